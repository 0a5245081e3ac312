"""Makes a stretch of a day where the event's own words say how long what began on it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.datamodel import DateMention, Span
from kg.extract.setting.view import Candidate, View, is_owned

_LASTING = frozenset(("Campaign", "OnlineJobFair", "TrainingCourse"))
_FAIR_DAYS = 15
"""What goes on for longer than so many days is no fair, but what the fair is part of."""
_LONG_FAIR_DAYS = 120
"""As long a fair may be where its own words say that it goes on: 招聘大集一直摆到3月底."""
_CAMPAIGN_DAYS = 400
_LASTS = re.compile("持续|延续|贯穿")
_STAYS = re.compile("一直|[跑摆办开忙播巡演][到至]")
_LENGTH = re.compile(r"(?:\d{1,3}|[一二两三四五六七八九十廿卅百]{1,4})个?(?:天|日|周|星期|礼拜)")
_GOES_TO = 4
"""How far in front of 到 it may be said that something goes on: 一直摆到3月底."""
_AT_ONCE = 8
"""So few characters stand between a day and a length that is said in one breath with it."""
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
    lengths = [m for m in own if m.kind == "span" and _is_length(text, m)]
    return [
        Candidate(stretch, _told_with(candidate.span, stretch, lengths), candidate.features)
        if isinstance(value := candidate.value, When)
        and value.end in (value.start, None)
        and (stretch := measured.get(value.start)) is not None
        else candidate
        for candidate in candidates
        if candidate.value not in ended
    ]


def _told_with(day: Span | None, whole: When, lengths: Sequence[DateMention]) -> Span | None:
    """Return what a stretch of time is read from: its length where that follows the day at once (3月4日开课，20天)."""
    if day is None:
        return None
    behind = (m.span for m in lengths if (m.start, m.end) == whole and 0 <= m.span.start - day.end <= _AT_ONCE)
    return next(behind, day)


def _told_by_halves(view: View, own: Sequence[DateMention], candidates: list[Candidate], most: int) -> set[When]:
    """Return the beginnings and ends alone of stretches whose end the event's own words tell (持续到…)."""
    ends = {m.end for m in own if m.kind == "until" and _goes_on(view, m)}
    values = [candidate.value for candidate in candidates if isinstance(candidate.value, When)]
    far = {m.end for m in own if m.kind == "until" and _stays(view, m)}
    limits = {end: max(most, _LONG_FAIR_DAYS) if end in far else most for end in ends}
    whole = [value for value in values if value.end in limits and 0 < _days(value) < limits[value.end]]
    return {half for v in whole for half in (When(v.start, v.start), When(v.start, None), When(None, v.end))}


def _goes_on(view: View, end: DateMention) -> bool:
    """Tell whether an end is that of the event, and not that of a count or of the time to register."""
    text = view.page.text
    if _SO_FAR.match(text, end.span.start):
        return False
    return view.kind in _LASTING or _LASTS.match(text, end.span.start) is not None or _stays(view, end)


def _stays(view: View, end: DateMention) -> bool:
    """Tell whether the words say that what is held stays there until then: 一直摆到3月底."""
    begins = max(0, end.span.start - _GOES_TO)
    return _STAYS.search(view.page.text, begins, end.span.start + 2) is not None


def _is_length(text: str, mention: DateMention) -> bool:
    start, end = mention.span
    told = text[end - 1] in "天日周月期拜" and not text[start].isdigit()
    return told or _LENGTH.fullmatch(text, start, end) is not None


def _days(when: When) -> int:
    if len(when.start or "") != len(when.end or "") or len(when.start or "") != len("2022-02-10"):
        return 0
    return (date.fromisoformat(when.end or "") - date.fromisoformat(when.start or "")).days
