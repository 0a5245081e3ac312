"""What the command says before there is any server."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import load, main

NOBODY = "bolt://127.0.0.1:1"


def run(*arguments: str, **environment: str) -> Result:
    empty = {"NEO4J_URI": "", "NEO4J_USERNAME": "", "NEO4J_PASSWORD": "secret-word"}
    given = {name: value or None for name, value in (empty | environment).items()}
    return CliRunner().invoke(main, ["load", *arguments], env=given)


@pytest.mark.parametrize("name", load.SUMMARIES)
def test_every_server_has_its_summary_examples_and_options_explained(name: str) -> None:
    result = run(name, "--help")
    assert load.SUMMARIES[name] in " ".join(result.stdout.split())
    assert re.search(rf"Examples?:\n(.*\n)*?.*\bkg load {name}\b", result.stdout)
    command = load.command.get_command(click.Context(main), name) if isinstance(load.command, click.Group) else None
    assert command is not None
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_nobody_answers() -> None:
    result = run("neo4j", "out", "--uri", NOBODY)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: Neo4j does not answer at {NOBODY} (")
    assert "secret-word" not in result.output


@pytest.mark.parametrize(
    "uri",
    [
        "http//nowhere", "ftp://127.0.0.1", "bolt://127.0.0.1:port", "bolt://[::1", "http://127.0.0.1:7474",
        "https://127.0.0.1:7473", "127.0.0.1:1", "localhost:7687", "bolt:127.0.0.1", "bolt://", "bolt://:7687",
    ],
)  # fmt: skip
def test_an_address_of_something_else(uri: str) -> None:
    result = run("neo4j", "out", "--uri", uri)
    assert result.exit_code == 1
    assert f"Error: {uri} is no address of Neo4j" in result.stderr
    assert "An example: bolt://localhost:7687" in result.stderr


def test_an_empty_address() -> None:
    result = run("neo4j", "out", "--uri", "")
    assert (result.exit_code, "is no address of Neo4j" in result.stderr) == (1, True)


@pytest.mark.parametrize("uri", ["bolt://neo4j:hid%den@127.0.0.1:1", "bolt//neo4j:hid%den@127.0.0.1", "hid%den@host"])
@pytest.mark.parametrize("password", ["secret-word", ""])
def test_a_password_in_the_address_is_refused_and_not_shown(uri: str, password: str) -> None:
    said = run("neo4j", "out", "--uri", uri, NEO4J_PASSWORD=password)
    from_environment = run("neo4j", "out", NEO4J_URI=uri, NEO4J_PASSWORD=password)
    for result in (said, from_environment):
        assert (result.exit_code, "hid" in result.output) == (1, False)
        assert "--user" in result.stderr


def test_no_password_and_nobody_to_ask() -> None:
    result = run("neo4j", "out", "--uri", NOBODY, NEO4J_PASSWORD="")
    assert result.exit_code == 1
    assert "set NEO4J_PASSWORD, or say --password-file FILE" in result.stderr


def test_a_password_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("neo4j", "out", "--uri", NOBODY, "--password-file", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'none'} gives no password: No such file or directory.\n"


@pytest.mark.parametrize(
    "arguments", [["neo4j", "out"], ["neo4j", "out", "--uri", NOBODY, "--password", "x"], ["neo4j"], ["noe4j", "out"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
