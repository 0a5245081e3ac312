"""The tables for Neo4j's import. That the import takes them is shown on the real one, in tests/servers."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.write.conftest import Builder, full


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return Builder(tmp_path)(full("a.md").done(), full("b.md").done()).folder


def export(build: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", str(build), "--format", "neo4j-csv", *arguments])


def test_tables_tell_types_and_lists(build: Path, tmp_path: Path) -> None:
    assert export(build, "-w", str(tmp_path / "tables")).exit_code == 0
    with (tmp_path / "tables" / "nodes-Event-JobFair.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["startDate:date"], row["companies:long"]) == ("2022-02-10", "30")
    assert row[":LABEL"].split("\x1f") == ["Resource", "Event", "JobFair"]
    assert row["sources:string[]"].split("\x1f") == ["a.md", "b.md"]
    assert json.loads(row["_stated:string[]"].split("\x1f")[0])["source"] == "a.md"
    script = (tmp_path / "tables" / "import.sh").read_text("utf-8")
    assert "--nodes=nodes-Event-JobFair.csv" in script
    assert "--array-delimiter=U+001F" in script


def test_the_same_build_gives_the_same_bytes(build: Path, tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        export(build, "-w", str(tmp_path / name))
        contents.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1]
    assert len(contents[0]) > 10


def test_what_is_there_stays(build: Path, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    result = export(build, "-w", str(tmp_path / "tables"))
    assert (result.exit_code, "is there already" in result.stderr) == (1, True)


def cut(build: Path) -> None:
    lines = (build / "graph.nq").read_bytes().splitlines(keepends=True)
    (build / "graph.nq").write_bytes(b"".join(lines[: len(lines) // 2]))


def garble(build: Path) -> None:
    lines = (build / "graph.nq").read_bytes().splitlines(keepends=True)
    (build / "graph.nq").write_bytes(b"".join([b"<a:a> <a:b>\n", *lines[1:]]))


@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (cut, r"graph\.nq is damaged: it has \d+ lines, and report\.json counts \d+\. Build it again\."),
        (garble, r"graph\.nq is damaged: "),
        (lambda build: (build / "report.json").unlink(), r"report\.json is damaged: it is missing"),
        (lambda build: (build / "report.json").write_text("{"), r"report\.json is damaged"),
        (lambda build: (build / "report.json").write_bytes(b"\xff\n"), r"report\.json is damaged"),
    ],
)
def test_a_damaged_build_leaves_nothing(
    build: Path, tmp_path: Path, breaking: Callable[[Path], object], says: str
) -> None:
    before = set(tmp_path.iterdir())
    breaking(build)
    result = export(build, "-w", str(tmp_path / "tables"))
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert re.search(says, result.stderr), result.stderr
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("named", ["new1", "new1/", "./new1", "work1/../new1"])
def test_tables_go_beside_the_build_where_no_folder_is_named(
    build: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(build.parent)
    result = CliRunner().invoke(main, ["export", named, "--format", "neo4j-csv"])
    assert result.exit_code == 0, result.stderr
    tables = build.parent / "new1-neo4j-csv"
    assert {"import.sh", "schema.cypher", "nodes-Event-JobFair.csv"} <= {path.name for path in tables.iterdir()}
    assert (
        "new1-neo4j-csv/import.sh fills a database of Neo4j that is stopped.\nThen start Neo4j, and run"
        in result.stdout
    )
    assert not any("csv" in path.name for path in build.iterdir())
    again = CliRunner().invoke(main, ["export", named, "--format", "neo4j-csv"])
    assert (again.exit_code, "new1-neo4j-csv is there already" in again.stderr) == (1, True)


@pytest.mark.parametrize("inside", [".", "texts/.."])
def test_a_build_that_is_named_from_inside(build: Path, monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    monkeypatch.chdir(build)
    assert CliRunner().invoke(main, ["export", inside, "--format", "neo4j-csv"]).exit_code == 0
    assert (build.parent / f"{build.name}-neo4j-csv" / "import.sh").exists()
