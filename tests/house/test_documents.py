"""What the project says of itself is true, and complete."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg import __version__
from kg.cli import SUMMARIES
from kg.query import list_questions
from scripts.refresh_docs import Run, documents, prepare, with_real_output
from tests.house.files import ROOT, project_files

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return prepare(tmp_path_factory.mktemp("documents"), measured=False)


@pytest.mark.parametrize("document", list(documents()), ids=lambda path: path.name)
def test_commands_print_what_the_documents_show(document: Path, run: Run) -> None:
    text = document.read_text("utf-8")
    assert with_real_output(text, run) == text


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_is_documented(name: str) -> None:
    assert f"## kg {name}\n" in COMMANDS
    assert f"$ kg {name} --help\n" in COMMANDS
    assert f"kg {name}" in README


def test_a_command_that_breaks_down_gets_into_no_document(run: Run) -> None:
    with pytest.raises(RuntimeError, match="no document shows a traceback"):
        run("python -c 1/0")


def test_every_shipped_question_is_listed_in_the_documents() -> None:
    assert [question.name for question in list_questions() if question.name not in COMMANDS] == []


def test_every_target_of_the_makefile_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([\w-]+)", README, re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def test_links_between_files_lead_somewhere() -> None:
    for document in documents():
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text("utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_one_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "kg/__init__.py"
    assert project["project"]["license"] == "Apache-2.0"


def test_no_file_speaks_of_a_machine() -> None:
    private = re.compile(rb"(?<![A-Za-z0-9_.}\"'/-])/(?:home|root|work|tmp|Users|opt|mnt)/[\w.]")
    found = [path.relative_to(ROOT).as_posix() for path in project_files() if private.search(path.read_bytes())]
    assert found == []
