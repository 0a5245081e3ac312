"""Numbers of one event that are said twice, and numbers that are a part of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Discourse, FigureMention, Span, Unit

Placed = tuple[Unit, FigureMention]
"""A figure and the unit that it stands in."""
_HEADLINE = 24
"""A line of at most so many characters, without the end of a sentence, is a headline."""
_PART = re.compile("其中|当中|里头|里面|包括|包含|含有?|内有")


def distinct(figures: Sequence[Placed]) -> list[Placed]:
    """Return the figures without those that say less exactly what another says in another sentence, and repeats."""
    kept: list[Placed] = []
    seen: set[tuple[str, float]] = set()
    for unit, figure in figures:
        key = (figure.measure, figure.value)
        vague = figure.qualifier != "exact" and any(
            other.measure == figure.measure and place.sentence != unit.sentence and is_finer(other, figure)
            for place, other in figures
        )
        if key not in seen and not vague:
            seen.add(key)
            kept.append((unit, figure))
    return kept


def in_headlines(discourse: Discourse) -> frozenset[Span]:
    """Return where headlines say a number that the text below tells again: there it says of what."""
    text, blocks = discourse.annotated.reading.text, discourse.annotated.blocks
    heads: list[FigureMention] = []
    told: set[tuple[str, float]] = set()
    for unit in discourse.units:
        if unit.figures:
            block = blocks[unit.block]
            line = text[block.span.start : block.span.end]
            short = len(line) <= _HEADLINE and line[-1] not in "。！？；：，”"
            if block.kind in ("title", "heading") or short:
                heads += unit.figures
            else:
                told |= {(figure.measure, figure.value) for figure in unit.figures}
    return frozenset([figure.span for figure in heads if (figure.measure, figure.value) in told])


def is_finer(figure: FigureMention, rough: FigureMention) -> bool:
    """Whether ``figure`` may say more exactly what ``rough`` says: 126 for 百余, 2835 for 2800多."""
    step, value = _step(rough.value), figure.value
    if figure.qualifier != "exact" and _step(value) >= step:
        return False
    if rough.qualifier == "over":
        return rough.value < value < rough.value + step
    if rough.qualifier == "nearly":
        return rough.value - step < value < rough.value
    return abs(value - rough.value) * 2 <= step and value != rough.value


def _step(value: float) -> float:
    """Return the worth of the last digit that is said: 100 for 2300, 1000 for 1000."""
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    return step


def parts(text: str, figures: Sequence[Placed]) -> dict[int, int]:
    """Return for figures that are parts the place in ``figures`` of what they are parts of: 4300人，其中妇女620人."""
    found: dict[int, int] = {}
    for number, (unit, figure) in enumerate(figures):
        for whole in range(number - 1, -1, -1):
            place, other = figures[whole]
            if place.sentence != unit.sentence:
                break
            if other.measure != figure.measure or whole in found:
                continue
            if other.value > figure.value and _PART.search(text, other.span.end, figure.span.start):
                found[number] = whole
            break
    return found
