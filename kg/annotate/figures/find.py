"""Decides for every quantity whether it is a figure, and of which measure."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.figures.cues import find_cues
from kg.annotate.figures.nearest import nearest_measure
from kg.datamodel import FigureMention, PostMention, Quantity


def find_figures(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> tuple[FigureMention, ...]:
    """Return the quantities of ``text`` that count what the project records, in order, each with its measure.

    The number wanted for a post (焊工3名) is no figure; ranges and numbers without a value are none either.
    """
    cues = find_cues(text, quantities)
    headcounts = {post.headcount_span for post in posts}
    figures = []
    for quantity in quantities:
        if quantity.kind != "count" or quantity.value is None or quantity.span in headcounts:
            continue
        measure = nearest_measure(text, quantity, cues)
        if measure:
            figures.append(FigureMention(quantity.span, measure, quantity.value, quantity.qualifier))
    return tuple(figures)
