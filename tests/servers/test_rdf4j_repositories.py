"""How ``--create`` makes repositories on RDF4J Server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.load.sparql import RDF4J_STORES
from tests.servers.rdf4j_server import Rdf4j
from tests.servers.sparql_builds import article, build, graphs, load
from tests.servers.sparql_server import PASSWORD, Entrance
from tests.servers.test_sparql_stores import holds

TYPES = {"memory": "openrdf:MemoryStore", "native": "openrdf:NativeStore", "lmdb": "rdf4j:LmdbStore"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rdf4j]:
    with Rdf4j(tmp_path_factory.mktemp("rdf4j") / "home") as server:
        assert isinstance(server, Rdf4j)
        yield server


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"), {f"文章{number}.md": article(number) for number in range(2)})


def created(server: Rdf4j, out: Path, *options: str) -> str:
    """Load into a repository that is made for it, and return its configuration as the server tells it."""
    server.empty()
    way = ["sparql", "--dialect", "rdf4j", "--endpoint", server.endpoint(), "--user", server.user, "--create", *options]
    load(out, Entrance(way, {"KG_SPARQL_PASSWORD": PASSWORD}))
    holds(server, graphs(out))
    with server.client() as client:
        return client.get(f"{server.endpoint()}/config", headers={"Accept": "text/turtle"}).raise_for_status().text


@pytest.mark.parametrize("store", RDF4J_STORES)
def test_a_repository_keeps_its_data_as_it_is_told_to(server: Rdf4j, out: Path, store: str) -> None:
    assert f'"{TYPES[store]}"' in created(server, out, "--store", store)
    if store != "memory":
        return
    # It is in memory, and yet outlives the server.
    server.server.stop()
    server.server.start()
    holds(server, graphs(out))


def test_a_repository_is_lmdb_where_nothing_is_told(server: Rdf4j, out: Path) -> None:
    assert f'"{TYPES["lmdb"]}"' in created(server, out)


def test_a_graph_of_somebody_else_that_a_blank_node_names_is_left_alone(server: Rdf4j, out: Path) -> None:
    server.empty()
    server.make()
    with server.client() as client:
        line = {"content": b"<urn:a> <urn:b> <urn:c> _:g .", "headers": {"Content-Type": "application/n-quads"}}
        client.post(server.data_address(), **line).raise_for_status()  # type: ignore[arg-type]
    for _ in range(2):
        load(out, server.entrance())
        holds(server, graphs(out))
    assert server.select("SELECT ?o WHERE { GRAPH ?g { <urn:a> <urn:b> ?o } }") == [["<urn:c>"]]
