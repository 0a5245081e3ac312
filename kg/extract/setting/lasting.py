"""Makes a stretch of a day where the event's own words say how long what began on it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.datamodel import DateMention
from kg.extract.setting.view import Candidate, View, is_owned

_LASTING = frozenset(("Campaign", "OnlineJobFair", "TrainingCourse"))
_FAIR_DAYS = 15
"""What goes on for longer than so many days is no fair, but what the fair is part of."""
_CAMPAIGN_DAYS = 400
_LASTS = re.compile("持续|延续")
_SO_FAR = re.compile("截[至止]|目前|至今|迄今")


class When(NamedTuple):
    """What is taken for the time of an event."""

    start: str | None
    end: str | None


def with_lengths(view: View, own: Sequence[DateMention], candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, each day that begins a stretch of time as that stretch.

    The event's own words measure it (为期十天, 持续到…); for a course also those that no event owns.
    ``own`` are the dates of the event's units.
    """
    text = view.page.text
    whole = [When(m.start, m.end) for m in own if m.kind == "span" and _is_length(text, m)]
    if view.kind == "TrainingCourse":
        free = (m for m in view.page.annotated.dates if m.kind == "span" and not is_owned(view.page, m.span.start))
        whole += [When(m.start, m.end) for m in free if _is_length(text, m)]
    if view.kind == "Campaign":
        # It is launched on a day and lasts until another: 2月6日启动，2月6日至3月31日开展.
        whole += [When(m.start, m.end) for m in own if m.kind == "span"]
    most = _CAMPAIGN_DAYS if view.kind in _LASTING else _FAIR_DAYS
    fitting = [value for value in whole if 0 < _days(value) < most]
    measured = {value.start: value for value in fitting}
    ended = _told_by_halves(view, own, candidates, most)
    return [
        candidate._replace(value=measured.get(value.start, value))
        if isinstance(value := candidate.value, When) and value.end in (value.start, None)
        else candidate
        for candidate in candidates
        if candidate.value not in ended
    ]


def _told_by_halves(view: View, own: Sequence[DateMention], candidates: list[Candidate], most: int) -> set[When]:
    """Return the beginnings and ends alone of stretches whose end the event's own words tell (持续到…)."""
    ends = {m.end for m in own if m.kind == "until" and _goes_on(view, m)}
    values = [candidate.value for candidate in candidates if isinstance(candidate.value, When)]
    whole = [value for value in values if value.end in ends and 0 < _days(value) < most]
    return {half for v in whole for half in (When(v.start, v.start), When(v.start, None), When(None, v.end))}


def _goes_on(view: View, end: DateMention) -> bool:
    """Tell whether an end is that of the event, and not that of a count or of the time to register."""
    text = view.page.text
    if _SO_FAR.match(text, end.span.start):
        return False
    return view.kind in _LASTING or _LASTS.match(text, end.span.start) is not None


def _is_length(text: str, mention: DateMention) -> bool:
    return text[mention.span.end - 1] in "天日周月期拜" and not text[mention.span.start].isdigit()


def _days(when: When) -> int:
    if len(when.start or "") != len(when.end or "") or len(when.start or "") != len("2022-02-10"):
        return 0
    return (date.fromisoformat(when.end or "") - date.fromisoformat(when.start or "")).days
