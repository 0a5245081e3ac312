"""Of which class an event is that no words of its own tell: as those around it, which come in a row with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Discourse
from kg.extract.event_signs import is_at_school
from kg.extract.telling import Telling

DEFAULT_CLASS = "JobFair"
PASSED_ON = frozenset(("LivestreamRecruitment", "OnlineJobFair", "CampusFair"))
_OCCASIONS = PASSED_ON | {"JobFair", "Outreach"}
"""Classes of events that come in rows, so that one that is only pointed at is as the one before it."""
_NEAR = 80
_PLATFORM = re.compile(r"[网号]|平台|小程序|直播|抖音|快手|APP|微信|客户端", re.IGNORECASE)
_WEBSITE = re.compile(r"网(?:站|上|页|”|$)|平台|小程序|抖音|快手|视频号|公众号|APP|客户端|直播间", re.IGNORECASE)
_TOUR = re.compile(r"(?<!接)送岗|送工作|送政策|下乡|赶[集场圩墟街]|进[村乡寨]|大篷车|宣讲|流动车|上门")


def as_pointed_at(discourse: Discourse, telling: Telling, earlier: Sequence[str]) -> str | None:
    """Return the class of the event before one that is only pointed at (下一站), where such come in rows."""
    if not any(mention.rank in ("occasion", "sited") for mention in telling.body[0].events):
        return None
    before = _just_before(discourse, telling, earlier)
    if before in _OCCASIONS:
        return before
    return earlier[0] if earlier and earlier[0] in _OCCASIONS else None


def is_on_platforms(telling: Telling) -> bool:
    """Tell whether all places that an event is told to be at are websites and the like."""
    return bool(telling.places) and all(_WEBSITE.search(place) for place in telling.places)


def as_in_row(discourse: Discourse, telling: Telling, earlier: Sequence[str]) -> str | None:
    """Return outreach where the events just before are the stops of a tour that brings work to people: 送岗下乡."""
    if is_at_school(telling):
        return None
    text = discourse.annotated.reading.text
    for number in range(len(earlier) - 1, -1, -1):
        if earlier[number] != "Outreach":
            return None
        units = (discourse.units[index] for index in discourse.events[number])
        named = [m for unit in units for m in unit.events if m.kind == "Outreach" or m.rank == "quoted"]
        if named:
            return "Outreach" if any(_TOUR.search(text, *mention.span) for mention in named) else None
    return None


def passed_on(telling: Telling, earlier: Sequence[str], *, on_site: bool) -> str:
    """Return the class of the first event where this one may be of the same row, else a plain fair.

    A row of livestreams or campus fairs does not go on at a place that is no school.
    """
    if is_at_school(telling):
        return "CampusFair"
    first = earlier[0] if earlier else DEFAULT_CLASS
    elsewhere = any(first != "OnlineJobFair" or not _PLATFORM.search(place) for place in telling.places)
    return first if first in PASSED_ON and not on_site and not elsewhere else DEFAULT_CLASS


def _just_before(discourse: Discourse, telling: Telling, earlier: Sequence[str]) -> str | None:
    """Return the class of the event named last and shortly before this one, or of the phrase if it names none."""
    start = telling.body[0].span.start
    found = None
    for unit in discourse.units[: telling.body[0].number]:
        for mention in unit.events:
            if start - _NEAR < mention.head.start and mention.kind:
                owners = (cls for cls, units in zip(earlier, discourse.events, strict=False) if unit.number in units)
                found = next(owners, mention.kind)
    return found
