from __future__ import annotations

import pytest
from rdflib import Graph, URIRef

from kg.concepts import ontology_file, ontology_folder
from kg.vocabulary import JF


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return Graph().parse(ontology_file())


@pytest.fixture(scope="session")
def alignments() -> Graph:
    return Graph().parse(ontology_folder() / "alignments.ttl")


def ours(graph: Graph, kind: URIRef) -> list[URIRef]:
    """The project's own terms of a kind, sorted."""
    found = set(graph.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind))
    return sorted(node for node in found if isinstance(node, URIRef) and node.startswith(str(JF)))
