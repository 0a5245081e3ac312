"""Which count of an annotated article is which figure of its gold.

The gold copies a stretch of the text for each figure, but not where it stood. A quantity is that figure where it
stands inside such a stretch and says the value. Numbers that the text repeats in other words are left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.datamodel import Quantity
from scripts.training.corpus import Article
from scripts.training.linear import NONE

OPEN = "open"
"""For quantities of which the gold does not tell whether they are figures."""
_ROUND = 20
"""Smaller values come back by chance; a larger one that stands twice counts the same thing twice."""


def label_counts(article: Article, counts: Sequence[Quantity]) -> list[str]:
    """Return for each count its measure, ``none`` or ``open``."""
    said: list[set[str]] = [set() for _ in counts]
    maybe: list[bool] = [False] * len(counts)
    for figure in article.gold_figures():
        spans = article.find(figure["text"])
        for number, quantity in enumerate(counts):
            if quantity.value != figure["value"]:
                continue
            if any(span.start < quantity.span.end and quantity.span.start < span.end for span in spans):
                said[number].add(figure["measure"])
            elif not spans or (quantity.value or 0) >= _ROUND:
                maybe[number] = True
    return [_label(measures, unsure) for measures, unsure in zip(said, maybe, strict=True)]


def _label(measures: set[str], unsure: bool) -> str:
    if len(measures) == 1:
        return next(iter(measures))
    return OPEN if measures or unsure else NONE
