"""``kg load neo4j`` where something goes wrong, and where there is very much to load."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kg.load import load_neo4j
from kg.load.neo4j.batching import HEAVY
from tests.invented import Article
from tests.memory import peak_memory
from tests.servers.cutting_relay import CuttingRelay
from tests.servers.large import large_build
from tests.servers.neo4j_contents import expected, held
from tests.servers.neo4j_server import PASSWORD, Neo4j
from tests.servers.processes import free_port
from tests.write.conftest import Builder, full

WRONG = {"NEO4J_PASSWORD": "wrong-word"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Builder(tmp_path_factory.mktemp("small"))(full("a.md").done()).folder


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Return the error, which must be one message and no traceback, and must not tell the password."""
    assert done.returncode == 1, done.stdout
    assert done.stderr.startswith("Error: "), done.stderr
    assert "Traceback" not in done.stderr
    assert PASSWORD not in done.stderr + done.stdout
    return done.stderr


def test_a_wrong_password(neo4j: Neo4j, small: Path) -> None:
    error = said(neo4j.kg(str(small), **WRONG))
    assert "refuses user neo4j: wrong user or password" in error
    assert "wrong-word" not in error


def test_a_password_from_a_file(neo4j: Neo4j, small: Path, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", "utf-8")
    assert neo4j.kg(str(small), "--password-file", str(file), **WRONG).returncode == 0


@pytest.mark.usefixtures("bare")
def test_a_connection_that_breaks_in_the_middle_of_a_commit(neo4j: Neo4j, small: Path) -> None:
    with CuttingRelay(neo4j.port, cuts=4) as relay:
        done = neo4j.kg(str(small), "--uri", f"bolt://127.0.0.1:{relay.port}")
    assert done.returncode == 0, done.stderr
    assert relay.cut == 4
    with neo4j.driver() as driver:
        assert held(driver) == expected(small)


@pytest.mark.usefixtures("bare")
def test_a_connection_that_breaks_in_every_commit(neo4j: Neo4j, small: Path) -> None:
    with CuttingRelay(neo4j.port, cuts=1000) as relay:
        error = said(neo4j.kg(str(small), "--uri", f"bolt://127.0.0.1:{relay.port}"))
    assert "Run the same command again" in error
    assert neo4j.kg(str(small)).returncode == 0
    with neo4j.driver() as driver:
        assert held(driver) == expected(small)


def test_a_wrong_address(neo4j: Neo4j, small: Path) -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    error = said(neo4j.kg(str(small), "--uri", uri))
    assert f"does not answer at {uri}" in error
    assert "One that only encrypts wants bolt+s://" in error


def test_a_wrong_address_of_a_cluster(neo4j: Neo4j, small: Path) -> None:
    uri = f"neo4j://127.0.0.1:{free_port()}"
    error = said(neo4j.kg(str(small), "--uri", uri))
    assert f"does not answer at {uri} (Connection refused)" in error


def test_a_server_that_never_says_a_word_is_not_waited_for_long(neo4j: Neo4j, small: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        uri = f"bolt://127.0.0.1:{silent.getsockname()[1]}"
        begun = time.monotonic()
        assert f"does not answer at {uri}" in said(neo4j.kg(str(small), "--uri", uri))
    assert time.monotonic() - begun < 40


def test_a_database_that_is_not_there(neo4j: Neo4j, small: Path) -> None:
    assert "has no such database" in said(neo4j.kg(str(small), "--database", "nobody"))


@pytest.fixture
def read_only(neo4j: Neo4j) -> Iterator[Neo4j]:
    neo4j.server.stop()
    neo4j.configure("server.databases.default_to_read_only=true\n")
    neo4j.server.start()
    yield neo4j
    neo4j.server.stop()
    neo4j.configure()
    neo4j.server.start()


@pytest.mark.usefixtures("bare")
def test_a_server_that_only_reads(read_only: Neo4j, small: Path) -> None:
    assert "is read-only, nothing was written" in said(read_only.kg(str(small)))
    with read_only.driver() as driver:
        assert held(driver) == {}


@pytest.mark.usefixtures("bare")
def test_a_server_killed_while_it_loads(neo4j: Neo4j, tmp_path: Path) -> None:
    build = large_build(tmp_path, 150_000)
    command = neo4j.command(str(build))
    with subprocess.Popen(command, env=neo4j.environment(), stderr=subprocess.PIPE, text=True) as process:
        reached = wait_for_rows(neo4j, process)
        neo4j.server.kill()
        _, error = process.communicate(timeout=300)
    done = subprocess.CompletedProcess(command, process.returncode, "", error)
    assert "Run the same command again" in said(done)
    neo4j.server.start()
    with neo4j.driver() as driver:
        whole = expected(build)
        left = held(driver)
        assert reached <= len(left) < len(whole)
        assert load_neo4j(build, driver).differences() == {}
        assert held(driver) == whole


def wait_for_rows(neo4j: Neo4j, process: subprocess.Popen[str]) -> int:
    """Wait until some of the nodes are there, and return how many."""
    with neo4j.driver() as driver:
        while process.poll() is None:
            (number,) = driver.execute_query("MATCH (n:Resource) RETURN count(n)").records[0]
            if number:
                return int(number)
            time.sleep(0.02)
    pytest.fail("the load was over before the server could be killed")


def test_what_many_articles_state_goes_over_in_small_batches(neo4j: Neo4j, tmp_path: Path) -> None:
    number, counties = 500, 50
    builder = Builder(tmp_path)
    folder = builder(*(naming(f"{place:04}.md", counties).done() for place in range(number))).folder
    reached = [0]
    with neo4j.driver() as driver:
        assert load_neo4j(folder, driver, watch=lambda step: reached.append(step.done)).differences() == {}
    # All counties are one shape, and few rows; each has as many statements as there are articles.
    assert reached[-1] > number * counties > HEAVY + number
    assert max(after - before for before, after in pairwise(reached)) <= HEAVY + number


def naming(identifier: str, counties: int) -> Article:
    """An article that names some counties, always the same."""
    article = Article(identifier)
    for number in range(counties):
        article.district(f"9901{number:02}", f"第{number}县", f"云岭省第{number}县")
    return article


def test_a_million_statements_with_flat_memory(neo4j: Neo4j, tmp_path: Path) -> None:
    peaks = []
    for triples in (100_000, 1_000_000):
        neo4j.empty()
        folder = tmp_path / str(triples)
        folder.mkdir()
        build = large_build(folder, triples)
        with (build / "graph.nq").open("rb") as lines:
            assert sum(1 for _ in lines) >= triples * 0.99
        peaks.append(peak_memory(neo4j.command(str(build)), neo4j.environment(), folder / "log"))
    small, large = peaks
    # Ten times the graph; what grows is one line of counts in the table, and buffers that were not full before.
    assert large < small * 1.25, f"{small:.0f} MiB, then {large:.0f} MiB"
    assert large < 250
