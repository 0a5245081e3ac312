"""What the SPARQL loader refuses before it asks a server, and that no secret shows in what it says."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset

from kg.cli import main
from kg.errors import KgError
from kg.load import load_sparql
from kg.load.sparql import Target
from kg.load.sparql.access import Access, in_the_clear

NOBODY = "http://127.0.0.1:1"
SECRET = "s3cr3t-word"  # noqa: S105 - of nobody
ELSEWHERE = "http://store.example/sparql"


def run(*arguments: str, **environment: str) -> Result:
    given = {"KG_SPARQL_TOKEN": None, "KG_SPARQL_PASSWORD": None, **environment}
    result = CliRunner().invoke(main, ["load", *arguments], env=given)
    assert SECRET not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("token", [f"{SECRET}\nsecond", f"{SECRET}\r", f"{SECRET} ", f"{SECRET}é", f"\n{SECRET}"])
def test_a_token_is_one_line_of_visible_characters(out: Path, token: str, tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(f"{token}\r\n".encode())
    there = ["sparql", str(out), "--dialect", "oxigraph", "--endpoint", NOBODY]
    result = run(*there, "--token-file", str(tmp_path / "token"))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / 'token'} holds no token: ")
    result = run(*there, KG_SPARQL_TOKEN=token)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: KG_SPARQL_TOKEN holds no token: ")


def test_an_empty_token_file_is_no_token(out: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("\n", "utf-8")
    there = ["graphdb", str(out), "--endpoint", f"{NOBODY}/repositories/x"]
    result = run(*there, "--token-file", str(tmp_path / "token"))
    assert "holds no token" in result.stderr


def test_a_header_that_cannot_be_sent_is_not_shown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        # Headers are put together when there is a connection.
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        client = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {SECRET}\n"})
        with client, pytest.raises(KgError, match="a header has characters that HTTP does not allow") as raised:
            load_sparql(Dataset(), client, Target("oxigraph"))
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("option", ["--endpoint", "--update", "--graph-store", "--location"])
@pytest.mark.parametrize("begin", ["http://u:", "u:", "http:/u:", "http://[u:"])
def test_no_address_holds_a_secret(option: str, begin: str) -> None:
    server = "graphdb" if option == "--location" else "sparql"
    result = run(server, "out", "--endpoint", NOBODY, option, f"{begin}{SECRET}@127.0.0.1:1/x")
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr


@pytest.mark.parametrize("endpoint", ["http://[::1", "http://127.0.0.1:port", "http://host\x00"])
def test_what_is_no_address_is_wrong_usage(endpoint: str) -> None:
    result = run("sparql", "out", "--endpoint", endpoint, KG_SPARQL_TOKEN=SECRET)
    assert result.exit_code == 2
    assert "this is no address" in result.stderr


@pytest.mark.parametrize("option", ["--chunk", "--wait"])
def test_what_is_not_a_number_is_wrong_usage(option: str) -> None:
    result = run("sparql", "out", "--endpoint", NOBODY, option, "nan")
    assert result.exit_code == 2
    assert "this is not a number" in result.stderr


@pytest.mark.parametrize("option", ["--update", "--graph-store"])
def test_every_address_counts_for_what_is_sent_in_the_clear(out: Path, option: str) -> None:
    there = ["sparql", str(out), "--dialect", "oxigraph", "--endpoint", NOBODY]
    told = "crosses the network unencrypted"
    assert told in run(*there, option, ELSEWHERE, KG_SPARQL_TOKEN=SECRET).stderr
    assert told not in run(*there, option, NOBODY, KG_SPARQL_TOKEN=SECRET).stderr
    assert not in_the_clear(Access(NOBODY, token=SECRET), "", "https://store.example/sparql")
