"""The numbers of one event: hasFigure, measure, value, qualifier, breakdownOf."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, FigureMention, Literal
from kg.extract.figure_repeats import distinct, in_headlines, parts
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the figures of each event, each number of a measure once, and which are parts of others."""
    repeated = in_headlines(discourse)
    for number in range(len(discourse.events)):
        told = [(unit, figure) for unit in ledger.units_of(number) for figure in unit.figures]
        figures = distinct([(unit, figure) for unit, figure in told if figure.span not in repeated])
        keys = [ledger.new("Figure", ledger.written(figure.span), figure.span) for _, figure in figures]
        wholes = parts(ledger.text, figures)
        for place, (_, figure) in enumerate(figures):
            yield Fact(ledger.event(number), "hasFigure", keys[place], figure.span, "")
            yield from describe(keys[place], figure)
            if place in wholes:
                yield Fact(keys[place], "breakdownOf", keys[wholes[place]], figure.span, "")


def describe(key: str, figure: FigureMention) -> Iterator[Fact]:
    """Yield what a figure counts, how many, and how exactly."""
    whole = float(figure.value).is_integer()
    value = Literal(str(int(figure.value) if whole else figure.value), "integer" if whole else "decimal")
    yield Fact(key, "measure", f"measure:{figure.measure}", figure.span, "figures")
    yield Fact(key, "value", value, figure.span, "figures")
    yield Fact(key, "qualifier", f"qualifier:{figure.qualifier}", figure.span, "figures")
