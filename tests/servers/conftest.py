from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from tests.servers.neo4j_server import Neo4j
from tests.write.conftest import Builder

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.server)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    with Neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture
def neo4j(neo4j_server: Neo4j) -> Neo4j:
    """The server, empty."""
    neo4j_server.empty()
    return neo4j_server


@pytest.fixture
def driver(neo4j: Neo4j) -> Iterator[Driver]:
    with neo4j.driver() as driver:
        yield driver


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path)
