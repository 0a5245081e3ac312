"""``kg export --format neo4j-csv``, read by ``neo4j-admin database import`` itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

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
    try:
        return run_import(neo4j, tables)
    finally:
        neo4j.server.start()


def run_import(neo4j: Neo4j, tables: Path) -> str:
    """Import tables in place of what a server that is stopped holds, and return what the import said."""
    done = subprocess.run(
        [str(tables / "import.sh"), "neo4j", "--overwrite-destination"],
        env={**os.environ, "NEO4J_ADMIN": str(neo4j.admin_script())},
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.usefixtures("bare")
def test_the_steps_that_an_export_tells(neo4j: Neo4j, build: Builder) -> None:
    """Import while Neo4j is stopped, start it, run schema.cypher in its shell; a load finds nothing to do."""
    folder = build(full("a.md").done(), full("b.md").done()).folder
    exported = subprocess.run(
        [neo4j.command()[0], "export", "--format", "neo4j-csv", str(folder)], capture_output=True, text=True, check=True
    )
    tables = folder.with_name(f"{folder.name}-neo4j-csv")
    first, then = exported.stdout.splitlines()
    assert first == f"{tables / 'import.sh'} fills a database of Neo4j that is stopped."
    assert then.startswith(f"Then start Neo4j, and run {tables / 'schema.cypher'} in it")
    neo4j.server.stop()
    run_import(neo4j, tables)
    neo4j.server.start()
    done = neo4j.shell("neo4j", tables / "schema.cypher")
    assert done.returncode == 0, done.stdout + done.stderr
    with neo4j.driver() as driver:
        names = driver.execute_query("SHOW INDEXES YIELD name RETURN collect(name)").records[0][0]
        assert {"jobfair_iri", "jobfair_names", "jobfair_event_startdate"} <= set(names)
    loaded = neo4j.kg(str(folder), "--replace-documents")
    assert (loaded.returncode, "Changed: nothing." in loaded.stdout) == (0, True), loaded.stderr


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
