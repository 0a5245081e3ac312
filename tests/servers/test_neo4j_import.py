"""``kg export --format neo4j-csv``, read by ``neo4j-admin database import`` itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from kg.load import load_neo4j
from tests.servers.large import large_build
from tests.servers.neo4j_contents import expected, held
from tests.servers.neo4j_server import Neo4j
from tests.servers.test_neo4j_load import nasty_article
from tests.write.conftest import Builder, full


def imported(neo4j: Neo4j, build: Path, tables: Path) -> str:
    """Export a build, import it in place of what the server holds, and return what the import said."""
    kg = neo4j.command()[0]
    exported = [kg, "export", str(build), "--format", "neo4j-csv", "-w", str(tables)]
    subprocess.run(exported, check=True, capture_output=True)
    neo4j.server.stop()
    done = subprocess.run(
        [str(tables / "import.sh"), "neo4j", "--overwrite-destination"],
        env={**os.environ, "NEO4J_ADMIN": str(neo4j.admin_script())},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    neo4j.server.start()
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_import_is_what_a_load_makes(neo4j: Neo4j, build: Builder, tmp_path: Path) -> None:
    folder = build(nasty_article().done(), full("a.md").done(), full("b.md").done()).folder
    imported(neo4j, folder, tmp_path / "tables")
    with neo4j.driver() as driver:
        assert held(driver) == expected(folder)
        for statement in (tmp_path / "tables" / "schema.cypher").read_text("utf-8").split(";\n")[:-1]:
            driver.execute_query(statement)
        loaded = load_neo4j(folder, driver)
    assert (loaded.changed, loaded.differences()) == ({}, {})


def test_an_import_of_many(neo4j: Neo4j, tmp_path: Path) -> None:
    folder = large_build(tmp_path, 100_000)
    imported(neo4j, folder, tmp_path / "tables")
    with neo4j.driver() as driver:
        assert held(driver) == expected(folder)
