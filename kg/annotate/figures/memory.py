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
    """The figures of an article so far: the last, the last of each group of classifiers, and all of them."""

    def __init__(self) -> None:
        self.last: Decided | None = None
        self.by_group: dict[str, Decided] = {}
        self._all: list[tuple[str, Decided]] = []

    def note(self, group: str, decided: Decided) -> None:
        """Keep a decision."""
        self.last = self.by_group[group] = decided
        self._all.append((group, decided))

    def whole(self, group: str, start: int, place: int) -> tuple[Decided | None, bool]:
        """Return what numbers of ``group`` behind 其中 at ``place`` may be parts of, and whether they all were so far.

        It is the last figure of the group between ``start``, where the sentence begins, and ``place``.
        """
        since: set[str] = set()
        for known, decided in reversed(self._all):
            if decided.end <= start:
                break
            if decided.end > place:
                since.add(decided.measure)
            elif known == group:
                return decided, since <= {decided.measure}
        return None, False


def distance(decided: Decided, bounds: Bounds) -> str:
    """Return ``c``, ``s``, ``l`` or ``x``: whether the figure stands in the same clause, sentence, line or none."""
    if decided.end > bounds.clause[0]:
        return "c"
    if decided.end > bounds.sentence[0]:
        return "s"
    return "l" if decided.end > bounds.line else "x"
