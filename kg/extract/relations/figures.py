"""The numbers of one event: hasFigure, measure, value, qualifier."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, FigureMention, Literal
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the figures of each event, each number of a measure once."""
    for number in range(len(discourse.events)):
        seen: set[tuple[str, float]] = set()
        for unit in ledger.units_of(number):
            for figure in unit.figures:
                if (figure.measure, figure.value) in seen:
                    continue
                seen.add((figure.measure, figure.value))
                key = ledger.new("Figure", ledger.written(figure.span), figure.span)
                yield Fact(ledger.event(number), "hasFigure", key, figure.span, "")
                yield from describe(key, figure)


def describe(key: str, figure: FigureMention) -> Iterator[Fact]:
    """Yield what a figure counts, how many, and how exactly."""
    whole = float(figure.value).is_integer()
    value = Literal(str(int(figure.value) if whole else figure.value), "integer" if whole else "decimal")
    yield Fact(key, "measure", f"measure:{figure.measure}", figure.span, "figures")
    yield Fact(key, "value", value, figure.span, "figures")
    yield Fact(key, "qualifier", f"qualifier:{figure.qualifier}", figure.span, "figures")
