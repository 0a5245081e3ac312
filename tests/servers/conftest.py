from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from tests.servers.neo4j_server import Neo4j
from tests.write.conftest import Builder

HERE = Path(__file__).parent
_JAVA = "-XX:TieredStopAtLevel=1"
"""Servers that live for minutes take longer to compile themselves well than well compiled code saves."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.server)


@pytest.fixture(scope="session", autouse=True)
def quick_java() -> Iterator[None]:
    """Let every Java that tests start be ready soon; measurements, which start the same servers, do without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", _JAVA)
        yield


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    with Neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture
def neo4j(neo4j_server: Neo4j) -> Neo4j:
    """The server without data; constraints and indexes are those that a load before may have made."""
    neo4j_server.clear()
    return neo4j_server


@pytest.fixture
def bare(neo4j_server: Neo4j) -> None:
    """Let the server have no constraints and indexes either, for tests of what a first load does."""
    neo4j_server.empty()


@pytest.fixture
def driver(neo4j: Neo4j) -> Iterator[Driver]:
    with neo4j.driver() as driver:
        yield driver


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path)
