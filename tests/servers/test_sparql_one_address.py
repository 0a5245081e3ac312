"""``load_sparql(graph, client)`` with nothing else: queries and updates at the client's address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.errors import KgError
from kg.load import load_sparql
from tests.servers.fuseki_server import OneAddress
from tests.servers.large import large_build
from tests.servers.sparql_builds import NASTY, article, build, graphs
from tests.servers.test_sparql_stores import holds


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneAddress]:
    with OneAddress(tmp_path_factory.mktemp("fuseki") / "home") as server:
        assert isinstance(server, OneAddress)
        yield server


@pytest.fixture
def client(server: OneAddress) -> Iterator[httpx.Client]:
    server.empty()
    with httpx.Client(base_url=server.endpoint(), auth=server.auth(), timeout=300) as client:
        yield client


def test_a_build_goes_over_and_a_second_time_nothing(server: OneAddress, client: httpx.Client, tmp_path: Path) -> None:
    # What SPARQL, unlike N-Triples, may resolve before it looks at quotes.
    titles = (
        *NASTY,
        "\\u0022 } } ; DROP ALL #",
        '\\\\u005C" } } ; DROP ALL #',
        "\\U0001F600 \\u005c\\",
        "\\u000a\\n\\t",
    )
    out = build(tmp_path, {f"{place}.md": article(place, title, more=title) for place, title in enumerate(titles)})
    first = load_sparql(out, client)
    assert (first.sent, first.differing) == (first.graphs, ())
    holds(server, graphs(out))
    assert load_sparql(str(out), client).sent == 0


def test_graphs_larger_than_one_update(server: OneAddress, client: httpx.Client, tmp_path: Path) -> None:
    out = large_build(tmp_path, 5_000)
    lines = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    more = [b'<urn:a> <urn:b> "%06d%s" <urn:large> .\n' % (number, b"\xe5\x9b\xbe" * 60) for number in range(5000)]
    (out / "graph.nq").write_bytes(b"".join(sorted(lines + more)))
    report = (out / "report.json").read_text("utf-8")
    told = f'"quads": {len(lines)}'
    assert told in report
    (out / "report.json").write_text(report.replace(told, f'"quads": {len(lines) + len(more)}'), "utf-8")
    assert load_sparql(out, client).differing == ()
    assert all(server.graph(name) == triples for name, triples in graphs(out).items())


def test_an_address_that_takes_no_updates_says_so(server: OneAddress, client: httpx.Client, tmp_path: Path) -> None:
    out = large_build(tmp_path, 1_000)
    client.base_url = httpx.URL(server.query_address())
    with pytest.raises(KgError, match=r"answers 4\d\d to POST"):
        load_sparql(out, client)
