"""When an event is held: startDate and endDate."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import DateMention, Discourse, Fact, Literal, Unit
from kg.extract.ledger import Ledger

DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the dates of each event that its units tell."""
    for number in range(len(discourse.events)):
        date = _date(ledger.units_of(number))
        if date is None:
            continue
        event = ledger.event(number)
        if date.start:
            yield Fact(event, "startDate", as_literal(date.start), date.span, "")
        if date.end:
            yield Fact(event, "endDate", as_literal(date.end), date.span, "")


def as_literal(value: str) -> Literal:
    """Return an ISO day, month or year with its datatype."""
    return Literal(value, DATATYPES[len(value)])


def _date(units: list[Unit]) -> DateMention | None:
    """Return the finest date told, the first of those; a span before a point of the same grain."""
    told = [d for unit in units for d in unit.dates if (d.start or d.end) and d.kind in ("point", "span", "open")]
    if not told:
        return None
    return min(enumerate(told), key=lambda n: (-len(n[1].start or n[1].end or ""), n[1].kind != "span", n[0]))[1]
