"""What people who write Python are told when what they load, or where to, cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from rdflib import BNode, Dataset, Literal, URIRef

from kg.errors import KgError
from kg.load import load_sparql
from kg.load.sparql import DIALECTS, Target

A, B, GRAPH = URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:graph")


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(base_url="http://127.0.0.1:1") as client:
        yield client


def refusal(graph: Dataset, client: httpx.Client, target: Target | None = None) -> str:
    with pytest.raises(KgError) as raised:
        load_sparql(graph, client, target)
    assert "--" not in str(raised.value)
    return str(raised.value)


def test_a_dialect_that_is_none(client: httpx.Client) -> None:
    said = refusal(Dataset(), client, Target("nosuch"))
    assert all(name in said for name in ("'nosuch'", *DIALECTS))


def test_a_client_that_has_no_address() -> None:
    with httpx.Client() as nowhere:
        assert "base_url" in refusal(Dataset(), nowhere)
        assert "base_url" in refusal(Dataset(), nowhere, Target("rdf4j"))


@pytest.mark.parametrize("target", [Target("oxigraph", create=True), Target("virtuoso", compress=True)])
def test_what_a_store_cannot_do(client: httpx.Client, target: Target) -> None:
    assert "Target(" in refusal(Dataset(), client, target)


@pytest.mark.parametrize("status", [404, 405, 415])
def test_what_a_server_refuses(status: int) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(status))
    with httpx.Client(base_url="http://127.0.0.1:1", transport=transport) as refusing:
        assert "Target(dialect=…)" in refusal(Dataset(), refusing, Target("oxigraph"))


def test_an_address_with_a_password() -> None:
    with httpx.Client(base_url="http://u:s3cr3t@127.0.0.1:1") as client:
        said = refusal(Dataset(), client, Target("oxigraph"))
    assert "the client's auth" in said
    assert "s3cr3t" not in said


@pytest.mark.parametrize("union", [False, True])
def test_triples_in_the_default_graph_are_not_left_behind(client: httpx.Client, union: bool) -> None:
    dataset = Dataset(default_union=union)
    dataset.graph(GRAPH).add((A, B, Literal("in a graph")))
    dataset.default_graph.add((A, B, Literal("in none")))
    assert "default graph" in refusal(dataset, client, Target("oxigraph"))


@pytest.mark.parametrize("triple", [(BNode(), B, A), (A, B, BNode())])
def test_blank_nodes_are_refused(client: httpx.Client, triple: tuple[URIRef, URIRef, URIRef]) -> None:
    dataset = Dataset()
    dataset.graph(GRAPH).add(triple)
    said = refusal(dataset, client, Target("oxigraph"))
    assert "urn:graph has a blank node" in said


def test_a_graph_that_a_blank_node_names_is_refused(client: httpx.Client) -> None:
    dataset = Dataset()
    dataset.graph(BNode()).add((A, B, A))
    assert "blank node" in refusal(dataset, client, Target("oxigraph"))
