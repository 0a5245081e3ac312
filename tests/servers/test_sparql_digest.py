"""``--digest``: of a store of which nothing is known but its addresses, where the server itself asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.sparql_builds import article, build, graphs, load
from tests.servers.sparql_server import PASSWORD, Entrance
from tests.servers.test_sparql_stores import holds
from tests.servers.virtuoso_server import Virtuoso


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"), {f"文章{number}.md": article(number) for number in range(2)})


def test_a_store_that_asks_for_a_digest(out: Path, tmp_path: Path) -> None:
    with Virtuoso(tmp_path / "home") as server:
        places = ["--endpoint", server.query_address(), "--graph-store", server.data_address()]
        way = Entrance(["sparql", *places, "--user", server.user], {"KG_SPARQL_PASSWORD": PASSWORD})
        _, complained = load(out, way, code=1)
        assert "401" in complained
        load(out, way, "--digest")
        holds(server, graphs(out))
        printed, _ = load(out, way, "--digest")
        assert "0  sent, 0 triples" in printed
        _, complained = load(out, way._replace(environment={"KG_SPARQL_PASSWORD": "wrong-one-9"}), "--digest", code=1)
        assert "wrong or missing" in complained
