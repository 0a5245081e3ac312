"""Who comes in, through which certificate, and what a load says of it."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from rdflib import Dataset

from kg.load import load_sparql
from kg.load.sparql import Target
from tests.build.articles import KG
from tests.servers.gateway import Gateway, basic
from tests.servers.oxigraph_server import Oxigraph
from tests.servers.sparql_builds import article, build, graphs, load, multiply
from tests.servers.sparql_server import PASSWORD, Entrance
from tests.servers.test_sparql_stores import holds

TOKEN = "eyJ-token-77"  # noqa: S105 - of a gateway that lives as long as a test


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    with Oxigraph(tmp_path_factory.mktemp("oxigraph") / "home") as server:
        assert isinstance(server, Oxigraph)
        yield server


@pytest.fixture
def store(running: Oxigraph) -> Oxigraph:
    running.empty()
    return running


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"), {f"文章{number}.md": article(number) for number in range(3)})


def behind(gateway: Gateway, *more: str, **environment: str) -> Entrance:
    return Entrance(["sparql", "--dialect", "oxigraph", "--endpoint", gateway.url, *more], environment)


def test_a_token_goes_through_a_gateway_whose_authority_is_named(store: Oxigraph, out: Path, tmp_path: Path) -> None:
    with Gateway(store.url, f"Bearer {TOKEN}", tmp_path) as gateway:
        trusted = ["--ca-file", str(gateway.authority)]
        load(out, behind(gateway, *trusted, KG_SPARQL_TOKEN=TOKEN), "--gzip")
        holds(store, graphs(out))
        (tmp_path / "token").write_text(f"{TOKEN}\n", "utf-8")
        printed, _ = load(out, behind(gateway, *trusted), "--token-file", str(tmp_path / "token"))
        assert "0  sent" in printed
        for way in (behind(gateway, *trusted, KG_SPARQL_TOKEN=TOKEN[::-1]), behind(gateway, *trusted)):
            _, complained = load(out, way, code=1)
            assert "answers 401" in complained
            assert TOKEN[::-1] not in complained


def test_a_password_comes_from_the_environment_a_file_or_a_prompt(store: Oxigraph, out: Path, tmp_path: Path) -> None:
    password = PASSWORD + " & \"平安'"
    (tmp_path / "password").write_text(f"{password}\n", "utf-8")
    with Gateway(store.url, basic("loader", password), tmp_path) as gateway:
        way = behind(gateway, "--ca-file", str(gateway.authority), "--user", "loader")
        load(out, way._replace(environment={"KG_SPARQL_PASSWORD": password}))
        load(out, way, "--password-file", str(tmp_path / "password"))
        assert type_password(out, way, password) == 0
        printed, complained = load(out, way._replace(environment={"KG_SPARQL_PASSWORD": "wrong-9"}), code=1)
        assert "User, password or token are wrong or missing." in complained
        assert "wrong-9" not in printed + complained
        _, complained = load(out, way, code=1)
        assert "set KG_SPARQL_PASSWORD" in complained


def test_a_certificate_of_an_unknown_authority_is_refused(store: Oxigraph, out: Path, tmp_path: Path) -> None:
    with Gateway(store.url, f"Bearer {TOKEN}", tmp_path) as gateway:
        _, complained = load(out, behind(gateway, KG_SPARQL_TOKEN=TOKEN), code=1)
        assert "certificate that cannot be trusted" in complained
        assert "--ca-file" in complained
        other = behind(gateway, "--ca-file", str(gateway.authority), KG_SPARQL_TOKEN=TOKEN)
        elsewhere = [part.replace("https://localhost", "https://127.0.0.1") for part in other.arguments]
        _, complained = load(out, other._replace(arguments=elsewhere), code=1)
        assert "not valid for '127.0.0.1'" in complained
        plain = [part.replace("https://", "http://") for part in behind(gateway).arguments]
        _, complained = load(out, other._replace(arguments=plain), "--wait", "0", code=1)
        assert "Traceback" not in complained


# rdflib warns of what its own parser calls.
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_people_with_a_client_of_their_own_load_from_python(store: Oxigraph, out: Path) -> None:
    dataset = Dataset()
    dataset.parse(data=(out / "graph.nq").read_text("utf-8"), format="nquads")
    with httpx.Client(base_url=store.url) as client:
        loaded = load_sparql(dataset, client, Target("oxigraph"))
        assert loaded.sent == loaded.graphs == len(graphs(out))
        holds(store, graphs(out))
        assert load_sparql(dataset, client, Target("oxigraph")).sent == 0
        # The same triples by another way are the same graph.
        assert load_sparql(out, client, Target("oxigraph")).sent == 0
        assert load_sparql(str(out), client, Target("oxigraph", again=True)).differing == ()


def test_a_build_that_was_cut_takes_nothing_away(store: Oxigraph, out: Path, tmp_path: Path) -> None:
    load(out, store.entrance())
    cut = multiply(out, tmp_path / "cut", 1)
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    (cut / "graph.nq").write_bytes(b"".join(lines[: len(lines) // 2]))
    _, complained = load(cut, store.entrance(), "--prune", code=1)
    assert "graph.nq is damaged: it has" in complained
    holds(store, graphs(out))


def test_a_terminal_gets_a_progress_bar(store: Oxigraph, out: Path) -> None:
    ours, theirs = pty.openpty()
    command = [str(KG), "load", *store.entrance().arguments, str(out)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    printed = read_all(ours)
    assert process.wait() == 0
    assert "rows/s" in printed


def type_password(out: Path, way: Entrance, password: str) -> int:
    """Load with the password typed at a terminal, which must not show it, and return the exit code."""
    ours, theirs = pty.openpty()
    command = [str(KG), "load", *way.arguments, str(out)]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    printed = ""
    while "Password for loader" not in printed:
        printed += os.read(ours, 1 << 16).decode()
    os.write(ours, f"{password}\n".encode())
    printed += read_all(ours)
    assert password not in printed
    return process.wait()


def read_all(terminal: int) -> str:
    printed = b""
    try:
        while piece := os.read(terminal, 1 << 16):
            printed += piece
    except OSError:  # how Linux says that the other side of a terminal was closed
        pass
    os.close(terminal)
    return printed.decode()
