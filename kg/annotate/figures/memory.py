"""What was decided for the numbers before: lists and breakdowns go on counting the same thing."""

from __future__ import annotations

from typing import NamedTuple

from kg.annotate.figures.layout import Bounds


class Decided(NamedTuple):
    """A number that was found to be a figure."""

    measure: str
    value: float
    end: int


class Memory:
    """The last figure of an article, and the last of each group of classifiers."""

    def __init__(self) -> None:
        self.last: Decided | None = None
        self.by_group: dict[str, Decided] = {}

    def note(self, group: str, decided: Decided) -> None:
        """Keep a decision."""
        self.last = self.by_group[group] = decided


def distance(decided: Decided, bounds: Bounds) -> str:
    """Return ``c``, ``s``, ``l`` or ``x``: whether the figure stands in the same clause, sentence, line or none."""
    if decided.end > bounds.clause[0]:
        return "c"
    if decided.end > bounds.sentence[0]:
        return "s"
    return "l" if decided.end > bounds.line else "x"
