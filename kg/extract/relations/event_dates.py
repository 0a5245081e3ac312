"""When an event is held: startDate and endDate."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Literal
from kg.extract.ledger import Ledger
from kg.extract.setting.choice import chosen
from kg.extract.setting.lasting import When
from kg.extract.setting.view import view_of

DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the dates of each event that the article tells."""
    for number in range(len(discourse.events)):
        date = chosen(view_of(ledger.page, number), "dates")
        if date is None or date.span is None or not isinstance(date.value, When):
            continue
        event = ledger.event(number)
        if date.value.start:
            yield Fact(event, "startDate", as_literal(date.value.start), date.span, "")
        if date.value.end:
            yield Fact(event, "endDate", as_literal(date.value.end), date.span, "")


def as_literal(value: str) -> Literal:
    """Return an ISO day, month or year with its datatype."""
    return Literal(value, DATATYPES[len(value)])
