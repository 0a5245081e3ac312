"""Where an event is held: heldAt and locatedIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Span, VenueMention
from kg.extract.columns import places_by_columns
from kg.extract.ledger import Ledger
from kg.extract.setting.choice import chosen
from kg.extract.setting.several import holding_all
from kg.extract.setting.venue_divisions import division_by_venue
from kg.extract.setting.view import View, view_of


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the venue and the finest division of each event."""
    by_column = places_by_columns(discourse)
    for number in range(len(discourse.events)):
        view = view_of(ledger.page, number)
        event = ledger.event(number)
        venue = chosen(view, "venues")
        place = venue.span if venue is not None else None
        place = place or by_column.get(number)
        if place is not None:
            yield Fact(event, "heldAt", ledger.place(place), place, "")
        division = _division(view)
        if division is not None:
            code, span = division
            if venue is not None and isinstance(venue.value, VenueMention):
                surer = division_by_venue(view, code, venue.value)
                code, span = (code, span) if surer is None else (surer, venue.value.span)
            yield Fact(event, "locatedIn", ledger.district(code, span), span, "")


def _division(view: View) -> tuple[str, Span] | None:
    """Return the code of an event's division and where it is told: that of all its places, else the likeliest."""
    together = holding_all(view)
    if together is not None:
        return together
    division = chosen(view, "divisions")
    return (str(division.value), division.span) if division is not None and division.span is not None else None
