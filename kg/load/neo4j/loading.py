"""The whole of a load: schema, nodes, relationships, what goes, and the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from neo4j import Driver, NotificationMinimumSeverity, Session
from rdflib import Dataset

from kg.built import verify_dataset
from kg.errors import KgError
from kg.load.neo4j.batching import batches
from kg.load.neo4j.connection import check_version
from kg.load.neo4j.counting import count_loaded, others_held
from kg.load.neo4j.replacing import Seen, take_away
from kg.load.neo4j.revising import Row
from kg.load.neo4j.schema import make_schema
from kg.load.neo4j.stored import Kept
from kg.load.neo4j.writing import Writer
from kg.property_graph import PropertyGraph
from kg.property_graph.schema import RESOURCE


class Replace(Enum):
    """What of the database's earlier articles gives way."""

    NOTHING = "nothing"
    """What is loaded comes on top."""
    LOADED = "loaded"
    """What articles of this graph stated before and no longer state goes."""
    EVERYTHING = "everything"
    """Articles that this graph lacks go, too: the database then holds what the graph holds."""


class Step(NamedTuple):
    """How far a load has come."""

    done: int
    total: int
    """Statements: each node and relationship as often as articles state it. ``done`` is at most this."""
    rows: int
    """Nodes and relationships."""


class Loaded(NamedTuple):
    """What a load did."""

    documents: int
    rows: int
    changed: Counter[str]
    """The server's counters: ``nodes_created``, ``properties_set`` …; empty if nothing changed."""
    in_graph: Counter[str]
    """Nodes by label (``:Event``) and relationships by type (``[:HOSTS]``)."""
    in_database: Counter[str]
    """The same, of these articles, as the database counts them at the end."""
    left: tuple[str, ...]
    """IRIs of articles that were loaded before and that this graph lacks; they are still there."""

    def differences(self) -> dict[str, tuple[int, int]]:
        """Return what graph and database hold where they differ; the labels of other programs do not count."""
        names = set(self.in_graph) | {name for name in self.in_database if name.startswith("[")}
        pairs = {name: (self.in_graph[name], self.in_database[name]) for name in sorted(names)}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


Watch = Callable[[Step], None]


def load_neo4j(
    graph: str | Path | Dataset,
    driver: Driver,
    *,
    database: str | None = None,
    replace: Replace = Replace.NOTHING,
    watch: Watch | None = None,
) -> Loaded:
    """Load a graph and return what changed, and what both sides hold in the end.

    ``graph`` is the folder of a build or an rdflib ``Dataset`` with a named graph for each article; the user's
    default database is taken where none is named. ``watch`` is called after each batch. Whatever was loaded is left
    as it is, so a load that was cut is completed by another. Raises ``KgError`` where the folder is no build or
    is damaged, or holds no article and all others were to go, where a dataset holds no article, a blank node or a
    triple outside of named graphs, where the server is older than Neo4j 5.7, ``TypeError`` where a session is given for
    the driver, and what the driver raises.
    """
    if not isinstance(driver, Driver):
        raise TypeError(f"a neo4j.Driver, whose sessions the load opens itself, not {type(driver)}")
    verify_dataset(graph)
    with PropertyGraph.of(graph) as rows, ExitStack() as stack:
        if isinstance(graph, Dataset) and not rows.documents:
            raise KgError("No graph of the dataset describes a jf:Document with its own name: nothing was loaded.")
        if replace is Replace.EVERYTHING and not rows.documents:
            raise KgError(f"{graph} holds no article: all that the database holds would go. Nothing was changed.")
        check_version(driver)
        session = stack.enter_context(_session(driver, database))
        load = _Load(rows, session, replace, watch)
        seen = stack.enter_context(Seen()) if replace is not Replace.NOTHING else None
        load.run(seen)
        if seen is not None:
            load.take_away(stack.enter_context(_session(driver, database)), seen)
        found, left = count_loaded(session, rows.documents), others_held(session, rows.documents)
    return Loaded(len(rows.documents), load.rows, load.changed, load.expected(), found, left)


def _session(driver: Driver, database: str | None) -> Session:
    # Of an empty database the server tells with every query that it does not know the names.
    return driver.session(database=database, notifications_min_severity=NotificationMinimumSeverity.OFF)


class _Load:
    def __init__(self, graph: PropertyGraph, session: Session, replace: Replace, watch: Watch | None) -> None:
        self.changed: Counter[str] = Counter()
        self.rows = 0
        self._graph, self._session, self._replace, self._watch = graph, session, replace, watch
        self._seen: Seen | None = None
        self._done = self._nodes = 0
        self._writer = Writer(session, self._kept(), self._written)

    def run(self, seen: Seen | None) -> None:
        self._seen = seen
        self.changed += make_schema(self._session)
        for records in (self._graph.nodes(), self._graph.relationships()):
            for batch in batches(Row(record, merged) for record, merged in records):
                self._writer.merge(batch)

    def take_away(self, reading: Session, seen: Seen) -> None:
        documents = self._graph.documents if self._replace is Replace.LOADED else None
        take_away(reading, self._writer, seen, documents)

    def expected(self) -> Counter[str]:
        return self._graph.counts + Counter({f":{RESOURCE}": self._nodes})

    def _kept(self) -> Kept:
        if self._replace is Replace.NOTHING:
            return lambda _: True
        if self._replace is Replace.EVERYTHING:
            return lambda _: False
        loaded = frozenset(self._graph.documents)
        return lambda document: document not in loaded

    def _written(self, rows: Sequence[Row], changed: Counter[str]) -> None:
        self.changed += changed
        stated = [row for row in rows if row.record.stated]
        if self._seen is not None:
            self._seen.add(row.record.key for row in stated)
        self.rows += len(stated)
        self._done += sum(len(row.record.stated) for row in stated)
        if self._watch:
            self._watch(Step(self._done, self._graph.statements, self.rows))
