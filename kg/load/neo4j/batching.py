"""Batches of rows of equal shape. However many shapes a graph has, and articles a row, little waits for others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.load.neo4j.revising import Row

BATCH = 2000
"""Rows of a batch."""

WAITING = 2 * BATCH
"""So many rows wait at most; then the largest of the unfinished batches goes as it is."""

HEAVY = 10 * BATCH
"""So much of what articles state waits at most: a province may be a single row of which all of them speak."""

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
    number = stated = 0
    for row in rows:
        shape = _shape(row)
        waiting[shape].append(row)
        number += 1
        stated += len(row.record.stated)
        if len(waiting[shape]) == BATCH or number == WAITING or stated > HEAVY:
            size = _stated if stated > HEAVY else len
            full = max(waiting, key=lambda shape: size(waiting[shape]))
            number -= len(waiting[full])
            stated -= _stated(waiting[full])
            yield Batch(full, waiting.pop(full))
    for shape, found in waiting.items():
        yield Batch(shape, found)


def _shape(row: Row) -> Shape:
    key = row.record.key
    return row.merged.labels if len(key) == 1 else key[:1]


def _stated(rows: list[Row]) -> int:
    return sum(len(row.record.stated) for row in rows)
