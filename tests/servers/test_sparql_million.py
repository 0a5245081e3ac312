"""A million triples, with as little memory as a tenth of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.articles import KG
from tests.invented import BASE
from tests.memory import peak_memory
from tests.servers.fuseki_server import Fuseki
from tests.servers.large import large_build
from tests.servers.oxigraph_server import Oxigraph
from tests.servers.rdf4j_server import Rdf4j
from tests.servers.sparql_server import SparqlServer
from tests.servers.virtuoso_server import Virtuoso

MILLION = 1_000_000
MORE = 40
"""MiB that ten times as many triples may take on top: names and counts of graphs, and buffers that are full."""


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_build(tmp_path_factory.mktemp("million"), MILLION + 20_000)


@pytest.fixture(scope="module")
def tenth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_build(tmp_path_factory.mktemp("tenth"), MILLION // 10)


@pytest.fixture(params=(Rdf4j, Fuseki, Oxigraph, Virtuoso), ids=lambda store: store.dialect)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SparqlServer]:
    with request.param(tmp_path / "home") as server:
        yield server


def test_memory_does_not_grow_with_the_build(store: SparqlServer, tenth: Path, million: Path) -> None:
    store.empty()
    small = peak(store, tenth)
    store.empty()
    large = peak(store, million)
    assert large < small + MORE, f"{large:.0f} MiB against {small:.0f} MiB"
    with (million / "graph.nq").open("rb") as lines:
        triples = sum(1 for _ in lines)
    assert triples >= MILLION
    ((held,),) = store.select(
        "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
        f'FILTER (STRSTARTS(STR(?g), "{BASE}") && ?g != <{BASE}loads>) }}'
    )
    assert f'"{triples}"' in held


def peak(store: SparqlServer, out: Path) -> float:
    """Load a build, and return the most memory, in MiB, that the command had."""
    way = store.entrance()
    command = [str(KG), "load", *way.arguments, str(out)]
    return peak_memory(command, {**os.environ, **way.environment}, out.with_suffix(".log"))
