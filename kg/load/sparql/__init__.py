"""Loads named graphs into stores that speak SPARQL: GraphDB, RDF4J, Fuseki, Oxigraph, Virtuoso and others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.built import check_whole, verify_dataset
from kg.errors import KgError
from kg.load.sparql.connection import Connection
from kg.load.sparql.creation import RDF4J_STORES, RULESETS, Settings, create
from kg.load.sparql.loading import Difference, Load, Loaded, Step, records_name
from kg.load.sparql.places import DIALECTS, places_of
from kg.load.sparql.stores import OxigraphStore, QuadStore, Store, TransactionStore, UpdateStore
from kg.vocabulary import DEFAULT_BASE

if TYPE_CHECKING:
    import httpx
    from rdflib import Dataset

__all__ = [
    "DIALECTS",
    "RDF4J_STORES",
    "RULESETS",
    "Difference",
    "Loaded",
    "Settings",
    "Step",
    "Target",
    "load_sparql",
]

_STORES: dict[str, type[Store]] = {
    "graphdb": TransactionStore,
    "rdf4j": TransactionStore,
    "fuseki": QuadStore,
    "oxigraph": OxigraphStore,
}


class Target(NamedTuple):
    """What kind of store it is, and how it is to be treated."""

    dialect: str = "generic"
    """One of ``DIALECTS``."""
    update: str = ""
    """Where updates go; empty for where the dialect has it: of a generic store, where queries go."""
    graph_store: str = ""
    """Where the Graph Store Protocol is spoken; empty for where the dialect has it, if it has."""
    create: bool = False
    """Make the repository or dataset if it is not there."""
    settings: Settings = Settings()
    """How it is to be made."""
    prune: bool = False
    """Drop what an earlier load brought and the build no longer has."""
    again: bool = False
    """Send every graph, even one that did not change."""
    compress: bool = False
    """Send bodies compressed with gzip."""
    chunk: int = 64_000_000
    """About how many bytes of graphs go over together."""
    patience: float = 60.0
    """Seconds for which a server that went away is waited for."""


def load_sparql(
    graph: str | Path | Dataset,
    client: httpx.Client,
    target: Target | None = None,
    watch: Callable[[Step], None] = lambda _: None,
) -> Loaded:
    """Bring the named graphs of a build into a store, and return what was done.

    ``graph`` is the folder of a build, or an ``rdflib.Dataset`` with one graph for each article: blank nodes
    and triples in its default graph are refused. Without a target, the store is taken for one that takes queries and
    updates of SPARQL 1.1 at the same address.
    ``client`` is yours, with the endpoint as its ``base_url``; authentication, certificates, proxies and timeouts are
    its own. Graphs that did not change since they were loaded are not sent. Raises ``KgError`` with what the user,
    or whoever runs the server, can mend.
    """
    target = target or Target()
    places = places_of(target.dialect, str(client.base_url), target.update, target.graph_store)
    if target.compress and target.dialect == "virtuoso":
        # It would take them for empty graphs.
        raise KgError("Virtuoso does not take compressed requests: load with Target(compress=False).")
    check_whole(graph)
    verify_dataset(graph)
    connection = Connection(client, target.compress, target.patience)
    records = records_name(graph, DEFAULT_BASE)
    kind = _STORES.get(target.dialect, Store if places.data else UpdateStore)
    store = kind(connection, places, records)
    if target.create:
        connection.once(lambda: create(connection, target.dialect, places, target.settings))
    connection.once(store.greet)
    return Load(graph, store, target.chunk, watch).run(target.prune, target.again)
