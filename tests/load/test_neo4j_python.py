"""A dataset of rdflib that Neo4j cannot be given is refused before anything is asked of the server."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from neo4j import GraphDatabase
from rdflib import BNode, Dataset, Literal, URIRef

from kg.errors import KgError
from kg.load import load_neo4j
from kg.vocabulary import RDFS

_NAME = URIRef("urn:x")


def in_the_default_graph(dataset: Dataset) -> None:
    dataset.default_graph.add((_NAME, RDFS.label, Literal("招聘会")))


def with_a_blank_node(dataset: Dataset) -> None:
    dataset.graph(_NAME).add((BNode(), RDFS.label, Literal("招聘会")))


def without_an_article(dataset: Dataset) -> None:
    dataset.graph(_NAME).add((_NAME, RDFS.label, Literal("招聘会")))


@pytest.mark.parametrize(
    ("fill", "says"),
    [
        (in_the_default_graph, "stands in the default graph"),
        (with_a_blank_node, "has a blank node"),
        (without_an_article, "No graph of the dataset describes a jf:Document"),
    ],
)
def test_what_would_load_nothing_or_nonsense_is_refused(fill: Callable[[Dataset], None], says: str) -> None:
    dataset = Dataset()
    fill(dataset)
    # A driver connects when something is first asked of it: nothing listens there.
    with GraphDatabase.driver("bolt://127.0.0.1:1") as driver, pytest.raises(KgError, match=says):
        load_neo4j(dataset, driver)


def test_a_session_is_no_driver() -> None:
    with (
        GraphDatabase.driver("bolt://127.0.0.1:1") as driver,
        driver.session() as session,
        pytest.raises(TypeError, match=r"a neo4j\.Driver"),
    ):
        load_neo4j(Dataset(), session)  # type: ignore[arg-type]
