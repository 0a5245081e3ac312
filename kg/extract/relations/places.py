"""Where an event is held: heldAt and locatedIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Span, Unit, VenueMention
from kg.extract.ledger import Ledger

_LEVELS = {"county": 0, "city": 1, "province": 2}
_FRAMES = {"held": 0, "label": 0, "head": 1, "in": 2}


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the venue and the finest division of each event."""
    for number in range(len(discourse.events)):
        units = ledger.units_of(number)
        event = ledger.event(number)
        venue = _venue(units)
        if venue is not None:
            yield Fact(event, "heldAt", ledger.place(venue.span), venue.span, "")
        code, span = _division(units, venue, ledger)
        if code is not None:
            yield Fact(event, "locatedIn", ledger.district(code, span), span, "")


def _venue(units: list[Unit]) -> VenueMention | None:
    found = [v for unit in units for v in unit.venues if v.frame in _FRAMES]
    return min(enumerate(found), key=lambda n: (_FRAMES[n[1].frame], n[0]))[1] if found else None


def _division(units: list[Unit], venue: VenueMention | None, ledger: Ledger) -> tuple[str | None, Span]:
    """Return the division of the venue, else the finest named beside the event, else the article's own."""
    rows = ledger.annotated.gazetteer
    home = ledger.annotated.home
    held_in = venue.division if venue is not None and venue.division in rows else None
    if venue is not None and held_in is not None and rows[held_in].level == "county":
        return held_in, venue.span
    mentions = [d for unit in units for d in unit.divisions if d.use == "place"]
    named = [(d.code, d.span) for d in mentions if d.code is not None and d.code in rows]
    if named:
        province = home[-1] if home else None
        near = [(code, span) for code, span in named if province is None or code[:2] == province[:2]] or named
        return min(enumerate(near), key=lambda n: (_LEVELS[rows[n[1][0]].level], n[0]))[1]
    if venue is not None and held_in is not None:
        return held_in, venue.span
    return (home[0], units[0].core) if home else (None, units[0].core)
