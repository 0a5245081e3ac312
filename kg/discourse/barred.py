"""What a unit does not speak of, whatever the weights say: names in a list are events apart, their sum is a total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.datamodel import Unit
from kg.discourse.hopes import is_hope
from kg.discourse.notices import announces, is_told_of
from kg.discourse.page import Page
from kg.discourse.peers import tells_of_peer
from kg.discourse.state import EventState, likeness, overlap
from kg.discourse.sweeps import CAMPAIGNS, IN_HAND, is_programme, swept
from kg.discourse.turns import turns_away
from kg.discourse.units import is_name

_SEVERAL = re.compile("(?:多|数|好几)(?:场次?|次|期|轮)(?:大型|小型|线上|线下|现场)?\\Z")
_SEVERAL_REACH = 6
_TITLE_LEAST = 8
"""A shorter name in a title (春季招聘会) is that of many events."""
_COMMON = 5
"""A name of so few characters (专场招聘会) is held in many others."""
_SUMMED = frozenset(("serial", "total"))
_OF_ONE = frozenset(("part", "former", "latter"))
_BESIDE = re.compile("除[^，。；：\\n]+[外后]\\Z")
_REGION = re.compile(
    "(?P<gathered>(?:收集|归集|征集|汇集|筹集|汇总)(?:并|和|、)?(?:发布|推送|整理|推出)?)?(?<!自)[全我](?:市|省|县|区|州|旗|盟)(?!性)"
)
_ALL_OF_THEM = re.compile(
    "(?:这|以上|上述)?[两二三四五六七八九十2-9][场期][^，。；：、\n]{0,8}?"
    "(?:加起来|合起来|加在一起|合在一起|算下来)?，?(?:总共|一共|共计|累计|合计|拢共|共)"
)
"""两场招聘会共: what follows is of all the fairs that have been told of."""
_OF_ONE_DAY = frozenset(("given", "sub"))
_FAIRS = frozenset(("JobFair", "CampusFair"))
_OF_THE_DAY = re.compile("当[天日]的?\\Z")
_DAY_REACH = 3
_PROVINCE = 2
"""So many digits of a division's code tell its province."""
_TURNING = frozenset(("other", "next", "former", "latter", "past", "sub"))
_EACH = re.compile("[各每]")
_SEEN_THERE = re.compile("记者[^，。；\\n]{0,6}?[在从][^，。；\\n]{2,24}?(?:了解到|看到|获悉|采访|见到|发现|注意到)")
_MEANWHILE = re.compile("(?:此次|本次)?活动(?:开展|举办)?期间，(?:共|累计|总计|现场)")
"""活动期间，共举办直播58场: what is summed up is one event's own."""
_SPOKEN = 14
"""A quote of so many signs is no name."""
_NO_NEWS = re.compile(
    "(?:正是|也就是|即是|恰是|恰逢|正逢|适逢|正值)|连同|算上|加上|(?:[两三四五六七八九十]|\\d+)[个处]会场|[^，。；！？\n]{0,4}(?:误写为|应为|更正)"
    "|与[^，。；！？\n]{1,12}相比|[^，。；！？\n]{0,8}(?:合起来|加起来|一并算|合在一起|算在一起|加一块)"
)
"""Behind such words stands a day told again, a sum, or a correction."""
_MOVED = re.compile(
    "[^，。；！？\n]{0,8}?(?:顺延|延期|推迟|延后|改期|提前|调整|地点改|时间改|改)(?:到|至|为|在)(?=[^，。；！？\n]{0,12}(?:\\d|[日号月]|馆|场|厅|楼|中心))"
)
"""What is moved to another day or place has been told of."""


class Barred(NamedTuple):
    """The targets that a unit does not have."""

    events: frozenset[int]
    single: bool
    """Whether it speaks of no event at all, a new one included."""
    total: bool
    """Whether it speaks of no total."""
    new: bool = False
    """Whether it brings in no event."""
    none: bool = False
    """Whether it surely speaks of something."""


_NOTHING = Barred(frozenset(), False, False)


def barred_targets(unit: Unit, events: Sequence[EventState], page: Page) -> Barred:
    """Return what a unit does not speak of.

    Several fairs at once (多场招聘会) and what follows of them in their sentence are no event, nor is a list's sum.
    A name in a list is that of no event that is called otherwise.
    """
    by_layout = _by_layout(unit, events, page)
    if by_layout is not None:
        return by_layout
    before = list(_before_in_sentence(unit, page))
    if any(_is_of_several(other, page) for other in (unit, *before)) or _sums_up(unit, before, page):
        return Barred(frozenset(), True, False)
    if before and _is_apart(unit, before[0], page):
        return _but(event for event in events if event.last is before[0])
    found = _told_before(unit, events, page) or _by_names(unit, events, page)
    if events and unit.figures and _MEANWHILE.match(page.text, unit.core.start):
        found = found._replace(total=True)
    peers = frozenset([event.number for event in events if tells_of_peer(unit, event, page)])
    if peers:
        found = found._replace(events=found.events | peers)
    if events and not found.new and turns_away(unit, events[0], page):
        return found._replace(events=found.events | {events[0].number})
    return found


def _by_layout(unit: Unit, events: Sequence[EventState], page: Page) -> Barred | None:
    """Return what the headline of a notice, or a line of time or place below it, does not speak of."""
    if not events and announces(unit, page):
        return _NOTHING._replace(total=True, none=True)
    if len(events) == 1 and is_told_of(unit, page.units[events[0].units[0]], page):
        return _NOTHING._replace(total=True, new=True)
    return None


def _is_headline_again(unit: Unit, events: Sequence[EventState], page: Page) -> bool:
    """Tell whether a unit names what the title names, in more or fewer words, and nothing else has been told of."""
    if len(events) != 1 or not events[0].titled or events[0].days:
        return False
    names = [name for mention, name in page.said(unit).names if is_name(mention)]
    known = [name for name in events[0].names if len(name) > _TITLE_LEAST]
    return len(names) == 1 and any(likeness(names[0], name) > 1 for name in known)


def _told_before(unit: Unit, events: Sequence[EventState], page: Page) -> Barred | None:
    """Return what bars a new event where a unit moves one, sums up or explains what has been told of, or is speech.

    Nor does the body name the event of the title anew, nor what is to be gone on with (下一步，将继续推进…).
    """
    if events and (_is_headline_again(unit, events, page) or is_hope(unit, page)):
        return _NOTHING._replace(new=True)
    if len(events) == 1 and not unit.figures and _SEEN_THERE.search(page.text, *unit.core):
        return _NOTHING._replace(new=True)
    if not events or any(map(is_name, unit.events)):
        return None
    starts = {unit.span.start, unit.core.start}
    if any(_MOVED.match(page.text, start) or _NO_NEWS.match(page.text, start) for start in starts):
        return _NOTHING._replace(new=True)
    if not unit.events and (_is_speech(unit, page) or _goes_on(unit, page)):
        return _NOTHING._replace(new=True)
    return None


def _goes_on(unit: Unit, page: Page) -> bool:
    """Tell whether a unit has figures alone, and the words before it in its sentence point at a known event.

    这场招聘会早已约满，110家企业将提供3700个岗位.
    """
    before = page.before(unit)
    if not unit.figures or unit.dates or unit.venues or unit.divisions or before is None:
        return False
    pointed = before.sentence == unit.sentence and any(mention.form == "given" for mention in before.events)
    return pointed and not before.figures and unit.cues.isdisjoint(_TURNING)


def _is_speech(unit: Unit, page: Page) -> bool:
    """Tell whether a unit begins within what somebody says, or with it."""
    block = page.text.rfind("\n", 0, unit.core.start) + 1
    opened = page.text.rfind("“", block, unit.core.start + 1)
    closed = page.text.find("”", opened, unit.core.end) if opened >= 0 else -1
    return opened >= 0 and (closed < 0 or (opened < unit.core.start < closed and closed - opened > _SPOKEN))


def _by_names(unit: Unit, events: Sequence[EventState], page: Page) -> Barred:
    """Return what the names of a unit, and those around it, bar."""
    if unit.figures:
        sweep = swept(unit, events, page)
        if sweep:
            return _by_sweep(sweep, events)
        if _is_of_all(unit, events, page):
            return _but(event for event in events if "Campaign" not in event.kinds)._replace(new=True)
        regional = _is_of_region(unit, page)
        return _but(event for event in events if regional and "Campaign" not in event.kinds)
    only = _of_headline(unit, events, page) or _of_launch(unit, events, page)
    if only is not None:
        return _but(event for event in events if event is not only)._replace(total=True, new=True)
    return _barred_names(unit, events, page) if unit.events else _but(_far_events(unit, events, page))


def _by_sweep(sweep: str, events: Sequence[EventState]) -> Barred:
    """Return what a unit does not speak of whose sentence counts what a time or a region brought in all."""
    if sweep == IN_HAND:
        return _but(events[1:])._replace(total=True, new=True, none=True)
    kept = sweep == CAMPAIGNS
    return _but(event for event in events if not (kept and is_programme(event)))._replace(new=True)


def _barred_names(unit: Unit, events: Sequence[EventState], page: Page) -> Barred:
    """Return what a unit that speaks of events without a figure does not mean by them."""
    if _is_listed(unit, page):
        return _but(event for event in events if not _fits(unit, event, page))._replace(total=True)
    return _NOTHING._replace(total="hold" in unit.cues and any(map(is_name, unit.events)))


def _but(events: Iterable[EventState]) -> Barred:
    return _NOTHING._replace(events=frozenset(event.number for event in events))


def _before_in_sentence(unit: Unit, page: Page) -> Iterator[Unit]:
    """Yield the units before this one in its sentence, the nearest first, back to the last event that is named."""
    before = page.before(unit)
    while before is not None and before.sentence == unit.sentence:
        yield before
        before = page.before(before)


def _is_of_several(unit: Unit, page: Page) -> bool:
    """Tell whether a unit speaks of several fairs at once and names no other."""
    if not unit.events or any(mention.form != "many" for mention in unit.events):
        return False
    first = unit.events[0].span.start
    return _SEVERAL.search(page.text, max(0, first - _SEVERAL_REACH), first) is not None


def _of_headline(unit: Unit, events: Sequence[EventState], page: Page) -> EventState | None:
    """Return the campaign of the headline where the unit names it and the next one opens it with a ceremony."""
    after = page.after(unit)
    if len(events) != 1 or not events[0].titled or after is None or after.span.start != unit.core.end:
        return None
    opened = any(mention.kind == "LaunchCeremony" and is_name(mention) for mention in after.events)
    named = any(mention.kind == "Campaign" and is_name(mention) for mention in unit.events)
    same = any(campaign.name in events[0].series for campaign in unit.campaigns)
    return events[0] if opened and named and same else None


def _of_launch(unit: Unit, events: Sequence[EventState], page: Page) -> EventState | None:
    """Return the launch where the unit speaks of it, or of the fair of its day and no other has been told."""
    given = [mention for mention in unit.events if mention.form == "given"]
    launches = [event for event in events if "LaunchCeremony" in event.kinds]
    if len(launches) != 1 or not given:
        return None
    if given[0].kind == "LaunchCeremony":
        return launches[0]
    start = given[0].span.start
    of_the_day = given[0].kind in _FAIRS and _OF_THE_DAY.search(page.text, max(0, start - _DAY_REACH), start)
    others = (event for event in events if event.days and event is not launches[0] and "Campaign" not in event.kinds)
    return launches[0] if of_the_day and not any(others) else None


def _far_events(unit: Unit, events: Sequence[EventState], page: Page) -> list[EventState]:
    """Return the events of other provinces than those that the unit speaks of, told of in other sections."""
    here = {mention.code[:_PROVINCE] for mention in unit.divisions if mention.code and mention.use != "origin"}
    return [event for event in events if _is_far(here, unit, event, page)] if here else []


def _is_far(here: set[str], unit: Unit, event: EventState, page: Page) -> bool:
    there = {code[:_PROVINCE] for code in event.divisions}
    return bool(there) and here.isdisjoint(there) and page.section(unit) != page.section(event.last)


def _is_apart(unit: Unit, before: Unit, page: Page) -> bool:
    """Tell whether a unit names what is done beside what the unit before names, or in another year.

    除举办甲外，还组织乙; 去年参加了甲，今年举办乙.
    """
    if not any(map(is_name, unit.events)) or not any(map(is_name, before.events)):
        return False
    text, (begin, end), start = page.text, before.core, unit.core.start
    if text[start] in "还也又" and _BESIDE.search(text, begin, end):
        return True
    past = text.find("去年", begin, end) >= 0 or text.find("上年", begin, end) >= 0
    return past and text.find("今年", start, unit.events[0].span.start) >= 0


def _is_of_region(unit: Unit, page: Page) -> bool:
    """Tell whether the first figure counts what a region has in all, which no one fair does: 全市举办招聘会118场."""
    figure = unit.figures[0]
    region = _REGION.search(page.text, unit.core.start, figure.span.start)
    if region is None or region["gathered"]:
        return region is not None
    of_one_day = not _OF_ONE_DAY.isdisjoint(unit.cues | page.sentence_cues(unit))
    return figure.measure == "sessions" and not of_one_day


def _is_of_all(unit: Unit, events: Sequence[EventState], page: Page) -> bool:
    """Tell whether a unit begins with the number of fairs told of, and adds up what they brought."""
    several = sum("Campaign" not in event.kinds for event in events) > 1
    return several and _ALL_OF_THEM.match(page.text, unit.core.start) is not None


def _is_listed(unit: Unit, page: Page) -> bool:
    """Tell whether a unit is a part of a clause that lists names."""
    after = page.after(unit)
    return bool(page.listed_before(unit)) or (after is not None and bool(page.listed_before(after)))


def _sums_up(unit: Unit, before: Sequence[Unit], page: Page) -> bool:
    """Tell whether the figures of a unit sum up the events that are listed before it: 先后举办甲、乙，累计提供…."""
    if not unit.figures or unit.events or not before:
        return False
    listed = [other for other in before if _is_listed(other, page)]
    cues = frozenset(cue for other in (unit, *before) for cue in other.cues)
    if not listed or cues.isdisjoint(_SUMMED) or not _OF_ONE.isdisjoint(cues):
        return False
    return _EACH.search(page.text, unit.core.start, unit.figures[0].span.start) is None


def _fits(unit: Unit, event: EventState, page: Page) -> bool:
    """Tell whether an event is called like a name in the unit."""
    said = page.said(unit)
    called = [known for known in event.names if len(known) > _COMMON]
    if any(likeness(name, known) > 1 for _, name in said.names for known in called):
        return True
    return any(overlap(front, known) > 1 for _, front in said.fronts for known in event.fronts)
