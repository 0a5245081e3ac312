"""Which events an article says outright to be parts of a campaign, or opens together with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.datamodel import Discourse, Span
from kg.extract.attachment.membership import Membership
from kg.extract.attachment.programmes import Setting
from kg.extract.attachment.series import Series
from kg.extract.event_names import EventNames

_SHARE = (
    r"(?:(?:重要|有机)?(?:一部分|组成部分|一项|一环|一站|一程|一场|一个环节)|(?:重要|主要|具体)?(?:内容|活动|举措|环节|项目)之一|重头戏|压轴|收官"
    r"|子活动|分会场|延伸|延续|(?:第[一二三四五六七八九十\d]+|首|头一)[场站期程趟])"
)
_BEHIND = re.compile(
    rf"[”’]?(?:专项|系列|主题)?(?:行动|活动|计划|工程)?(?:中?的[^，。；！？\n“”]{{0,6}}?{_SHARE}|(?:的)?名下|之[中列内]|里[头面边]|当中|的范畴|的框架)"
)
_AHEAD = re.compile(
    r"(?:作为|属于|归[到在入于]|列入|列在|纳入|算[在进入作]|隶属|[是系算]|成为)(?:[^，。；！？\n“”]{0,14})[“‘]?$"
)
# Begins with one set of characters: where none of them stands, the search goes on at once.
_POINTS = re.compile(
    r"[是系算成只其](?:(?<=[是系算成])(?:它|其|该(?:行动|活动|计划)|(?:这|此)(?:一|次|项)?(?:行动|活动|计划)|整个(?:行动|活动))"
    rf"的?{_SHARE}|(?:(?<=其)|(?<=是)其|(?<=只)是?其)中的?(?:一[项站场程环]|之一)(?=[，。；！？”\n]))"
)
_KINDS = frozenset(("JobFair", "OnlineJobFair", "CampusFair", "LivestreamRecruitment"))
_OPENING = re.compile("启动|启幕|开幕|揭幕|主会场|主场|开场|首场|开[了好]?头|拉开")
_STOP = re.compile("[。！？\n]")
_DAY = 10
_LOOK = 24


def said_to_be_parts(
    discourse: Discourse, names: Sequence[EventNames], named: Sequence[Series]
) -> Iterator[Membership]:
    """Yield the events of which a clause says that they are a part of a series ``named``: 夜市是它的一部分."""
    text = discourse.annotated.reading.text
    series = [each for each in named if each.source != "quoted"]
    for each in series:
        for span in each.spans:
            if _BEHIND.match(text, span.end) and _AHEAD.search(text[max(0, span.start - _LOOK) : span.start]):
                event = _event_before(discourse, names, span)
                if event is not None:
                    yield Membership(event, each.name, span)
    for match in _POINTS.finditer(text):
        found = _named_before(series, match.start())
        event = _event_before(discourse, names, Span(match.start(), match.end()))
        if found is not None and event is not None:
            yield Membership(event, *found)


def listed_behind(discourse: Discourse, names: Sequence[EventNames], named: Sequence[Series]) -> Iterator[Membership]:
    """Yield the events that a sentence lists behind the name of a series: “赶场天送岗位”，18日青莲，21日武都."""
    text = discourse.annotated.reading.text
    firsts = sorted((discourse.units[units[0]].span.start, number) for number, units in enumerate(discourse.events))
    for each in named:
        for span in each.spans:
            stop = _STOP.search(text, span.end)
            last = stop.start() if stop else len(text)
            listed = [
                number for first, number in firsts if span.end <= first < last and names[number].kind != "Campaign"
            ]
            if len(listed) > 1:
                yield from (Membership(number, each.name, span) for number in listed)


def opened_with_it(
    discourse: Discourse, names: Sequence[EventNames], settings: Mapping[int, Setting], told: Sequence[Membership]
) -> Iterator[Membership]:
    """Yield the fairs of the day on which the article's only campaign is opened, as far as that day is told."""
    text = discourse.annotated.reading.text
    opening = {
        settings[member.event].start: member
        for member in told
        if names[member.event].kind != "Campaign"
        and any(_OPENING.search(text, span.start, span.end) for span in names[member.event].spans[:2])
    }
    if len({member.series for member in told}) != 1:
        return
    for number, event in enumerate(names):
        start = settings[number].start
        day = next((day for day in opening if day and start.startswith(day)), None)
        if event.kind in _KINDS and len(start) == _DAY and day is not None:
            yield Membership(number, opening[day].series, opening[day].span)


def _event_before(discourse: Discourse, names: Sequence[EventNames], span: Span) -> int | None:
    """Return the event, no campaign, of the unit at ``span`` or of the nearest one in front in the same block."""
    owners = {index: number for number, units in enumerate(discourse.events) for index in units}
    ahead = [unit for unit in discourse.units if unit.span.start < span.end]
    for unit in reversed(ahead):
        number = owners.get(unit.number)
        if number is not None and names[number].kind != "Campaign":
            return number
        if number is None and unit.block != ahead[-1].block:
            return None
    return None


def _named_before(series: Sequence[Series], position: int) -> tuple[str, Span] | None:
    """Return the name and place of the series named last in front of ``position``."""
    places = [(span, each.name) for each in series for span in each.spans if span.end <= position]
    if not places:
        return None
    span, name = max(places)
    return name, span
