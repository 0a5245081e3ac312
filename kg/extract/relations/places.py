"""Where an event is held: heldAt and locatedIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger
from kg.extract.setting.choice import chosen
from kg.extract.setting.view import page_of, view_of


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the venue and the finest division of each event."""
    page = page_of(ledger)
    for number in range(len(discourse.events)):
        view = view_of(page, number)
        event = ledger.event(number)
        venue = chosen(view, "venues")
        if venue is not None and venue.span is not None:
            yield Fact(event, "heldAt", ledger.place(venue.span), venue.span, "")
        division = chosen(view, "divisions")
        if division is not None and division.span is not None:
            code = str(division.value)
            yield Fact(event, "locatedIn", ledger.district(code, division.span), division.span, "")
