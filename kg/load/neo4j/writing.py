"""Writes nodes and relationships: batches of equal shape, each one transaction that the driver tries again.

A batch makes what is missing and learns what is there and differs, which alone is then looked at; so a second load
writes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any, LiteralString

from neo4j import ManagedTransaction, Session

from kg.load.neo4j import cypher
from kg.load.neo4j.revising import Held, Row, Writing, revise_nodes, revise_relationships
from kg.load.neo4j.stored import Kept, stated
from kg.property_graph import Key, stored

BATCH = 2000
"""Rows of a transaction."""

STATEMENT = 500
"""Rows of one statement in it."""

Shape = tuple[str, ...]
"""The labels of nodes, or the type of relationships."""

Told = Callable[[Sequence[Row], Counter[str]], None]
"""Is told of each batch: its rows, and what they changed."""


class Writer:
    """Collects rows of equal shape and writes them when there are enough."""

    def __init__(self, session: Session, kept: Kept, told: Told) -> None:
        """Take a session, what stays of what the database holds, and what is told."""
        self._session, self._kept, self._told = session, kept, told
        self._waiting: dict[tuple[str, Shape], list[Row]] = defaultdict(list)

    def add(self, shape: Shape, row: Row) -> None:
        """Take a row that articles state."""
        self._add("merge", shape, row)

    def take_away(self, row: Row) -> None:
        """Take a row that articles no longer state: it goes, unless the database keeps what others state of it."""
        self._add("take away", row.record.key[:-2], row)

    def flush(self) -> None:
        """Write what is left."""
        for waiting in list(self._waiting):
            self._write(waiting)

    def _add(self, action: str, shape: Shape, row: Row) -> None:
        rows = self._waiting[action, shape]
        rows.append(row)
        if len(rows) >= BATCH:
            self._write((action, shape))

    def _write(self, waiting: tuple[str, Shape]) -> None:
        action, shape = waiting
        rows = self._waiting.pop(waiting)
        batch = _merge if action == "merge" else _take_away
        self._told(rows, self._session.execute_write(batch, shape, rows, self._kept))


def rows_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return rows as they are sent."""
    if len(rows[0].record.key) == 1:
        return [{"iri": key[0], "properties": stored(held, merged)} for (key, held), merged in rows]
    return [{"key": list(key[1:]), "properties": stored(held, merged)} for (key, held), merged in rows]


def merging(shape: Shape, rows: Sequence[Row]) -> LiteralString:
    """Return the Cypher for such rows."""
    return cypher.merge_nodes(shape) if len(rows[0].record.key) == 1 else cypher.merge_relationships(shape[0])


def _merge(transaction: ManagedTransaction, shape: Shape, rows: Sequence[Row], kept: Kept) -> Counter[str]:
    writing = Writing(transaction, kept)
    sent = rows_of(rows)
    # The driver does not wait for the end of one statement before it sends the next: it packs rows while the
    # server is busy with those before.
    results = [
        transaction.run(merging(shape, rows), {"rows": sent[start : start + STATEMENT]})
        for start in range(0, len(sent), STATEMENT)
    ]
    held = _held(rows, [found for result in results for found in result.data()])
    for result in results:
        writing.count(result.consume())
    if held:
        _revise(writing, [row for row in rows if row.record.key in held], held)
    return writing.counters


def _take_away(transaction: ManagedTransaction, shape: Shape, rows: Sequence[Row], kept: Kept) -> Counter[str]:
    writing = Writing(transaction, kept)
    reading = cypher.read_relationships(shape[0]) if shape else cypher.read_nodes()
    keys = [list(row.record.key[1:]) if shape else row.record.key[0] for row in rows]
    _revise(writing, rows, _held(rows, transaction.run(reading, {"keys": keys}).data()))
    return writing.counters


def _revise(writing: Writing, rows: Sequence[Row], held: Held) -> None:
    if len(rows[0].record.key) == 1:
        revise_nodes(writing, rows, held)
    else:
        revise_relationships(writing, rows, held)


def _held(rows: Sequence[Row], found: Sequence[dict[str, Any]]) -> dict[Key, dict[str, str]]:
    kind = rows[0].record.key[:-2]
    return {(*kind, *(row["key"] if kind else [row["key"]])): stated(row["documents"], row["stated"]) for row in found}
