"""Where the triples come from: the graphs of a build, or of any file of RDF."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import KgError
from kg.layout import GRAPH_NQ, GRAPH_TTL, TEXTS
from kg.sorting import LineSorter, merge_runs
from kg.vocabulary import RDF

_FORMS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_REIFIES = f"{RDF}reifies"
_PARTS = [ox.NamedNode(str(term)) for term in (RDF.subject, RDF.predicate, RDF.object)]
# The last of four terms. No value can be taken for it: one ends in a quote, a tag or, without a space before, its type.
_GRAPH = re.compile(rb"\S+ \S+ .+ (<[^<>\s]+>) ?\.\s*", re.DOTALL)


class Source:
    """A build's folder or a file of RDF."""

    def __init__(self, path: Path) -> None:
        """Take the path. Raises ``KgError`` where nothing that holds a graph is there."""
        self.path = path
        folder = path if path.is_dir() else path.parent
        self.folder = folder if (folder / TEXTS).is_dir() else None
        """Where the texts lie."""
        if not path.exists():
            raise KgError(f"{path} does not exist: give a folder that kg build wrote, or a file of RDF.")
        files = [path / GRAPH_NQ, path / GRAPH_TTL] if path.is_dir() else [path, path]
        for file in files:
            if not file.is_file():
                raise KgError(f"{path} holds no {file.name}: give a folder that kg build wrote, or a file of RDF.")
        self.quads, self.merged = files
        self.form = _form(self.quads)

    def graphs(self) -> Iterator[tuple[str, list[ox.Triple]]]:
        """Yield each graph with its name; the default graph has none. Raises ``KgError`` for what is not RDF."""
        if self.form == ox.RdfFormat.N_QUADS:
            yield from self._sorted_graphs()
            return
        graphs: dict[str, list[ox.Triple]] = defaultdict(list)
        try:
            for quad in ox.parse(path=str(self.quads), format=self.form):
                graphs[_name(quad.graph_name)] += _spelt_out(quad.triple)
        except (SyntaxError, ValueError) as error:
            raise _damaged(self.quads, error) from error
        yield from sorted(graphs.items(), key=lambda item: item[0])

    def articles(self) -> Iterator[tuple[str, list[ox.Triple]]]:
        """Yield each graph with its name; of a merged graph, those of the articles where they lie beside it."""
        beside = self.path.with_name(GRAPH_NQ)
        merged = self.path.is_file() and self.path.name == GRAPH_TTL and beside.is_file()
        yield from Source(beside).graphs() if merged else self.graphs()

    def store(self) -> ox.Store:
        """Return a store with all triples in its default graph, claims of a build left out."""
        store = ox.Store()
        form = _form(self.merged)
        try:
            quads = ox.parse(path=str(self.merged), format=form)
            store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        except (SyntaxError, ValueError) as error:
            raise _damaged(self.merged, error) from error
        return store

    def _sorted_graphs(self) -> Iterator[tuple[str, list[ox.Triple]]]:
        """Yield the graphs of N-Quads one by one; memory holds one at a time, however many there are."""
        with TemporaryDirectory(prefix="kg-validate-") as work:
            sorter = LineSorter(Path(work), "graphs")
            with self.quads.open("rb") as lines:
                for line in lines:
                    if line.strip():
                        graph = _GRAPH.fullmatch(line)
                        keyed = (graph[1] if graph else b"") + b"\t" + line.rstrip(b"\r\n") + b"\n"
                        sorter.add([keyed], len(keyed))
            rows = (row.split(b"\t", 1) for block in merge_runs(sorter.flush(), Path(work)) for row in block)
            for name, group in groupby(rows, key=lambda row: row[0]):
                lines_of = b"".join(line for _, line in group)
                try:
                    quads = list(ox.parse(lines_of, format=ox.RdfFormat.N_QUADS))
                except (SyntaxError, ValueError) as error:
                    raise _damaged(self.quads, error) from error
                yield name.strip(b"<>").decode(), [triple for quad in quads for triple in _spelt_out(quad.triple)]


def _form(path: Path) -> ox.RdfFormat:
    ending = path.suffix.lower()
    if ending not in _FORMS:
        raise KgError(f"{path} has no ending of RDF: it must be one of {', '.join(_FORMS)}.")
    return _FORMS[ending]


def _spelt_out(triple: ox.Triple) -> list[ox.Triple]:
    """Return a triple as RDF 1.1 says it: of a reifier, which only RDF 1.2 has, the three parts of its statement."""
    statement = triple.object
    if triple.predicate.value != _REIFIES or not isinstance(statement, ox.Triple):
        return [triple]
    said = (statement.subject, statement.predicate, statement.object)
    return [ox.Triple(triple.subject, part, value) for part, value in zip(_PARTS, said, strict=True)]


def _name(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    return "" if isinstance(graph, ox.DefaultGraph) else graph.value


def _damaged(path: Path, error: Exception) -> KgError:
    return KgError(f"{path} is no sound RDF ({error}): correct it, or build it again.")
