"""The dates that an event may have been held on, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from kg.datamodel import DateMention, Span, Unit
from kg.extract.setting.elsewhere import told_elsewhere
from kg.extract.setting.habits import opens_habit
from kg.extract.setting.lasting import When, with_lengths
from kg.extract.setting.reported import is_when_reported
from kg.extract.setting.view import Candidate, View, bucket, is_owned, where

_MARKS = re.compile(r"[^，。；：！？\n]{0,4}$")
_KINDS = ("point", "span", "open", "since", "until")
_ENDING = re.compile(
    r"[^，。；\n]{0,4}?(?:结业|结束|收官|落幕|闭幕|止|为止|收摊|结课|结训|毕业|截止|收尾|散场|验收|考核)"
)
_BEGINNING = re.compile(r"[^，。；\n]{0,8}?(?:开班|开课|启动|开始|开幕|起|开播|拉开|开场|开讲|出发|开出)")


class _Told(NamedTuple):
    """A date beside an event, and where it stands to it."""

    mention: DateMention
    place: str
    order: int


class _Around(NamedTuple):
    """All dates beside an event."""

    told: list[_Told]
    finest_start: int
    """Length of the finest beginning that the event's own units tell."""
    finest: int
    """The same of their ends too, where no beginning is told."""
    firsts: dict[int, int]
    """By the length of a beginning, the order of the first date that has one."""


_ROUGH = frozenset(("Campaign", "Outreach", "TrainingCourse", "OnlineJobFair"))
_SO_FAR = re.compile("截[至止]|目前|至今|迄今")
_MOVED = re.compile("(?:提前|改|改期|改在|延期|推迟|顺延|调整|挪|移)(?:到|至|为|在)$")
_OWN = ("1", "2", "3", "4", "T")
_SAME = re.compile("同日|同时|当天|当日|当晚|同期|分会场|分场|主会场|同步|与此同时|现场|在此|这里|本次|此次|该")

NO_DATE = When(None, None)


def date_candidates(view: View) -> list[Candidate]:
    """Return what the event's time may be, each with its features, the last one that nothing tells it."""
    told = [each for each in _told(view) if not _tells_other(view, each)]
    around = _around(told)
    found: dict[When, Candidate] = {}
    for each in told:
        value = When(each.mention.start, each.mention.end)
        if value == NO_DATE:
            continue
        features = _features(view, each, around)
        if value in found:
            known = found[value]
            found[value] = known._replace(features=[*known.features, *(f"again {f}" for f in features[:3]), "again"])
        else:
            found[value] = Candidate(value, each.mention.span, features)
    moved = {When(t.mention.start, t.mention.end) for t in told if t.place in _OWN and _is_moved(view, t.mention)}
    if moved:
        found = {value: candidate for value, candidate in found.items() if value in moved}
    for value, span, features in _joined(view, told) if not moved else ():
        found.setdefault(value, Candidate(value, span, features))
    kept = with_lengths(view, [t.mention for t in told if t.place in _OWN], list(found.values()))
    return [*kept, Candidate(NO_DATE, None, _without(view, told))]


def _tells_other(view: View, told: _Told) -> bool:
    """Tell whether a date is that of another event, of a report, or of the beginning of a habit."""
    if _is_of_elsewhere(view, told) or opens_habit(view, told.mention):
        return True
    return is_when_reported(view.page.text, told.mention.span)


def _is_of_elsewhere(view: View, told: _Told) -> bool:
    """Tell whether a month is that of an event in another division: 2月，甲县办了…。乙县也办了…."""
    rough = len(told.mention.start or told.mention.end or "") < len("2022-02-10")
    return rough and told.place not in _OWN and told_elsewhere(view, told.mention.span.start)


def _is_moved(view: View, mention: DateMention) -> bool:
    """Tell whether what was planned for another day is moved to this one: 原定3月5日的招聘会推迟至3月8日."""
    begins = mention.span.start
    return (
        mention.kind == "point"
        and _is_day(mention)
        and _MOVED.search(view.page.text, max(0, begins - 4), begins) is not None
    )


def _told(view: View) -> Iterator[_Told]:
    """Yield the dates of the event's units, and the last of its block, of the lines above and of the title."""
    seen: set[Span] = set()
    order = 0
    for unit in view.units:
        for mention in unit.dates:
            if mention.kind in _KINDS:
                yield _Told(mention, where(view, unit), order)
                seen.add(mention.span)
                order += 1
    page, first = view.page, view.first
    dates = page.annotated.dates
    before = bisect_left(page.days, first.span.start) - 1
    taken = 0
    while before >= 0 and taken < 2:
        mention = dates[before]
        lines = page.text.count("\n", mention.span.start, first.span.start)
        if lines > 3 and mention.span.start >= page.title_end:
            break
        if mention.kind in _KINDS and mention.span not in seen:
            seen.add(mention.span)
            owner = "o" if is_owned(page, mention.span.start) else "n"
            yield _Told(mention, f"b{min(lines, 2)}{owner}", order)
            order += 1
            taken += 1
        before -= 1
    for place, mention in _elsewhere(view):
        if mention.span not in seen:
            seen.add(mention.span)
            yield _Told(mention, place, order)
            order += 1


def _elsewhere(view: View) -> Iterator[tuple[str, DateMention]]:
    """Yield the dates of the title (t), the first day of the event before (p), of the first (f), and the text (m)."""
    page = view.page
    days = page.annotated.dates
    behind = bisect_left(page.days, page.title_end)
    yield from (("t", mention) for mention in days[:behind] if mention.kind in _KINDS)
    for place, number in (("p", view.number - 1), ("f", 0)):
        if 0 <= number < len(page.events) and number != view.number:
            told = [m for index in page.events[number] for m in page.units[index].dates if _is_day(m)]
            yield from ((place, mention) for mention in told[:1])
    yield from islice((("m", mention) for mention in islice(days, behind, None) if _is_day(mention)), 1)


def _is_day(mention: DateMention) -> bool:
    return mention.kind in _KINDS and len(mention.start or "") == len("2022-02-10")


def _around(told: list[_Told]) -> _Around:
    grains = [len(each.mention.start or each.mention.end or "") for each in told if each.place in _OWN]
    firsts: dict[int, int] = {}
    for each in told:
        grain = len(each.mention.start or "")
        firsts[grain] = min(each.order, firsts.get(grain, each.order))
    return _Around(
        told,
        max((len(each.mention.start or "") for each in told if each.place in _OWN), default=0),
        max(grains, default=0),
        firsts,
    )


def _features(view: View, told: _Told, around: _Around) -> list[str]:
    found: list[str] = []
    mention, place = told.mention, told.place
    text, (start, end) = view.page.text, mention.span
    grain = len(mention.start or mention.end or "")
    shape = f"{mention.kind}{grain}"
    found.append(f"at {place}")
    found.append(f"{shape}{place}")
    found.append(f"{shape}{view.kind}")
    found.append(shape)
    found.append(f"order{min(told.order, 4)}{place}")
    is_first = around.firsts[len(mention.start or "")] == told.order
    found.append(f"first of its grain {place}" if is_first else f"later of its grain {place}")
    found.append(f"finer {around.finest_start > grain}{place}")
    if mention.relation:
        found.append(f"relation {mention.relation}{place}")
    front = _MARKS.search(text, max(0, start - 4), start)
    words = front.group() if front else ""
    found += [f"<{words[-n:]}" for n in (1, 2) if len(words) >= n]
    if not words:
        found.append(f"opens{place}")
    behind = text[end : end + 2]
    found += [f">{behind[:n]}" for n in (1, 2) if len(behind) >= n]
    if _ENDING.match(text, end):
        found.append("ending")
    if _BEGINNING.match(text, end):
        found.append("beginning")
    found += _by_calendar(view, mention)
    unit = next((u for u in view.units if u.span.start <= start < u.span.end), None)
    if unit is not None:
        found += _by_unit(unit, start)
    if any(o.mention is not mention and o.mention.start == mention.start for o in around.told):
        found.append("told again")
    if place not in _OWN:
        words = text[view.first.span.start : view.first.span.end]
        found += (f"elsewhere {place}{around.finest}", f"elsewhere {place}{bool(_SAME.search(words))}")
        found += (f"elsewhere {place}{view.kind}", f"elsewhere {place}{view.page.kinds[0]}")
    return found


def _by_calendar(view: View, mention: DateMention) -> list[str]:
    """Return how far from publication the date lies."""
    found: list[str] = []
    published = view.page.annotated.clean.published
    day = mention.start or mention.end or ""
    if published is None or len(day) != len("2022-02-10"):
        found.append(f"grain{len(day)}{view.kind}")
        return found
    away = (date.fromisoformat(day) - published).days
    found.append(f"away{bucket(away, (-365, -90, -30, -14, -3, -1, 0, 1, 2, 8, 31, 90))}")
    found.append(f"ahead {away > 0}{view.kind}")
    found.append(f"planned {away > 0}{'plan' in view.first.cues or 'next' in view.first.cues}")
    return found


def _by_unit(unit: Unit, start: int) -> list[str]:
    found: list[str] = []
    for cue in sorted(unit.cues):
        found.append(f"cue {cue}")
    if unit.events:
        found.append("before name" if start < unit.events[0].head.start else "behind name")
        if any(event.span.start <= start < event.head.end for event in unit.events):
            found.append("inside name")
    found.append(f"days{min(len(unit.dates), 3)}")
    found.append(f"in core {unit.core.start <= start}")
    return found


def _joined(view: View, told: list[_Told]) -> Iterator[tuple[When, Span, list[str]]]:
    """Yield spans made of two dates told apart: 4月9日开班, 5月11日结业."""
    own = [t.mention for t in told if t.place in _OWN and (t.mention.start or t.mention.end)]
    days = [m for m in own if len(m.start or m.end or "") == len("2022-02-10") or _is_rough(view, m)]
    text = view.page.text
    for one in days:
        for other in days:
            begin, close = one.start, _close_of(view, other)
            if begin is None or close is None or one.span.start >= other.span.start or close <= begin:
                continue
            if one.kind not in ("point", "since") or other.kind not in ("point", "until"):
                continue
            if len(begin) != len(close) and _SO_FAR.match(text, other.span.start):
                continue
            features = [
                "joined",
                f"joined{one.kind}{other.kind}",
                f"joined{view.kind}",
                f"joined of {min(len(days), 4)}",
            ]
            if _ENDING.match(text, other.span.end):
                features.append("joined ending")
            if _BEGINNING.match(text, one.span.end):
                features.append("joined beginning")
            between = text[one.span.end : other.span.start]
            features.append(f"joined over {min(between.count('，') + 3 * between.count('。'), 4)}")
            yield When(begin, close), one.span, features


def _is_rough(view: View, mention: DateMention) -> bool:
    """Tell whether a month begins or ends what lasts: 1月起推动，持续到3月31日; 3月底收航."""
    if len(mention.start or mention.end or "") != len("2022-02") or view.kind not in _ROUGH:
        return False
    text, end = view.page.text, mention.span.end
    return mention.kind in ("since", "until") or _BEGINNING.match(text, end) is not None or text[end - 1] in "底末"


def _close_of(view: View, mention: DateMention) -> str | None:
    """Return the end of a stretch that a date closes: of 3月底 the last day."""
    if mention.end is None or len(mention.end) > len("2022-02") or view.page.text[mention.span.end - 1] not in "底末":
        return mention.end
    year, month = map(int, mention.end.split("-"))
    return f"{mention.end}-{monthrange(year, month)[1]:02}"


def _without(view: View, told: list[_Told]) -> list[str]:
    found: list[str] = []
    found.append("none")
    found.append(f"none{view.kind}")
    own = [t for t in told if t.place in _OWN]
    grain = max((len(t.mention.start or t.mention.end or "") for t in own), default=0)
    found.append(f"none of {grain}")
    found.append(f"none of {grain}{view.kind}")
    found.append(f"none title{view.first.span.start < view.page.title_end}")
    for cue in sorted(view.first.cues):
        found.append(f"none {cue}")
    found.append(f"none units{min(len(view.units), 3)}")
    around = [t for t in told if t not in own]
    found.append(f"none around {len(around)}")
    return found
