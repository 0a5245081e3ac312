"""Where an event is that several places or hosts are named for: in the division that holds them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.datamodel import OrganisationMention, Span, Unit, VenueMention
from kg.extract.setting.view import View

_TO = re.compile("(?:赴|前往|奔赴|走进|到|在|于)\\Z")
_JOINTS = ("、", "和", "与", "及", "以及")
_APART = re.compile("各|分别|依次|先后")
"""Where each place has its own occasion, none holds them all."""
_HOSTED = re.compile("(?:等[^，。；]{0,6})?(?:联合|共同)?(?:主办|举办|组织|开展|召开)")
_TRAVELS = "Outreach"
_SCHOOL = "EducationalInstitution"
"""It hosts where it is, and says nothing of a city."""
_HERE = re.compile("在这里|在此|走进|来到")


def holding_all(view: View) -> tuple[str, Span] | None:
    """Return the division that holds all places or hosts of an event with its place in the text; None for others."""
    if view.kind == _TRAVELS or _APART.search(view.page.text, *view.first.span):
        return None
    places = list(_places(view, view.first))
    if len(places) > 1:
        common = [code for code in _upwards(view, places[0][0]) if all(code in _upwards(view, c) for c, _ in places)]
        return (common[0], places[0][1]) if common else None
    return _of_hosts(view)


def place_of_its_own(view: View) -> VenueMention | None:
    """Return the place that is told of this event alone among those in a row: 10日、12日分别在甲、乙."""
    first = view.first
    if len(first.venues) != 1:
        return None
    (start, end), venues = first.span, view.page.annotated.venues
    inside = sum(start <= venue.span.start < end for venue in venues if venue.frame != "weak")
    apart = inside > 1 or not start <= first.venues[0].span.start < end
    return first.venues[0] if apart else None


def _places(view: View, unit: Unit) -> Iterator[tuple[str, Span]]:
    """Yield the divisions in a row that the unit says the event is in or goes to: 赴四川德阳、广安和渠县."""
    text = view.page.text
    last: Span | None = None
    for mention in unit.divisions:
        if mention.code is None or mention.use != "place" or mention.form == "deictic":
            continue
        start = mention.span.start
        if last is None and not _TO.search(text, max(0, start - 2), start):
            continue
        if last is not None and text[last.end : start] not in _JOINTS:
            return
        last = mention.span
        yield mention.code, mention.span


def _of_hosts(view: View) -> tuple[str, Span] | None:
    """Return the city whose own body hosts an event with one of its counties, where no place is told.

    A campaign is of the largest division among its hosts', a fair need not be where a province's body says.
    """
    text = view.page.text
    if any(unit.venues or _HERE.search(text, *unit.span) for unit in view.units):
        return None
    hosts = next((hosts for unit in view.units if len(hosts := _hosts(view, unit)) > 1), [])
    codes = [
        (code, body.span) for body in hosts if (code := _division_of(view, body)) is not None and body.kind != _SCHOOL
    ]
    if len({code for code, _ in codes}) < 2:
        return None
    code, span = min(codes, key=lambda each: len(_upwards(view, each[0])))
    of_all = all(code in _upwards(view, other) for other, _ in codes)
    is_city = view.page.annotated.gazetteer[code].level == "city" or view.kind == "Campaign"
    return (code, span) if of_all and is_city else None


def _hosts(view: View, unit: Unit) -> list[OrganisationMention]:
    """Return the bodies of a list behind which the unit says that they hold the event."""
    text, bodies = view.page.text, list(unit.bodies)
    end = next((n for n, body in enumerate(bodies) if _HOSTED.match(text, body.span.end)), None)
    if end is None:
        return []
    start = end
    for one, two in reversed(list(pairwise(bodies[: end + 1]))):
        if text[one.span.end : two.span.start] not in _JOINTS:
            break
        start -= 1
    return bodies[start : end + 1]


def _division_of(view: View, body: OrganisationMention) -> str | None:
    written = view.page.written
    return next((written[body.name[:end]] for end in range(len(body.name), 0, -1) if body.name[:end] in written), None)


def _upwards(view: View, code: str) -> tuple[str, ...]:
    """Return a division and those around it, the nearest first."""
    return (code, *view.page.larger.get(code, ()))
