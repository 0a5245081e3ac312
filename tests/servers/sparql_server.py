"""What the tests need of a SPARQL store, whichever it is."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox

from tests.servers.processes import Server, free_port

_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
PASSWORD = "出入平安-Secret-77"  # noqa: S105 - of servers that live as long as a test


class Entrance(NamedTuple):
    """What ``kg load`` is told to come in: arguments, and secrets in the environment."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = {}


class SparqlServer(ABC):
    """A store in a folder of its own; ``with`` starts and stops it."""

    dialect = ""
    user = ""
    """Who may write; empty where everybody may."""

    def __init__(self, home: Path) -> None:
        """Lay out the folder."""
        self.home, self.port = home, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.server = self.lay_out()

    @abstractmethod
    def lay_out(self) -> Server:
        """Write what the server needs, and return what runs it."""

    @abstractmethod
    def endpoint(self) -> str:
        """Return the address that the dialect asks for."""

    @abstractmethod
    def empty(self) -> None:
        """Take away all that tests loaded."""

    def make(self) -> None:  # noqa: B027 - a hook that most stores leave alone
        """Make the repository or dataset, where ``kg load --create`` would and ``empty`` did not."""

    @abstractmethod
    def frozen(self) -> Entrance:
        """Return the way into something on this server that takes no changes."""

    @abstractmethod
    def data_address(self) -> str:
        """Return where the server itself takes in what curl sends."""

    @abstractmethod
    def query_address(self) -> str:
        """Return where it is asked."""

    def graph_address(self) -> str:
        """Return where a single graph is had."""
        return self.data_address()

    def places(self) -> dict[str, str]:
        """Return the addresses that have to be given."""
        return {"endpoint": self.endpoint(), "update": "", "graph_store": ""}

    def entrance(self, password: str = PASSWORD) -> Entrance:
        """Return the way in for who may write."""
        arguments = ["sparql", "--dialect", self.dialect, "--endpoint", self.endpoint()]
        if not self.user:
            return Entrance(arguments)
        return Entrance([*arguments, "--user", self.user], {"KG_SPARQL_PASSWORD": password})

    def auth(self) -> httpx.Auth | None:
        """Return how the tests come in by themselves."""
        return httpx.BasicAuth(self.user, PASSWORD) if self.user else None

    def client(self) -> httpx.Client:
        """Return a client that may do everything."""
        return httpx.Client(auth=self.auth(), timeout=300)

    def select(self, query: str) -> list[list[str]]:
        """Ask the store without the loader, and return the terms as N-Triples."""
        headers = {"Accept": "application/sparql-results+json"}
        with self.client() as client:
            response = client.post(self.query_address(), data={"query": query}, headers=headers)
        response.raise_for_status()
        answers = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)
        assert isinstance(answers, ox.QuerySolutions)
        return [[str(term) for term in row] for row in answers]

    def graph(self, name: str) -> set[str]:
        """Return the triples of a graph, each as N-Triples, without the loader."""
        with self.client() as client:
            response = client.get(
                self.graph_address(), params={"graph": name}, headers={"Accept": "application/n-triples"}
            )
        response.raise_for_status()
        return {told(quad.triple) for quad in ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES)}

    def update(self, update: str) -> None:
        """Change the store without the loader."""
        with self.client() as client:
            client.post(self.update_address(), data={"update": update}).raise_for_status()

    @abstractmethod
    def update_address(self) -> str:
        """Return where it takes updates."""

    def __enter__(self) -> SparqlServer:
        self.server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.stop()
        shutil.rmtree(self.home, ignore_errors=True)


def told(triple: ox.Triple) -> str:
    """Return a triple as N-Triples; a number in one form, since stores keep numbers and not how they were written."""
    value = triple.object
    if isinstance(value, ox.Literal) and value.datatype in (_DECIMAL, _INTEGER):
        return f"{triple.subject} {triple.predicate} {Decimal(value.value).normalize():f}^^{value.datatype}"
    return str(triple)


def answers(url: str) -> bool:
    """Return whether a server answers anything."""
    try:
        return httpx.get(url, timeout=5).status_code < 500
    except httpx.TransportError:
        return False


def elsewhere(url: str, port: int) -> str:
    """Return an address with another port."""
    parts = urlsplit(url)
    return parts._replace(netloc=f"{parts.hostname}:{port}").geturl()
