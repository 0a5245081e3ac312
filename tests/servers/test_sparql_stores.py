"""What every store does with a build, whichever dialect it speaks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import httpx
import pytest
from rdflib import Dataset, Literal, URIRef

from kg.load import load_sparql
from kg.load.sparql import Target
from tests.servers.fuseki_server import Fuseki, OneAddress
from tests.servers.gateway import Gateway, basic
from tests.servers.oxigraph_server import Generic, Oxigraph
from tests.servers.rdf4j_server import Graphdb, Rdf4j
from tests.servers.sparql_builds import LOADS, NASTY, article, build, graphs, load, multiply, start
from tests.servers.sparql_server import PASSWORD, Entrance, SparqlServer
from tests.servers.virtuoso_server import Virtuoso

MANY = 800
"""More graphs than the rows that Virtuoso is set up to give at once."""
TOKEN = "eyJ-token-77"  # noqa: S105 - of a gateway that lives as long as a test
FOREIGN = "https://example.org/not-ours"


@pytest.fixture(scope="class")
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    kind: type[SparqlServer] = request.cls.kind
    with kind(tmp_path_factory.mktemp(kind.__name__) / "home") as server:
        yield server


@pytest.fixture
def store(running: SparqlServer) -> SparqlServer:
    running.empty()
    return running


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    plain = {f"文章{number}.md": article(number) for number in range(3)}
    nasty = {f"nasty-{place}.md": article(place + 10, title, more=title) for place, title in enumerate(NASTY)}
    return plain | nasty


@pytest.fixture(scope="module")
def out(articles: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"), articles)


@pytest.fixture(scope="module")
def changed(articles: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same articles, one of which says something else."""
    return build(tmp_path_factory.mktemp("changed"), articles | {"文章1.md": article(77)})


@pytest.fixture(scope="module")
def fewer(articles: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same articles but that one."""
    kept = {name: text for name, text in articles.items() if name != "文章1.md"}
    return build(tmp_path_factory.mktemp("fewer"), kept)


@pytest.fixture(scope="module")
def larger(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return multiply(out, tmp_path_factory.mktemp("larger"), 8)


def holds(store: SparqlServer, wanted: dict[str, set[str]]) -> None:
    """Every graph that was loaded has exactly these triples, and there is no other one."""
    rows = store.select(f"SELECT ?g WHERE {{ GRAPH <{LOADS}> {{ ?g ?p ?o }} }}")
    assert sorted(name.strip("<>") for (name,) in rows) == sorted(wanted)
    for name, triples in wanted.items():
        assert store.graph(name) == triples


def wait_for_some(store: SparqlServer) -> None:
    """Wait until a load has begun to arrive."""
    latest = time.monotonic() + 120
    while time.monotonic() < latest:
        try:
            if store.select(f"SELECT ?g WHERE {{ GRAPH <{LOADS}> {{ ?g ?p ?o }} }} LIMIT 1"):
                return
        except OSError:
            raise
        except Exception:  # noqa: S110 - a repository that is only being made
            pass
        time.sleep(0.02)
    raise AssertionError("nothing arrived")


class Sending:
    """What depends on how a store takes graphs in."""

    kind: ClassVar[type[SparqlServer]]

    def test_a_second_load_sends_nothing_and_every_character_comes_back(self, store: SparqlServer, out: Path) -> None:
        wanted = graphs(out)
        printed, _ = load(out, store.entrance())
        assert f"{len(wanted)}  sent" in printed
        holds(store, wanted)
        titles = {title for triples in wanted.values() for title in triples if "dc/terms/title" in title}
        assert sum("DROP ALL" in title for title in titles) == 1
        printed, _ = load(out, store.entrance())
        assert " 0  sent, 0 triples" in printed
        assert f"{len(wanted)}  unchanged" in printed
        holds(store, wanted)

    def test_an_article_that_changed_replaces_what_it_said(self, store: SparqlServer, out: Path, changed: Path) -> None:
        load(out, store.entrance())
        wanted = graphs(changed)
        printed, _ = load(changed, store.entrance())
        # The article, what several articles say together, and the run.
        assert f"{len(wanted) - 3}  unchanged" in printed or f"{len(wanted) - 2}  unchanged" in printed
        holds(store, wanted)

    def test_an_article_that_is_gone_is_told_of_and_dropped_on_demand(
        self, store: SparqlServer, out: Path, fewer: Path
    ) -> None:
        before, after = graphs(out), graphs(fewer)
        load(out, store.entrance())
        store.update(f'INSERT DATA {{ GRAPH <{FOREIGN}> {{ <urn:a> <urn:b> "别人的" }} }}')
        (gone,) = set(before) - set(after)
        _, complained = load(fewer, store.entrance())
        assert gone in complained
        assert "--prune" in complained
        assert store.graph(gone) == before[gone]
        printed, _ = load(fewer, store.entrance(), "--prune")
        assert "1  dropped" in printed
        holds(store, after)
        assert not store.select(f"SELECT ?o WHERE {{ GRAPH <{gone}> {{ ?s ?p ?o }} }}")
        assert store.graph(FOREIGN) == {'<urn:a> <urn:b> "别人的"'}

    def test_a_server_that_is_killed_and_comes_back_gets_everything_once(
        self, store: SparqlServer, larger: Path
    ) -> None:
        loading = start(larger, store.entrance(), "--chunk", "0.05")
        wait_for_some(store)
        store.server.kill()
        time.sleep(1)
        assert loading.poll() is None, loading.communicate()
        store.server.start()
        printed, complained = loading.communicate(timeout=300)
        assert loading.returncode == 0, printed + complained
        assert "taken up again" in printed
        holds(store, graphs(larger))

    def test_a_load_that_is_killed_is_completed_by_another(self, store: SparqlServer, larger: Path) -> None:
        loading = start(larger, store.entrance(), "--chunk", "0.05")
        wait_for_some(store)
        loading.kill()
        loading.communicate()
        printed, _ = load(larger, store.entrance())
        assert not printed.startswith("0")
        holds(store, graphs(larger))

    def test_compressed_requests_go_where_they_are_known_to_work(self, store: SparqlServer, out: Path) -> None:
        if store.dialect == "virtuoso":
            _, complained = load(out, store.entrance(), "--gzip", code=1)
            assert "--no-gzip" in complained
        else:
            load(out, store.entrance(), "--gzip", "--chunk", "0.05")
            holds(store, graphs(out))

    def test_a_store_that_takes_no_changes_says_so(self, store: SparqlServer, out: Path) -> None:
        _, complained = load(out, store.frozen(), code=1)
        assert "read-only" in complained or "may not" in complained, complained


class Knowing:
    """What depends on who comes in, and on what the store tells of what it holds."""

    def test_what_someone_else_took_away_is_noticed_and_sent_again(self, store: SparqlServer, out: Path) -> None:
        wanted = graphs(out)
        load(out, store.entrance())
        lost = sorted(wanted)[0]
        store.update(f"DROP SILENT GRAPH <{lost}>")
        printed, _ = load(out, store.entrance())
        assert "1  sent" in printed
        holds(store, wanted)

    def test_more_graphs_than_a_server_tells_of_at_once_are_known_again(self, store: SparqlServer) -> None:
        dataset = Dataset()
        for number in range(MANY):
            named = dataset.graph(URIRef(f"https://example.org/id/第{number}号"))
            named.add((URIRef("urn:a"), URIRef("urn:b"), Literal(number)))
        store.make()
        with store.client() as client:
            client.base_url = httpx.URL(store.places()["endpoint"])
            target = Target(store.dialect, store.places()["update"], store.places()["graph_store"])
            first = load_sparql(dataset, client, target)
            assert (first.sent, first.differing) == (MANY, ())
            second = load_sparql(dataset, client, target)
            assert (second.sent, second.unchanged, second.differing) == (0, MANY, ())

    def test_a_wrong_password_is_told_without_it(self, store: SparqlServer, out: Path, tmp_path: Path) -> None:
        if store.user:
            printed, complained = load(out, store.entrance("wrong-one-9"), code=1)
        else:
            with Gateway(store.url, basic("loader", PASSWORD), tmp_path) as gateway:
                arguments = [part.replace(store.url, gateway.url) for part in store.entrance().arguments]
                guarded = [*arguments, "--user", "loader", "--ca-file", str(gateway.authority)]
                load(out, Entrance(guarded, {"KG_SPARQL_PASSWORD": PASSWORD}))
                printed, complained = load(out, Entrance(guarded, {"KG_SPARQL_PASSWORD": "wrong-one-9"}), code=1)
        assert "401" in complained
        assert "wrong or missing" in complained
        assert "wrong-one-9" not in printed + complained

    def test_a_bearer_token_comes_in_where_a_gateway_asks_for_one(
        self, store: SparqlServer, out: Path, tmp_path: Path
    ) -> None:
        with Gateway(store.url, f"Bearer {TOKEN}", tmp_path, store.auth()) as gateway:
            arguments = [part.replace(store.url, gateway.url) for part in store.entrance().arguments]
            if "--user" in arguments:
                place = arguments.index("--user")
                del arguments[place : place + 2]
            trusting = [*arguments, "--ca-file", str(gateway.authority)]
            load(out, Entrance(trusting, {"KG_SPARQL_TOKEN": TOKEN}))
            holds(store, graphs(out))
            _, complained = load(out, Entrance(trusting, {"KG_SPARQL_TOKEN": TOKEN[::-1]}), code=1)
        assert "answers 401" in complained
        assert TOKEN[::-1] not in complained

    def test_a_wrong_address_is_told_at_once(self, store: SparqlServer, out: Path) -> None:
        way = store.entrance()
        elsewhere = [part.replace(str(store.port), "1") for part in way.arguments]
        _, complained = load(out, Entrance(elsewhere, way.environment), code=1)
        assert "http://127.0.0.1:1 cannot be reached" in complained


class TestRdf4j(Sending, Knowing):
    kind = Rdf4j


class TestGraphdb(Sending, Knowing):
    kind = Graphdb


class TestFuseki(Sending, Knowing):
    kind = Fuseki


class TestOneAddress(Sending, Knowing):
    """The server of Fuseki, come in at one address for all."""

    kind = OneAddress


class TestOxigraph(Sending, Knowing):
    kind = Oxigraph


class TestGeneric(Sending, Knowing):
    kind = Generic


class TestVirtuoso(Sending, Knowing):
    kind = Virtuoso
