"""Writes nodes and relationships: batches of equal shape, each one transaction that the driver tries again.

A batch first reads what the database holds of its keys and then writes only what differs, so a second
load writes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from neo4j import ManagedTransaction, Session

from kg.load.neo4j.schema import RESOURCE
from kg.load.neo4j.stored import DOCUMENTS, STATED, Kept, changes, stated, together
from kg.property_graph import Key, Merged, Record, merge
from kg.property_graph.names import quoted

BATCH = 2000
"""Rows of a transaction."""

Batch = Callable[[ManagedTransaction], Counter[str]]
Labels = tuple[str, ...]

_HELD = f"n.{DOCUMENTS} AS documents, n.{STATED} AS stated"
READ_NODES = f"UNWIND $keys AS iri MATCH (n:{RESOURCE} {{iri: iri}}) RETURN iri, {_HELD}"
DELETE_NODES = f"UNWIND $keys AS iri MATCH (n:{RESOURCE} {{iri: iri}}) DETACH DELETE n"
_COUNTED = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
)


class Row(NamedTuple):
    """A record on its way, with what is made of it if the database holds nothing of it yet.

    One that nothing states is deleted, unless the database keeps what other articles state of it.
    """

    record: Record
    merged: Merged


class Writer:
    """Collects rows of equal shape and writes them when there are enough."""

    def __init__(self, session: Session, kept: Kept, written: Callable[[Sequence[Row], Counter[str]], None]) -> None:
        """Take a session, what stays of what the database holds, and what is told of each batch."""
        self._session, self._kept, self._written = session, kept, written
        self._waiting: dict[Labels, list[Row]] = defaultdict(list)

    def add(self, shape: Labels, row: Row) -> None:
        """Take a row: ``shape`` holds the labels of a node, or the type of a relationship."""
        rows = self._waiting[shape]
        rows.append(row)
        if len(rows) >= BATCH:
            self._write(shape)

    def flush(self) -> None:
        """Write what is left."""
        for shape in list(self._waiting):
            self._write(shape)

    def _write(self, shape: Labels) -> None:
        rows = self._waiting.pop(shape)
        batch = _nodes if len(rows[0].record.key) == 1 else _relationships
        self._written(rows, self._session.execute_write(batch, rows, self._kept))


def write_nodes(labels: Labels) -> str:
    """Return the Cypher that writes nodes of these labels."""
    named = "".join(f":{quoted(label)}" for label in labels)
    return (
        f"UNWIND $rows AS row MERGE (n:{RESOURCE} {{iri: row.iri}}) "
        f"{f'SET n{named} ' if named else ''}SET n += row.properties"
    )


def write_relationships(kind: str) -> str:
    """Return the Cypher that writes relationships of a type."""
    return (
        f"UNWIND $rows AS row MATCH (a:{RESOURCE} {{iri: row.from}}) MATCH (b:{RESOURCE} {{iri: row.to}}) "
        f"MERGE (a)-[r:{quoted(kind)}]->(b) SET r += row.properties"
    )


def read_relationships(kind: str) -> str:
    """Return the Cypher that reads what relationships of a type hold."""
    return (
        f"UNWIND $keys AS key MATCH (:{RESOURCE} {{iri: key[0]}})-[n:{quoted(kind)}]->(:{RESOURCE} {{iri: key[1]}}) "
        f"RETURN key[0] AS start, key[1] AS end, {_HELD}"
    )


def delete_relationships(kind: str) -> str:
    """Return the Cypher that deletes relationships of a type."""
    return (
        f"UNWIND $keys AS key MATCH (:{RESOURCE} {{iri: key[0]}})-[r:{quoted(kind)}]->(:{RESOURCE} {{iri: key[1]}}) "
        "DELETE r"
    )


def counters(transaction: ManagedTransaction, cypher: str, **parameters: Any) -> Counter[str]:
    """Run a statement and return what it changed."""
    counts = transaction.run(cypher, parameters).consume().counters
    return Counter({name: number for name in _COUNTED if (number := getattr(counts, name))})


def _nodes(transaction: ManagedTransaction, rows: Sequence[Row], kept: Kept) -> Counter[str]:
    keys = [row.record.key[0] for row in rows]
    held: dict[Key, dict[str, str]] = {
        (found["iri"],): stated(found["documents"], found["stated"]) for found in transaction.run(READ_NODES, keys=keys)
    }
    total: Counter[str] = Counter()
    shapes: dict[Labels, list[dict[str, Any]]] = defaultdict(list)
    stale: dict[str, list[str]] = defaultdict(list)
    gone: list[str] = []
    for row, before, after, merged in _changed(rows, held, kept):
        iri = row.record.key[0]
        if not after:
            gone.append(iri)
            continue
        shapes[merged.labels].append({"iri": iri, "properties": changes(before, after, merged)})
        for label in set(merge(before).labels if before else ()) - set(merged.labels):
            stale[label].append(iri)
    if gone:
        total += counters(transaction, DELETE_NODES, keys=gone)
    for label, iris in stale.items():
        total += counters(transaction, remove_label(label), keys=iris)
    for labels, changed in shapes.items():
        total += counters(transaction, write_nodes(labels), rows=changed)
    return total


def remove_label(label: str) -> str:
    """Return the Cypher that takes a label from nodes."""
    return f"UNWIND $keys AS iri MATCH (n:{RESOURCE} {{iri: iri}}) REMOVE n:{quoted(label)}"


def _relationships(transaction: ManagedTransaction, rows: Sequence[Row], kept: Kept) -> Counter[str]:
    kind = rows[0].record.key[0]
    keys = [list(row.record.key[1:]) for row in rows]
    held: dict[Key, dict[str, str]] = {
        (kind, found["start"], found["end"]): stated(found["documents"], found["stated"])
        for found in transaction.run(read_relationships(kind), {"keys": keys})
    }
    gone: list[list[str]] = []
    changed = []
    for row, before, after, merged in _changed(rows, held, kept):
        _, start, end = row.record.key
        if after:
            changed.append({"from": start, "to": end, "properties": changes(before, after, merged)})
        else:
            gone.append([start, end])
    total: Counter[str] = Counter()
    if gone:
        total += counters(transaction, delete_relationships(kind), keys=gone)
    if changed:
        total += counters(transaction, write_relationships(kind), rows=changed)
    return total


Change = tuple[Row, dict[str, str], dict[str, str], Merged]
"""A row, what was stated of it, what will be, and what that makes."""


def _changed(rows: Iterable[Row], held: Mapping[Key, dict[str, str]], kept: Kept) -> Iterator[Change]:
    for row in rows:
        loaded, before = row.record.stated, held.get(row.record.key, {})
        after = together(before, loaded, kept)
        if after != before:
            yield row, before, after, row.merged if after == loaded else merge(after)
