"""Where an event is held: heldAt and locatedIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Span, VenueMention
from kg.extract.columns import places_by_columns
from kg.extract.ledger import Ledger
from kg.extract.setting.choice import chosen
from kg.extract.setting.list_places import place_of_list
from kg.extract.setting.several import holding_all, place_of_its_own
from kg.extract.setting.venue_divisions import division_by_venue
from kg.extract.setting.view import View, view_of


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the venue and the finest division of each event."""
    by_column = places_by_columns(discourse)
    for number in range(len(discourse.events)):
        view = view_of(ledger.page, number)
        event = ledger.event(number)
        venue = _venue(view, by_column.get(number))
        if venue is not None:
            yield Fact(event, "heldAt", ledger.place(venue.span), venue.span, "")
        division = _division(view, venue)
        if division is not None:
            code, span = division
            yield Fact(event, "locatedIn", ledger.district(code, span), span, "")


def _venue(view: View, in_column: Span | None) -> VenueMention | None:
    """Return the likeliest place of an event, else that of its row in a table, else the one that its list shares."""
    own = place_of_its_own(view)
    if own is not None:
        return own
    best = chosen(view, "venues")
    if best is not None and isinstance(best.value, VenueMention):
        return best.value
    return VenueMention(in_column, None, "label") if in_column is not None else place_of_list(view)


def _division(view: View, venue: VenueMention | None) -> tuple[str, Span] | None:
    """Return the code of an event's division and where it is told: that of all its places, else the likeliest.

    A place that says its division by itself is surer.
    """
    division = holding_all(view) or _likeliest(view)
    if division is None or venue is None:
        return division
    surer = division_by_venue(view, division[0], venue)
    return division if surer is None else (surer, venue.span)


def _likeliest(view: View) -> tuple[str, Span] | None:
    division = chosen(view, "divisions")
    return (str(division.value), division.span) if division is not None and division.span is not None else None
