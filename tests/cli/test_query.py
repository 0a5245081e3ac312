from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from kg.cli import main
from tests.query.builds import write_build


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_build(tmp_path_factory.mktemp("cli") / "out"))


def kg_query(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
    return CliRunner().invoke(main, ["query", *arguments], input=stdin, env=environment)


def test_a_table_in_a_pipe_lines_up_in_display_cells(out: str) -> None:
    lines = kg_query(out, "top-hosts").stdout.splitlines()
    assert lines[0].split() == ["host", "events", "first", "last"]
    starts = {cell_len(line.partition(" 2 ")[0].partition(" 1 ")[0].rstrip()) for line in lines[1:]}
    assert len(starts) == 3
    count_columns = {cell_len(line[: line.index(digit)]) for line, digit in zip(lines[1:], "211", strict=True)}
    assert count_columns == {cell_len(lines[0][: lines[0].index("events")])}


def test_a_pipe_gets_long_cells_whole(out: str) -> None:
    long = "招聘" * 200
    assert long in kg_query(out, f'SELECT ("{long}" AS ?text) {{}}', COLUMNS="40").stdout


def test_a_terminal_gets_a_table_within_its_width_and_the_number_of_rows(out: str) -> None:
    result = kg_query(out, "article-statements", FORCE_COLOR="1", TERM="xterm", COLUMNS="60")
    lines = click.unstyle(result.stdout).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert lines[-1].strip() == "1 row"
    assert lines[1].startswith("┃ id ")


def test_control_characters_of_an_article_do_not_reach_the_terminal(out: str) -> None:
    result = kg_query(out, "SELECT ('a\\u001B[31m\\tb\\n[bold]c' AS ?text) {}")
    assert result.stdout == "text\na [31m b [bold]c\n"


@pytest.mark.parametrize("way", ["positional", "option", "file", "stdin"])
def test_ways_to_ask(out: str, way: str, tmp_path: Path) -> None:
    text = "SELECT ?n { id:posts-1 jf:headcount ?n }"
    file = tmp_path / "q.rq"
    file.write_text("\ufeff" + text, "utf-8")
    arguments = {
        "positional": [text],
        "option": ["--name", "company-posts"],
        "file": ["-f", str(file)],
        "stdin": ["-f", "-"],
    }[way]
    result = kg_query(out, *arguments, "--format", "csv", stdin=text)
    assert result.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["n" if way != "option" else "headcount"] == "12"


def test_parameters_reach_the_question(out: str) -> None:
    result = kg_query(out, "fairs-of-district", "-p", "district=湖口", "-p", "since=2023-03-03", "--format", "json")
    (found,) = json.loads(result.stdout)["results"]["bindings"]
    assert found["event"]["value"] == "湖口县春季招聘会"


def test_graphs_are_turtle_unless_asked_otherwise(out: str) -> None:
    query = "CONSTRUCT WHERE { ?e jf:heldAt ?v }"
    assert "event:fair jf:heldAt id:venue-square ." in kg_query(out, query).stdout
    assert kg_query(out, query, "--format", "ntriples").stdout.count("\n") == 2


def test_the_list_needs_no_build_and_shows_both_languages() -> None:
    result = kg_query("--list")
    assert result.exit_code == 0
    assert "Who hosts most events" in result.stdout
    assert "主办活动最多的单位" in result.stdout
    assert "district, since, until" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (
            ["SELECT ?x {"],
            1,
            "Error: wrong query at line 1, column 12: the query ends too early\n  SELECT ?x {\n             ^",
        ),
        (["no-such-question"], 1, "Error: there is no question named no-such-question."),
        (
            ["fairs-of-district", "-p", "since=gestern"],
            1,
            "Error: since=gestern is no date: write the day as in since=2",
        ),
        (["fairs-of-district", "-p", "until=2022-02-30"], 1, "Error: until=2022-02-30 is no date"),
        (["fairs-of-district", "-p", "until=2022-2-3"], 1, "Error: until=2022-2-3 is no date"),
        (["planned-events", "-p", "since=2022-02"], 1, "Error: since=2022-02 is no date"),
        (["planned-events", "-p", "since="], 1, "Error: since= is no date"),
        (["top-hosts", "-p", "town=x"], 1, "Error: the query has no parameter town"),
        (["top-hosts", "-p", "town"], 2, "'town' is not NAME=VALUE"),
        ([], 2, "Give a query in one way"),
        (["ASK {}", "--name", "top-hosts"], 2, "Give a query in one way"),
        (["ASK {}", "--format", "turtle"], 2, "ASK prints as table, csv, json, not as turtle"),
        (["-f", "missing.rq"], 2, "No such file"),
        (["LOAD <http://example.org/>"], 1, "kg query only reads"),
    ],
)
def test_mistakes(out: str, arguments: list[str], code: int, says: str) -> None:
    result = kg_query(out, *arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""


def test_a_query_that_is_not_utf8_is_named(out: str) -> None:
    result = kg_query(out, "-f", "-", stdin="ASK { ?s ?p '招聘' }".encode("gbk"))
    assert result.exit_code == 1
    assert "is not UTF-8 (byte 13)" in result.stderr


def test_a_folder_that_is_no_build(tmp_path: Path) -> None:
    result = kg_query(str(tmp_path), "ASK {}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is no build of kg" in result.stderr
