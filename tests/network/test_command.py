from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["network", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_table_ranks_by_the_first_measure_and_sums_up(build: Path) -> None:
    result = run(build, "-m", "strength", "-m", "community")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["name", "kind", "strength", "community"]
    assert lines[1].split() == ["青川市人力资源和社会保障局", "GovernmentBody", "2", "1"]
    assert "3 nodes, 2 edges of weight 2" in lines[-1]


def test_csv_has_every_row_and_top_cuts(build: Path) -> None:
    rows = list(csv.reader(io.StringIO(run(build, "company-events", "--format", "csv").stdout)))
    assert len(rows) == 5
    assert len(run(build, "company-events", "--format", "csv", "-n", "1").stdout.splitlines()) == 2


def test_the_ending_of_the_file_decides_the_format(build: Path, tmp_path: Path) -> None:
    for name in ("x.json", "x.graphml", "x.gexf", "x.net", "x.cyjs", "x.csv"):
        assert run(build, "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).stat().st_size
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["graph"] == {"name": "organisers"}


def test_years_are_shown(build: Path) -> None:
    lines = run(build, "--years").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["year", "2023", "2024"]


def test_views_and_measures_are_listed(build: Path) -> None:
    text = run("--list").stdout
    assert "organiser-districts" in text
    assert "constraint" in text


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere"], 1, "is no build of kg"),
        (["{build}", "--district", "无此县"], 1, "knows no district"),
        (["{build}", "--since", "soon"], 1, "is no date"),
        (["{build}", "--kind", "Party"], 1, "no kind 'Party'"),
        (["{build}", "bodies"], 2, "is not one of"),
        (["{build}", "-m", "fame"], 2, "is not one of"),
        (["{build}", "-m", "hub"], 2, "two sorts of nodes"),
        (["{build}", "-o", "x.doc"], 2, "say --format"),
        (["{build}", "--years", "--format", "gexf"], 2, "not as gexf"),
        (["{build}", "-o", "missing/x.csv"], 1, "was not written"),
    ],
)
def test_what_cannot_be_done_is_said(build: Path, arguments: list[str], code: int, message: str) -> None:
    result = run(*(argument.replace("{build}", str(build)) for argument in arguments))
    assert result.exit_code == code
    assert message in result.stderr


def test_a_period_without_events_gives_an_empty_table(build: Path) -> None:
    result = run(build, "--since", "2099")
    assert result.exit_code == 0
    assert "0 nodes, 0 edges" in result.stdout
