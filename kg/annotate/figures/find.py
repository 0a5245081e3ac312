"""Decides for every quantity whether it is a figure, and of which measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from kg.annotate.figures.features import features, group_at
from kg.annotate.figures.memory import Decided, Memory
from kg.annotate.figures.page import Page, read_page
from kg.datamodel import FigureMention, PostMention, Quantity
from kg.linear import PackedModel, packed, read_model

NONE = "none"
"""The label of numbers that are no figures."""


def find_figures(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> tuple[FigureMention, ...]:
    """Return the quantities of ``text`` that count what the project records, in order, each with its measure.

    The number wanted for a post (焊工3名) is no figure; ranges and numbers without a value are none either.
    """
    model = _model()
    return choose_measures(read_page(text, quantities, posts), lambda _, found: model.best(found))


def choose_measures(page: Page, choose: Callable[[int, list[str]], str]) -> tuple[FigureMention, ...]:
    """Return the figures of ``page``: ``choose`` gives the label of a count, by its number and its features.

    What is chosen for one count is among the features of those after it.
    """
    memory = Memory()
    figures: list[FigureMention] = []
    for number, quantity in enumerate(page.counts):
        group = group_at(page, number)
        measure = choose(number, features(page, number, group, memory))
        if measure != NONE and quantity.value is not None:
            memory.note(group, Decided(measure, quantity.value, quantity.span.end))
            figures.append(FigureMention(quantity.span, measure, quantity.value, quantity.qualifier))
    return tuple(figures)


@cache
def _model() -> PackedModel:
    return packed(read_model(files("kg.annotate.figures").joinpath("models", "measures.json")))
