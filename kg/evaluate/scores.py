"""Counts outcomes: precision, recall and F1 by relation, and over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.evaluate.comparison import DETAILS, RELATIONS, Outcome


class Score(NamedTuple):
    """How many facts are in the gold, how many were read, and how many of those are right."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def gold(self) -> int:
        """All facts that there are."""
        return self.right + self.missed

    @property
    def found(self) -> int:
        """All facts that were read."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 0 where nothing was read."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was read; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


class Scores(NamedTuple):
    """The measures of an evaluation."""

    relations: Mapping[str, Score]
    details: Mapping[str, Score]
    """Judged only of facts that were found."""
    micro: Score
    """All facts of all relations together."""
    macro: float
    """Mean F1 of the relations that the gold has facts of."""


def score(outcomes: Iterable[Outcome]) -> Scores:
    """Return the measures of these outcomes."""
    counts = Counter((outcome.relation, outcome.kind) for outcome in outcomes)

    def of(relation: str) -> Score:
        return Score(*(counts[relation, kind] for kind in ("right", "missed", "wrong")))

    relations = {relation: of(relation) for relation in RELATIONS}
    micro = Score(*map(sum, zip(*relations.values(), strict=True)))
    judged = [each.f1 for each in relations.values() if each.gold]
    macro = sum(judged) / len(judged) if judged else 0.0
    return Scores(relations, {detail: of(detail) for detail in DETAILS}, micro, macro)
