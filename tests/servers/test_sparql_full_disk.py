"""A server whose disk is full says so, and is completed by the same command when there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.invented import BASE
from tests.servers.full_disk import own_disk, resize
from tests.servers.fuseki_server import Fuseki
from tests.servers.large import large_build
from tests.servers.oxigraph_server import Oxigraph
from tests.servers.rdf4j_server import Rdf4j
from tests.servers.sparql_builds import load
from tests.servers.sparql_server import SparqlServer
from tests.servers.virtuoso_server import Virtuoso

TRIPLES = 60_000
SPARE = 2 << 20
"""Bytes, in which they do not fit."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_build(tmp_path_factory.mktemp("large"), TRIPLES)


@pytest.mark.parametrize("kind", [Rdf4j, Fuseki, Oxigraph, Virtuoso], ids=lambda kind: kind.dialect)
def test_a_full_disk_is_named_and_nothing_is_lost(kind: type[SparqlServer], out: Path, tmp_path: Path) -> None:
    with own_disk(tmp_path / "disk") as disk, kind(disk / "home") as store:
        store.empty()
        resize(disk, SPARE)
        _, complained = load(out, store.entrance(), "--chunk", "1", code=1)
        assert "disk is full" in complained or "disk may be full" in complained, complained
        resize(disk)
        # Some do not recover from it without a restart.
        store.server.kill()
        store.server.start()
        load(out, store.entrance())
        with (out / "graph.nq").open("rb") as lines:
            triples = sum(1 for _ in lines)
        ((held,),) = store.select(
            "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
            f'FILTER (STRSTARTS(STR(?g), "{BASE}") && ?g != <{BASE}loads>) }}'
        )
        assert f'"{triples}"' in held
