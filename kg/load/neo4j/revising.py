"""Changes what the database already holds: what articles state otherwise now, and what they no longer state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, LiteralString, NamedTuple

from neo4j import ManagedTransaction, ResultSummary

from kg.load.neo4j import cypher
from kg.load.neo4j.stored import Kept, changes, together
from kg.property_graph import Key, Merged, Record, merge

_COUNTED = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
    "labels_removed",
)

Held = Mapping[Key, dict[str, str]]
"""What the database holds, by article."""


class Row(NamedTuple):
    """A record on its way, with what is made of it if the database holds nothing of it yet."""

    record: Record
    merged: Merged


class Writing:
    """A transaction that counts what it changes."""

    def __init__(self, transaction: ManagedTransaction, kept: Kept) -> None:
        """Take a transaction, and what stays of what the database holds."""
        self.counters: Counter[str] = Counter()
        self.kept = kept
        self._transaction = transaction

    def run(self, statement: LiteralString, name: str, values: Sequence[Any]) -> None:
        """Run a statement with one parameter; nothing where there are no values."""
        if values:
            self.count(self._transaction.run(statement, {name: values}).consume())

    def count(self, summary: ResultSummary) -> None:
        """Add what a statement changed."""
        found = {name: getattr(summary.counters, name) for name in _COUNTED}
        self.counters.update({name: number for name, number in found.items() if number})


def revise_nodes(writing: Writing, rows: Sequence[Row], held: Held) -> None:
    """Bring nodes to what holds now; those that nothing states any more go."""
    gone: list[str] = []
    stale: dict[str, list[str]] = defaultdict(list)
    changed: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row, before, after in _differing(writing, rows, held):
        (iri,) = row.record.key
        if not after:
            gone.append(iri)
            continue
        merged = merge(after)
        changed[merged.labels].append({"iri": iri, "properties": changes(before, after, merged)})
        for label in set(merge(before).labels if before else ()) - set(merged.labels):
            stale[label].append(iri)
    writing.run(cypher.delete_nodes(), "keys", gone)
    for label, iris in stale.items():
        writing.run(cypher.remove_label(label), "keys", iris)
    for labels, nodes in changed.items():
        writing.run(cypher.set_nodes(labels), "rows", nodes)


def revise_relationships(writing: Writing, rows: Sequence[Row], held: Held) -> None:
    """Bring relationships of one type to what holds now; those that nothing states any more go."""
    kind = rows[0].record.key[0]
    gone, changed = [], []
    for row, before, after in _differing(writing, rows, held):
        key = list(row.record.key[1:])
        if after:
            changed.append({"key": key, "properties": changes(before, after, merge(after))})
        else:
            gone.append(key)
    writing.run(cypher.delete_relationships(kind), "keys", gone)
    writing.run(cypher.set_relationships(kind), "rows", changed)


def _differing(
    writing: Writing, rows: Sequence[Row], held: Held
) -> Iterator[tuple[Row, dict[str, str], dict[str, str]]]:
    """Yield the rows of which something else is stated now than before, with both."""
    for row in rows:
        before = held.get(row.record.key, {})
        after = together(before, row.record.stated, writing.kept)
        if after != before:
            yield row, before, after
