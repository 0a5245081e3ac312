"""Gives each day, or each name, of a list the place that is its own: 2月10日、12日分别在甲、乙举办."""

from __future__ import annotations

from collections.abc import Sequence

from kg.datamodel import Span, Unit

_EACH = ("分别", "依次")
_LEAST = 2


def told_severally(units: Sequence[Unit], text: str) -> list[Unit]:
    """Return the units, numbered anew, where as many places as days or names are told one after the other."""
    found = list(units)
    if not any(word in text for word in _EACH):
        return found
    place = 0
    while place < len(found):
        if _tells_places_apart(found[place], text):
            before = _days_before(found, place)
            place = _share_days(found, place, before) if before else place
            _share_names(found, place)
        place += 1
    return [unit._replace(number=number) for number, unit in enumerate(found)]


def _tells_places_apart(unit: Unit, text: str) -> bool:
    if len(unit.venues) < _LEAST or not unit.events:
        return False
    last = unit.venues[-1].span.start
    return any(text.find(word, unit.span.start, max(last, unit.events[0].span.start)) >= 0 for word in _EACH)


def _days_before(units: Sequence[Unit], place: int) -> list[int]:
    """Return the units right before one, in its sentence, that are no more than a day each."""
    found: list[int] = []
    for number in range(place - 1, -1, -1):
        unit = units[number]
        if unit.sentence != units[place].sentence or unit.figures or unit.events or unit.venues or len(unit.dates) != 1:
            break
        found.append(number)
    return found[::-1]


def _share_days(units: list[Unit], place: int, days: Sequence[int]) -> int:
    """Give each day its place and the name that they share; return where the last of them stands then."""
    whole = units[place]
    own = bool(whole.dates)
    needed = len(whole.venues) - own
    if len(whole.dates) > 1 or len(days) < needed or needed < 1:
        return place
    taken = days[len(days) - needed :]
    for number, venue in zip(taken, whole.venues, strict=False):
        units[number] = units[number]._replace(venues=(venue,), events=whole.events, cues=whole.cues)
    if own:
        units[place] = whole._replace(venues=whole.venues[-1:])
        return place
    last = units.pop(place - 1)
    units[place - 1] = whole._replace(
        span=Span(last.span.start, whole.span.end), dates=last.dates, venues=whole.venues[-1:]
    )
    return place - 1


def _share_names(units: list[Unit], place: int) -> None:
    """Give each name of a list its place, and the day that they share."""
    first = units[place]
    others = units[place + 1 : place + len(first.venues)]
    if len(others) + 1 < len(first.venues):
        return
    before = first
    for unit in others:
        if unit.span.start != before.core.end or unit.venues or not unit.events:
            return
        before = unit
    for number, venue in enumerate(first.venues):
        unit = units[place + number]
        units[place + number] = unit._replace(venues=(venue,), dates=unit.dates or first.dates)
