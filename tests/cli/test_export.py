from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.query.builds import write_build


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *(str(argument) for argument in arguments)])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write_build(tmp_path / "out")


def test_it_prints(out: Path) -> None:
    result = run(out, "--format", "nt")
    assert result.exit_code == 0
    assert list(ox.parse(result.stdout_bytes, format=ox.RdfFormat.N_TRIPLES))


def test_it_writes_a_file_and_nothing_else(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonld"
    assert run(out, "--format", "jsonld", "-w", file).stdout == ""
    assert file.read_bytes() == run(out, "--format", "jsonld").stdout_bytes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.jsonld", "out"]


def test_a_file_is_whole_or_untouched(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.nt"
    file.write_text("before", "utf-8")
    with (out / "graph.ttl").open("a", encoding="utf-8") as merged:
        merged.write("no more Turtle")
    assert run(out, "--format", "nt", "-w", file).exit_code == 1
    assert file.read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nt", "out"]


@pytest.mark.parametrize("form", ["trig", "ttl12"])
@pytest.mark.parametrize("added", ["garbage\n", "<x:s> garbage <https://example.org/zz> .\n", "<x:s> <x:p> <x:o> _:g"])
def test_a_damaged_graph_is_named_with_its_line_and_nothing_is_written(
    out: Path, tmp_path: Path, form: str, added: str
) -> None:
    lines = (out / "graph.nq").read_text("utf-8").count("\n")
    with (out / "graph.nq").open("a", encoding="utf-8") as quads:
        quads.write(added)
    printed = run(out, "--format", form)
    assert (printed.exit_code, printed.stdout) == (1, "")
    assert re.search(rf"Error: .*graph\.nq is damaged: .*line {lines + 1}\b", printed.stderr)
    file = tmp_path / "graph.out"
    file.write_text("before", "utf-8")
    assert run(out, "--format", form, "-w", file).exit_code == 1
    assert file.read_text("utf-8") == "before"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none", "--format", "nt"], 1, "Error: none is no build of kg (no such folder)"),
        ([".", "--format", "nt"], 1, "graph.ttl is missing"),
        (["out", "--format", "csv"], 2, "'csv' is not one of 'ttl12', 'trig', 'nt', 'jsonld', 'rdfxml'"),
        (["out"], 2, "Missing option '--format'"),
        (["out", "--format", "nt", "-w", "none/graph.nt"], 1, "none/graph.nt cannot be written (No such file"),
    ],
)
def test_mistakes(out: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, says: str) -> None:
    monkeypatch.chdir(out.parent)
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""
