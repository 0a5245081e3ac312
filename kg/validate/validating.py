"""From a build or a file to all that is not as it must be."""

from __future__ import annotations

from pathlib import Path

from kg.validate.checks import check_results
from kg.validate.context import Context, said_by_store, said_by_triples
from kg.validate.results import Result, Validated
from kg.validate.shapes import ShapeCheck
from kg.validate.source import Source


def validate_graph(path: Path) -> Validated:
    """Return what shapes and checks find in a build's folder or a file of RDF.

    Each named graph is held against the shapes by itself; the checks look at all triples together.
    Raises ``KgError`` where the path holds no graph or is no sound RDF.
    """
    source = Source(path)
    shapes = ShapeCheck()
    found: set[Result] = set()
    graphs = triples = 0
    for _, graph in source.graphs():
        graphs += 1
        triples += len(graph)
        found.update(shapes.results(graph, Context(said_by_triples(graph), source.folder).tell))
    store = source.store()
    context = Context(said_by_store(store), source.folder)
    found.update(check_results(store, context.tell))
    return Validated(tuple(sorted(found)), graphs, triples)
