"""What the command says before there is any server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import load, main

NOBODY = "bolt://127.0.0.1:1"


def run(*arguments: str, **environment: str) -> Result:
    empty = {"NEO4J_URI": "", "NEO4J_USERNAME": "", "NEO4J_PASSWORD": "secret-word", "KG_SPARQL_TOKEN": ""}
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


def test_nobody_answers(out: Path) -> None:
    result = run("neo4j", str(out), "--uri", NOBODY)
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


def test_no_password_and_nobody_to_ask(out: Path) -> None:
    result = run("neo4j", str(out), "--uri", NOBODY, NEO4J_PASSWORD="")
    assert result.exit_code == 1
    assert "set NEO4J_PASSWORD, or say --password-file FILE" in result.stderr


def test_a_password_file_that_is_not_there(out: Path, tmp_path: Path) -> None:
    result = run("neo4j", str(out), "--uri", NOBODY, "--password-file", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'none'} gives no password: No such file or directory.\n"


def test_an_empty_password_file(out: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", "utf-8")
    result = run("neo4j", str(out), "--uri", NOBODY, "--password-file", str(tmp_path / "empty"))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'empty'} gives no password: it is empty.\n"


@pytest.mark.parametrize("uri", ["bolt://db.invalid:7687", "neo4j://db.invalid", "bolt://192.0.2.1:port"])
def test_what_crosses_a_network_in_the_clear_is_told_once(out: Path, uri: str) -> None:
    result = run("neo4j", str(out), "--uri", uri)
    told = 0 if uri.endswith(":port") else 1
    assert (result.exit_code, result.stderr.count("cross the network unencrypted")) == (1, told)


@pytest.mark.parametrize("uri", ["bolt+s://db.invalid", "neo4j+ssc://db.invalid", NOBODY, "bolt://[::1]:1"])
def test_what_is_encrypted_or_stays_on_this_machine_is_not_told_of(out: Path, uri: str) -> None:
    result = run("neo4j", str(out), "--uri", uri)
    assert (result.exit_code, "unencrypted" in result.stderr) == (1, False)


@pytest.mark.parametrize("uri", ["bolt://localhost:1", "neo4j://localhost:1", "bolt+ssc://localhost:1"])
def test_certificates_that_nobody_would_look_at(uri: str) -> None:
    result = run("neo4j", "out", "--uri", uri, "--ca-file", "ours.pem")
    assert result.exit_code == 2
    assert f"--ca-file has no use with {uri}: only an address with bolt+s:// or neo4j+s://" in result.stderr


SERVERS = (
    ("neo4j", "--uri", NOBODY),
    ("sparql", "--dialect", "oxigraph", "--endpoint", "http://127.0.0.1:1", "--user", "somebody"),
    ("graphdb", "--endpoint", "http://127.0.0.1:1/repositories/fairs", "--user", "somebody"),
)


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server[0])
@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (shutil.rmtree, "is no build of kg (no such folder)"),
        (lambda out: (out / "graph.nq").unlink(), "is no build of kg (graph.nq is missing)"),
        (lambda out: (out / "report.json").write_text("{}", "utf-8"), "report.json is damaged"),
        (lambda out: (out / "graph.nq").write_text("", "utf-8"), "graph.nq is damaged: it has 0 lines"),
    ],
)
def test_what_is_loaded_is_looked_at_before_a_password_is_asked_for(
    out: Path, tmp_path: Path, server: tuple[str, ...], breaking: Callable[[Path], object], says: str
) -> None:
    broken = tmp_path / "out"
    shutil.copytree(out, broken)
    breaking(broken)
    name, *options = server
    result = run(name, str(broken), *options, NEO4J_PASSWORD="", KG_SPARQL_PASSWORD="")
    assert (result.exit_code, says in result.stderr) == (1, True), result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["graphdb", "--ruleset", "empty"], "--ruleset would be ignored: say --create"),
        (["graphdb", "--ruleset", "rdfsplus-optimized"], "--ruleset would be ignored: say --create"),
        (["graphdb", "--location", "http://other:7200"], "--location would be ignored: say --create"),
        (["sparql", "--dialect", "rdf4j", "--store", "lmdb"], "--store would be ignored: say --create"),
        (["sparql", "--dialect", "fuseki", "--store", "native", "--create"], "it is for --dialect rdf4j, not fuseki"),
        (["sparql", "--password-file", "secret"], "--password-file would be ignored: say --user"),
        (["sparql", "--ca-file", "ours.pem"], "--ca-file would be ignored: no address begins with https://"),
        (["graphdb", "--digest"], "--digest would be ignored: say --user"),
    ],
)
def test_options_that_would_do_nothing_are_wrong_usage(arguments: list[str], says: str) -> None:
    server, *options = arguments
    result = run(server, "out", "--endpoint", "http://127.0.0.1:1/repositories/fairs", *options)
    assert (result.exit_code, says in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize(
    "arguments", [["neo4j", "out"], ["neo4j", "out", "--uri", NOBODY, "--password", "x"], ["neo4j"], ["noe4j", "out"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
