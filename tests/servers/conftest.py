from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.neo4j_server import Neo4j

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.server)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    with Neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server
