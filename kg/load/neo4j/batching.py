"""Batches of rows of equal shape. However many shapes a graph has, few rows wait for others of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.load.neo4j.revising import Row

BATCH = 2000
"""Rows of a batch."""

WAITING = 2 * BATCH
"""So many rows wait at most; then the largest of the unfinished batches goes as it is."""

Shape = tuple[str, ...]
"""The labels of nodes, or the type of relationships."""


class Batch(NamedTuple):
    """Rows that one statement can write."""

    shape: Shape
    rows: list[Row]

    @property
    def of_nodes(self) -> bool:
        """Whether these are nodes."""
        return len(self.rows[0].record.key) == 1


def batches(rows: Iterable[Row]) -> Iterator[Batch]:
    """Yield all rows in batches."""
    waiting: dict[Shape, list[Row]] = defaultdict(list)
    number = 0
    for row in rows:
        shape = _shape(row)
        waiting[shape].append(row)
        number += 1
        if len(waiting[shape]) == BATCH or number == WAITING:
            full = max(waiting, key=lambda shape: len(waiting[shape]))
            number -= len(waiting[full])
            yield Batch(full, waiting.pop(full))
    for shape, found in waiting.items():
        yield Batch(shape, found)


def _shape(row: Row) -> Shape:
    key = row.record.key
    return row.merged.labels if len(key) == 1 else key[:1]
