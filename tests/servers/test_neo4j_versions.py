"""``kg load neo4j`` into the oldest Neo4j that it says it can load into, and into one that is older."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.load import load_neo4j
from tests.servers.neo4j_contents import expected, held
from tests.servers.neo4j_server import OLDEST, TOO_OLD, Neo4j
from tests.servers.test_neo4j_trouble import said
from tests.write.conftest import Builder, full

# The settings are those of the newest, of which older ones do not know all.
_LENIENT = "server.config.strict_validation.enabled=false\n"


def test_the_oldest(build: Builder, tmp_path: Path) -> None:
    before, after = build(full("a.md").done(), full("b.md").done()).folder, build(full("a.md").done()).folder
    with Neo4j(tmp_path / "neo4j", _LENIENT, OLDEST) as server, server.driver() as driver:
        assert server.kg(str(before)).returncode == 0
        assert held(driver) == expected(before)
        assert "Changed: nothing." in server.kg(str(before), "--replace-documents").stdout
        assert server.kg(str(after), "--prune").returncode == 0
        assert held(driver) == expected(after)


def test_one_that_is_too_old(build: Builder, tmp_path: Path) -> None:
    folder = build(full("a.md").done()).folder
    with Neo4j(tmp_path / "neo4j", _LENIENT, TOO_OLD) as server, server.driver() as driver:
        told = f"Neo4j/{TOO_OLD} at 127.0.0.1:{server.port} is too old. Neo4j 5.7 is the oldest"
        assert told in said(server.kg(str(folder)))
        with pytest.raises(KgError, match="is too old"):
            load_neo4j(folder, driver)
        assert held(driver) == {}
