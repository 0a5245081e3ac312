"""Writes nodes and relationships: batches of equal shape, each one transaction that the driver tries again.

A batch makes what is missing and learns what is there and differs, which alone is then looked at; so a second load
writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from neo4j import ManagedTransaction, Session

from kg.load.neo4j import cypher
from kg.load.neo4j.batching import Batch
from kg.load.neo4j.revising import Held, Row, Writing, revise_nodes, revise_relationships
from kg.load.neo4j.stored import Kept, stated
from kg.load.neo4j.transactions import persist
from kg.property_graph import Key, stored

STATEMENT = 500
"""Rows of one statement."""

Told = Callable[[Sequence[Row], Counter[str]], None]
"""Is told of each batch: its rows, and what they changed."""


class Writer:
    """Writes batches, each in one transaction."""

    def __init__(self, session: Session, kept: Kept, told: Told) -> None:
        """Take a session, what stays of what the database holds, and what is told."""
        self._session, self._kept, self._told = session, kept, told

    def merge(self, batch: Batch) -> None:
        """Write rows that articles state."""
        self._told(batch.rows, persist(self._session.execute_write, _merge, batch, self._kept))

    def take_away(self, batch: Batch) -> None:
        """Take away rows that articles no longer state, but for what the database keeps that others state."""
        self._told(batch.rows, persist(self._session.execute_write, _take_away, batch, self._kept))


def sent(batch: Batch) -> list[dict[str, Any]]:
    """Return rows as they are sent."""
    if batch.of_nodes:
        return [{"iri": key[0], "properties": stored(held, merged)} for (key, held), merged in batch.rows]
    return [{"key": list(key[1:]), "properties": stored(held, merged)} for (key, held), merged in batch.rows]


def _merge(transaction: ManagedTransaction, batch: Batch, kept: Kept) -> Counter[str]:
    writing = Writing(transaction, kept)
    merging = cypher.merge_nodes(batch.shape) if batch.of_nodes else cypher.merge_relationships(batch.shape[0])
    rows = sent(batch)
    # The driver does not wait for the end of one statement before it sends the next: it packs rows while the
    # server is busy with those before.
    results = [
        transaction.run(merging, {"rows": rows[start : start + STATEMENT]}) for start in range(0, len(rows), STATEMENT)
    ]
    held = _held(batch, [found for result in results for found in result.data()])
    for result in results:
        writing.count(result.consume())
    if held:
        _revise(writing, batch._replace(rows=[row for row in batch.rows if row.record.key in held]), held)
    return writing.counters


def _take_away(transaction: ManagedTransaction, batch: Batch, kept: Kept) -> Counter[str]:
    writing = Writing(transaction, kept)
    reading = cypher.read_nodes() if batch.of_nodes else cypher.read_relationships(batch.shape[0])
    keys = [row.record.key[0] if batch.of_nodes else list(row.record.key[1:]) for row in batch.rows]
    _revise(writing, batch, _held(batch, transaction.run(reading, {"keys": keys}).data()))
    return writing.counters


def _revise(writing: Writing, batch: Batch, held: Held) -> None:
    revise = revise_nodes if batch.of_nodes else revise_relationships
    revise(writing, batch.rows, held)


def _held(batch: Batch, found: Sequence[dict[str, Any]]) -> dict[Key, dict[str, str]]:
    kind = () if batch.of_nodes else batch.shape
    return {(*kind, *(row["key"] if kind else [row["key"]])): stated(row["documents"], row["stated"]) for row in found}
