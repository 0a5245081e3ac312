"""From a build or a file to all that is not as it must be."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError
from kg.validate.checks import check_results
from kg.validate.context import Context, said_by_store, said_by_triples
from kg.validate.contradictions import softened, with_sources
from kg.validate.results import WARNING, Result, Validated
from kg.validate.shapes import ShapeCheck
from kg.validate.source import Source


def validate_graph(path: Path) -> Validated:
    """Return what shapes and checks find in a build's folder or a file of RDF.

    Each named graph is held against the shapes by itself; the checks look at all triples together.
    Raises ``KgError`` where the path holds no graph or is no sound RDF.
    """
    source = Source(path)
    store = source.store()
    context = Context(said_by_store(store), source.folder)
    checked = list(check_results(store, context.tell))
    shapes = ShapeCheck()
    found: set[Result] = set()
    graphs = triples = 0
    for _, graph in source.graphs():
        graphs += 1
        triples += len(graph)
        of_graph = Context(said_by_triples(graph), source.folder)
        found.update(softened(shapes.results(graph, of_graph.tell), graph, of_graph))
    if not triples:
        raise KgError(f"{path} holds no triples: give a folder that kg build wrote, or a file of RDF.")
    told = {(result.focus, result.path) for result in checked}
    differing = {result for result in found if result.severity == WARNING}
    contested = [result for result in differing if (result.focus, result.path) not in told]
    contested += [result for result in checked if len(context.documents(result.focus)) > 1]
    found = {*(found - differing), *(result for result in checked if result not in contested)}
    found.update(with_sources(contested, source.articles(), source.folder))
    return Validated(tuple(sorted(found)), graphs, triples)
