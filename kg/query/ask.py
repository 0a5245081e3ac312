"""From a build and a query to an answer."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.layout import GRAPH_NQ, GRAPH_TTL
from kg.query.answer import Answer
from kg.query.diagnosis import explain_syntax
from kg.query.prefixes import prefixes_of
from kg.query.refusal import asks_for_graphs, refuse_unanswerable


def ask(build: Path, query: str) -> Answer:
    """Return the answer of a build to a SPARQL 1.1 query.

    The default graph is the merged graph (``graph.ttl``). The graphs of the single
    documents, which also hold the claims, and the graph of merges are named graphs,
    loaded from ``graph.nq`` where the query asks for them by GRAPH or FROM. The
    standard prefixes need no declaration. Raises KgError, with the place in the
    query or the file, for a wrong query, an update, SERVICE, and a folder that is no build.
    """
    refuse_unanswerable(query)
    merged = _file_of(build, GRAPH_TTL)
    prefixes = prefixes_of(merged)
    store = ox.Store()
    try:
        # A store without data is enough to tell a wrong query, at once also for a large build.
        store.query(query, prefixes=prefixes)
    except SyntaxError as error:
        raise KgError(explain_syntax(query, str(error), prefixes)) from error
    _load(store, merged, ox.RdfFormat.TURTLE)
    if asks_for_graphs(query):
        _load(store, _file_of(build, GRAPH_NQ), ox.RdfFormat.N_QUADS)
    return Answer(store.query(query, prefixes=prefixes), prefixes)


def _file_of(build: Path, name: str) -> Path:
    file = build / name
    if not file.is_file():
        lack = f"{name} is missing" if build.is_dir() else "no such folder"
        raise KgError(f"{build} is no build of kg ({lack}). Make one: kg build INPUT -o {build}")
    return file


def _load(store: ox.Store, file: Path, form: ox.RdfFormat) -> None:
    try:
        store.bulk_load(path=str(file), format=form)
    except SyntaxError as error:
        raise KgError(f"{file} is damaged: {error}. Build it again.") from error
