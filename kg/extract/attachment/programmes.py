"""Which events are parts of a campaign that the article tells of, because they lie in its time and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.datamodel import Discourse, Span
from kg.extract.attachment.membership import Membership
from kg.extract.attachment.series import Series
from kg.extract.event_names import EventNames

_FAIRS = frozenset(("JobFair", "OnlineJobFair", "CampusFair"))
_KINDS = _FAIRS | {"LivestreamRecruitment"}
"""Courses, meetings and journeys of the same weeks are as often no parts of it."""
_MONTH = 7
_NOTICE = re.compile(
    r"(?:为|按照|根据|结合|围绕|作为)[^。\n]{0,60}(?:要求|部署|安排|活动|行动|精神|计划|内容)[^。\n]{0,80}(?:公布|通知|公告|安排|预告|通告|发布|明确)如下"
)
_LEAD = 250
"""Behind the title an article says within so many characters what it is about."""
_COUNTIES = re.compile(
    "(?:全[省市州盟][^。\n]{0,2})?各(?:旗?县|市|区|地|级)[^。\n]{0,16}(?:人社|就业|部门|，|围绕|组织|开展|抢抓|密集)"
)
_AROUND = 30
_FORMER = frozenset(("past", "former"))


class Setting(NamedTuple):
    """When and where an event is held."""

    start: str
    """The first day in ISO form, or only its month or year, empty where none is told."""
    end: str | None
    districts: frozenset[str]
    """Codes of its division and of those around it."""
    district: str | None
    """The code of its division."""


def within_programmes(
    discourse: Discourse, names: Sequence[EventNames], settings: Mapping[int, Setting], series: Sequence[Series]
) -> Iterator[Membership]:
    """Yield the events that begin within the time and place of a campaign, where only one of the article has such.

    A campaign that the article begins with holds the fairs of its year where its own end is not told; not where it
    begins with another, or tells of another county.
    """
    lead = len(discourse.annotated.clean.title) + _LEAD
    programmes = [
        (settings[number], held)
        for number, event in enumerate(names)
        if event.kind == "Campaign" and (held := _series_of(event, series)) is not None
    ]
    first = next((each for each in series if each.spans[0].start < lead and each.source in ("known", "event")), None)
    for number, event in enumerate(names):
        holding: set[Series] = set()
        for campaign, held in programmes:
            leads = held is first and settings[number].district == campaign.district
            kinds = _KINDS | {"Outreach"} if leads else _KINDS
            if event.kind in kinds and _lies_within(settings[number], campaign, leads=leads):
                holding.add(held)
        if len(holding) == 1:
            yield Membership(number, (held := holding.pop()).name, _nearest(held, event))


def under_the_title(
    discourse: Discourse, names: Sequence[EventNames], settings: Mapping[int, Setting], series: Sequence[Series]
) -> Iterator[Membership]:
    """Yield the dated fairs of an article whose title names one campaign, but for those of former years.

    What a notice says that it is to carry out counts as its title. An article of several counties tells of fairs
    beside the campaign.
    """
    title = len(discourse.annotated.clean.title)
    notice = _NOTICE.search(discourse.annotated.reading.text, title, title + 2 * _LEAD)
    head = notice.end() if notice else title
    named = [s for s in series if s.source == "known" and s.spans[0].end <= head]
    if len(named) != 1 or len({setting.district for setting in settings.values() if setting.start}) > 1:
        return
    for number, event in enumerate(names):
        first = discourse.units[discourse.events[number][0]]
        dated = len(settings[number].start) > _MONTH
        if event.kind in (_KINDS if notice else _FAIRS) and dated and first.cues.isdisjoint(_FORMER):
            yield Membership(number, named[0].name, _nearest(named[0], event))


def in_a_roundup(
    discourse: Discourse, names: Sequence[EventNames], settings: Mapping[int, Setting], series: Sequence[Series]
) -> Iterator[Membership]:
    """Yield the dated events of an article that opens with what all counties of a place do in one campaign."""
    text, title = discourse.annotated.reading.text, len(discourse.annotated.clean.title)
    for each in (s for s in series if s.source == "known" and s.spans[0].start < title + _LEAD):
        opened = any(
            _COUNTIES.search(text[max(0, span.start - _AROUND) : span.end + _AROUND])
            for span in each.spans
            if span.end < title + _LEAD
        )
        if opened:
            for number, event in enumerate(names):
                past = discourse.units[discourse.events[number][0]].cues & _FORMER
                if event.kind in _KINDS | {"Outreach"} and len(settings[number].start) > _MONTH and not past:
                    yield Membership(number, each.name, _nearest(each, event))
            return


def begins_later(
    member: Membership, names: Sequence[EventNames], settings: Mapping[int, Setting], series: Sequence[Series]
) -> bool:
    """Tell whether an event begins when the campaign that it is said to be a part of is over.

    Only where the article tells of one campaign of that name, in days, and the event's own name does not hold it.
    """
    start = settings[member.event].start
    ends = {
        settings[number].end
        for number, event in enumerate(names)
        if event.kind == "Campaign" and (held := _series_of(event, series)) is not None and held.name == member.series
    }
    if (
        len(ends) != 1
        or len(start) <= _MONTH
        or any(span.start <= member.span.start and member.span.end <= span.end for span in names[member.event].spans)
    ):
        return False
    end = ends.pop()
    return end is not None and len(end) > _MONTH and start > end and start[:4] == end[:4]


def _series_of(event: EventNames, series: Sequence[Series]) -> Series | None:
    """Return the series that the names of a campaign hold."""
    for span in event.spans:
        for each in series:
            if any(span.start <= place.start and place.end <= span.end for place in each.spans):
                return each
    return None


def _lies_within(event: Setting, campaign: Setting, *, leads: bool) -> bool:
    if campaign.district not in event.districts or len(event.start) < _MONTH:
        return False
    if campaign.end is None or len(campaign.start) < _MONTH or campaign.start == campaign.end:
        return leads and len(event.start) > _MONTH and event.start[:4] == (campaign.start or event.start)[:4]
    return campaign.start[: len(event.start)] <= event.start and event.start[: len(campaign.end)] <= campaign.end


def _nearest(series: Series, event: EventNames) -> Span:
    first = event.spans[0].start
    return min(series.spans, key=lambda span: (abs(span.start - first), span))
