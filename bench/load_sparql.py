"""``load_sparql`` beside curl, which feeds the server's own bulk endpoint with the same bytes."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import httpx

from kg.built import Build
from kg.load import load_sparql
from kg.load.sparql import Target
from tests.servers.fuseki_server import Fuseki
from tests.servers.oxigraph_server import Oxigraph
from tests.servers.rdf4j_server import Rdf4j
from tests.servers.sparql_server import PASSWORD, SparqlServer
from tests.servers.virtuoso_server import Virtuoso

_TARGET = 0.8


def measure_store(kind: type[SparqlServer], build: Path, rounds: int) -> None:
    """Print the medians of both for one store, and their ratio; each starts from an empty store.

    Curl sends ``graph.nq`` in one request; to Virtuoso, which takes a single graph at a time, the same graphs one by
    one over one connection.
    """
    with tempfile.TemporaryDirectory() as scratch, kind(Path(scratch, "home")) as server:
        bulk, ours = [], []
        # The first of each warms up the server and is not counted. They take turns, so that whatever else
        # the machine does weighs on both.
        for _ in range(rounds + 1):
            server.empty()
            requests = Path(scratch, "requests")
            requests.write_text("\nnext\n".join(_requests(server, build, Path(scratch))), "utf-8")
            curl = ["curl", "--silent", "--show-error", "--fail", "--config", str(requests)]
            bulk.append(_seconds(partial(subprocess.run, curl, check=True)))
            server.empty()
            server.make()
            ours.append(_seconds(lambda: _load(server, build)))
    with (build / "graph.nq").open("rb") as lines:
        triples = sum(1 for _ in lines)
    plain, load = median(bulk[1:]), median(ours[1:])
    print(f"{kind.__name__}: {triples:,} triples, medians of {rounds} rounds")
    print(f"{'curl':<34}{plain:8.2f} s {triples / plain:10,.0f} triples/s")
    print(f"{'load_sparql':<34}{load:8.2f} s {triples / load:10,.0f} triples/s")
    print(f"{'speed of load_sparql / curl':<34}{plain / load:8.2f}   (target: at least {_TARGET})", flush=True)


def _requests(server: SparqlServer, build: Path, scratch: Path) -> Iterator[str]:
    """Yield what curl is to send, as its configuration files say it."""
    common = ['output = "/dev/null"', f'user = "{server.user}:{PASSWORD}"'] if server.user else ['output = "/dev/null"']
    if server.dialect != "virtuoso":
        server.make()
        # To Oxigraph in its fastest way.
        address = server.data_address() + ("?no_transaction" if server.dialect == "oxigraph" else "")
        yield _request(common, address, build / "graph.nq", "POST", "application/n-quads")
        return
    for number, (name, lines) in enumerate(Build(build).graph_lines()):
        file = scratch / f"{number}.nt"
        with file.open("wb") as written:
            written.writelines(lines)
        address = f"{server.data_address()}?{urlencode({'graph': name})}"
        yield _request([*common, "digest"], address, file, "PUT", "application/n-triples")


def _request(common: Sequence[str], address: str, file: Path, method: str, kind: str) -> str:
    header = f'header = "Content-Type: {kind}"'
    return "\n".join([*common, f'url = "{address}"', f'upload-file = "{file}"', f'request = "{method}"', header])


def _load(server: SparqlServer, build: Path) -> None:
    with httpx.Client(base_url=server.endpoint(), auth=server.auth(), timeout=600) as client:
        loaded = load_sparql(build, client, Target(server.dialect))
    assert loaded.sent == loaded.graphs  # noqa: S101 - what went wrong is not worth a time
    assert not loaded.differing  # noqa: S101 - neither is this


def _seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


STORES = {kind.dialect: partial(measure_store, kind) for kind in (Rdf4j, Fuseki, Oxigraph, Virtuoso)}
"""What measures and prints each store, given a build and the number of rounds."""
