"""Decides for every quantity whether it is a figure, and of which measure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from kg.annotate.figures.beyond_doubt import NO_FIGURE, measure_beyond_doubt, mended_by_words
from kg.annotate.figures.features import features, group_at
from kg.annotate.figures.memory import Decided, Memory
from kg.annotate.figures.page import Page, read_page
from kg.annotate.figures.pointed import points_back
from kg.datamodel import FigureMention, PostMention, Quantity
from kg.linear import PackedModel, packed, read_model

NONE = NO_FIGURE
"""The label of numbers that are no figures."""
_LIKING = "liking"
"""The class of the words for likes and shares, which are counted but are no views: 点赞量5万次."""
_REACHES = re.compile("(?:总数|总量)?(?:已经|已|累计|总计|共计|共)?(?:高达|达到了?|达|超过了?|突破了?|为|有|：)?")
"""What may stand between such a word and its number."""
_BETWEEN = 4
"""How many of the cues in front of a number are looked at, its own 累计 and 达 among them."""


def find_figures(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> tuple[FigureMention, ...]:
    """Return the quantities of ``text`` that count what the project records, in order, each with its measure.

    The number wanted for a post (焊工3名) is no figure, nor is that of fairs pointed back at; ranges and numbers
    without a value are none either.
    """
    model = _model()
    found = choose_measures(read_page(text, quantities, posts), lambda _, features: model.best(features))
    return tuple(figure for figure in found if figure.measure != "sessions" or not points_back(text, figure))


def choose_measures(page: Page, choose: Callable[[int, list[str]], str]) -> tuple[FigureMention, ...]:
    """Return the figures of ``page``: ``choose`` gives the label of a count, by its number and its features.

    What is chosen for one count is among the features of those after it.
    """
    memory = Memory()
    figures: list[FigureMention] = []
    for number, quantity in enumerate(page.counts):
        group = group_at(page, number)
        measure = measure_beyond_doubt(page.text, quantity) or choose(number, features(page, number, group, memory))
        measure = mended_by_words(page.text, quantity, measure)
        if measure != NONE and quantity.value is not None and not _counts_likes(page, quantity):
            memory.note(group, Decided(measure, quantity.value, quantity.span.end))
            figures.append(FigureMention(quantity.span, measure, quantity.value, quantity.qualifier))
    return tuple(figures)


def _counts_likes(page: Page, quantity: Quantity) -> bool:
    """Return whether a word for likes or shares stands in front of its number, and nothing else between."""
    start = quantity.span.start
    behind = bisect_left(page.cue_starts, start)
    before = page.cues[max(0, behind - _BETWEEN) : behind]
    return any(_LIKING in cue.classes and _REACHES.fullmatch(page.text, cue.end, start) for cue in before)


@cache
def _model() -> PackedModel:
    return packed(read_model(files("kg.annotate.figures").joinpath("models", "measures.json")))
