"""What the head of a table says of the column that a number stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from kg.annotate.figures.cues import Cue

_start = attrgetter("start")
_MOST_ROWS = 60
"""How far above a number the head of its table is looked for."""


def header_classes(text: str, cues: Sequence[Cue], line: int, place: int) -> list[str]:
    """Return what the cues in the head of the column stand for; ``line`` is where the line of ``place`` begins."""
    column = text.count("\t", line, place)
    top, end = None, line - 1
    for _ in range(_MOST_ROWS):
        start = text.rfind("\n", 0, max(end, 0)) + 1
        if end <= 0 or "\t" not in text[start:end]:
            break
        top, end = start, start - 1
    if top is None:
        return []
    cells = text[top : text.find("\n", top)].split("\t")
    if column >= len(cells):
        return []
    left = top + sum(len(cell) + 1 for cell in cells[:column])
    first = bisect_left(cues, left, key=_start)
    last = bisect_left(cues, left + len(cells[column]), key=_start)
    return [name for cue in cues[first:last] for name in cue.classes]
