"""The commands that read a build again."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.annotate.gazetteer import division
from kg.cli import main
from tests.build.articles import KG
from tests.invented import Article
from tests.write.conftest import Builder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build with a division that the table of codes really has."""
    article = Article("2022/fair.md")
    known = division("110101")
    assert known is not None
    assert known.parent is not None
    parent = division(known.parent)
    assert parent is not None
    article.district(parent.code, parent.name, parent.full_name)
    county = article.district(known.code, known.name, known.full_name, within=parent.code)
    event = article.event("event:1", "招聘会", "2022-02-10", county)
    article.figure("figure:1", "companies", "30", event=event, words="举办招聘会")
    return Builder(tmp_path)(article.done()).folder


def test_check_passes_a_sound_build(out: Path) -> None:
    result = run("check", out)
    assert result.exit_code == 0
    assert result.stdout.endswith("No mismatch.\n")
    assert re.search(r"^quotes +2$", result.stdout, re.MULTILINE)


def test_check_names_file_node_and_remedy(out: Path) -> None:
    text = out / "texts/2022/fair.md.txt"
    text.write_text(text.read_text("utf-8").replace("举办", "举行"), "utf-8")
    result = run("check", out)
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if "举行" in line]
    assert line.startswith(f"{out}/graph.nq: https://example.org/id/document/2022/fair.md#char=")
    assert line.endswith("Build the graph again.")
    assert f"{out}/texts/2022/fair.md.txt: The text is not the one whose text_sha256" in result.stdout
    assert result.stderr == "2 mismatches.\n"


@pytest.mark.parametrize("command", [("check",), ("show", "x")])
def test_what_is_no_build_ends_with_a_message(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], tmp_path, *command[1:])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "kg build" in result.stderr


def test_show_prints_brackets_in_a_pipe(out: Path) -> None:
    result = run("show", out, "fair")
    assert result.exit_code == 0
    assert "[举办招聘会|figure]" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_prints_colours_on_a_terminal(out: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    subprocess.run([KG, "show", out, "fair"], stdout=theirs, env=environment, check=True)
    os.close(theirs)
    printed = os.read(ours, 1 << 16).decode(errors="replace")
    os.close(ours)
    assert "\x1b[4;31m举办招聘会\x1b[0m" in printed
    assert "用人单位数 employers" in printed


def test_show_writes_a_page(out: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("show", out, "fair", "--html", "-w", page).stdout == ""
    assert page.read_text("utf-8") == run("show", out, "fair", "--html").stdout
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_show_lists_what_comes_close(out: Path) -> None:
    result = run("show", out, "fairs.md")
    assert result.exit_code == 1
    assert "Close to it:\n  2022/fair.md" in result.stderr
