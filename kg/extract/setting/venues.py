"""The places that an event may have been held at, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from kg.datamodel import Span, Unit, VenueMention
from kg.extract.setting.view import Candidate, View, bucket, is_owned, where

_ONLINE = re.compile(r"直播|视频号|抖音|快手|网|平台|云|微信|公众号|小程序|APP|频道|栏目|号”")
_REACH = 4
_PLACES = ("1", "2", "3", "4", "T")
_SURE = frozenset(("held", "label", "head"))
_SHARE = 0.4
_ITEM = re.compile(r"[\s◎●■◆▲★▪️·•\-（(]*(?:\d|[一二三四五六七八九十]{1,3}[、．.）)]|第[一二三四五六七八九十\d])")
"""The line of a list: it begins with a number or a date."""
_HERE = re.compile("(?:在|到|于)(?:这里|此地?|这儿|该地|该处|这个)")
_OF_ALL = re.compile(
    "(?:招聘会|双选会|洽谈会|活动|大集|培训班?|现场|会场|主会场|地点|场地|这场|本次|此次|本场)(?:就|都|均|仍|还|将)*$|地点|会场"
)
_SAME = re.compile(r"同一(?:地点|会场|场地)|同地|原地|同馆|这里|此地|此处|该处|还是在|仍在|老地方|也在")


class _Told(NamedTuple):
    """A place beside an event, and where it stands to it."""

    mention: VenueMention
    place: str
    order: int


def venue_candidates(view: View) -> list[Candidate]:
    """Return the places that the event may have been at, each with its features, the last one that none is told."""
    told = list(_told(view))
    counts = Counter(_words(view, t.mention) for t in told)
    found: dict[str, Candidate] = {}
    for each in told:
        words = _words(view, each.mention)
        features = _features(view, each, told)
        if words in found:
            known = found[words]
            found[words] = known._replace(features=[*known.features, *(f"again {f}" for f in features[:2]), "again"])
            continue
        features.append(f"counted{min(counts[words], 3)}")
        found[words] = Candidate(each.mention, each.mention.span, features)
    return [*found.values(), Candidate(None, None, _without(view, told))]


def _words(view: View, mention: VenueMention) -> str:
    return view.page.text[mention.span.start : mention.span.end]


def _told(view: View) -> Iterator[_Told]:
    """Yield the places and schools of the event's units, the places around them, and the first of the article."""
    page, first = view.page, view.first
    seen: set[Span] = set()
    own = [(unit, mention) for unit in view.units for mention in _inside(view, unit)]
    own += [(unit, VenueMention(span, None, "school")) for unit in view.units for span in _schools(unit)]
    for order, (unit, mention) in enumerate(own):
        if mention.span not in seen:
            yield _Told(mention, where(view, unit), order)
            seen.add(mention.span)
    venues = page.annotated.venues
    before = bisect_left(venues, first.span.start, key=lambda venue: venue.span.start)
    behind = bisect_left(venues, view.units[-1].span.end, key=lambda venue: venue.span.start)
    near = [*venues[max(0, before - 2) : before][::-1], *venues[behind : behind + 1]]
    sure = islice((venue for venue in venues if venue.frame in _SURE), 2)
    for order, mention in enumerate([*near, *sure]):
        if mention.span not in seen and mention.span.start >= page.title_end:
            seen.add(mention.span)
            yield _Told(mention, _distance(view, mention), order)


def _inside(view: View, unit: Unit) -> Iterator[VenueMention]:
    """Yield the places that begin in a unit, those that only may be places too."""
    venues = view.page.annotated.venues
    first = bisect_left(venues, unit.span.start, key=lambda venue: venue.span.start)
    yield from takewhile(lambda venue: venue.span.start < unit.span.end, islice(venues, first, None))


def _schools(unit: Unit) -> Iterator[Span]:
    """Yield the schools that a unit names, where no place of it overlaps them."""
    for body in unit.bodies:
        inside = any(v.span.start < body.span.end and body.span.start < v.span.end for v in unit.venues)
        if body.kind == "EducationalInstitution" and not inside:
            yield body.span


def _distance(view: View, mention: VenueMention) -> str:
    """Return how far a place outside the event's units stands, on which side, and whether it is another event's."""
    page, first = view.page, view.first
    owner = "o" if is_owned(page, mention.span.start) else "n"
    if mention.span.start < first.span.start:
        return f"b{min(page.text.count(chr(10), mention.span.start, first.span.start), 3)}{owner}"
    return f"a{min(page.text.count(chr(10), first.span.end, mention.span.start), 3)}{owner}"


def _features(view: View, told: _Told, others: list[_Told]) -> list[str]:
    found: list[str] = []
    mention, place = told.mention, told.place
    text, (start, end) = view.page.text, mention.span
    words = text[start:end]
    frame = mention.frame
    found.append(f"{frame}{place}")
    found.append(frame)
    found.append(f"at {place}")
    online = "online" if _ONLINE.search(words) else "site"
    found.append(f"{online}{view.kind}")
    found.append(f"{online}{frame}")
    found.append(f"{frame}{view.kind}")
    found.append(f"order{min(told.order, 3)}")
    surer = any(o.mention.frame in ("held", "label", "head") for o in others if o is not told)
    found.append(f"{frame}{'surer' if surer else 'surest'}{place}")
    found += [f"ends {words[-n:]}" for n in (1, 2)]
    found.append(f"length{bucket(len(words), (3, 4, 6, 9, 14))}{frame}")
    front = text[max(0, start - _REACH) : start].rpartition("，")[2].rpartition("。")[2]
    found += [f"<{front[-n:]}" for n in (1, 2) if len(front) >= n]
    behind = text[end : end + 2]
    found += [f">{behind[:n]}" for n in (1, 2) if len(behind) >= n]
    if mention.division is not None:
        found.append(f"placed{frame}")
    if place not in _PLACES:
        words = text[view.first.span.start : view.first.span.end]
        found += _from_afar(view, told)
        found.append(f"elsewhere {place}{bool(_SAME.search(words))}")
        found.append(f"elsewhere {place}{frame}")
        found.append(f"elsewhere {place}{any(o.place in _PLACES for o in others)}")
    unit = next((u for u in view.units if u.span.start <= start < u.span.end), None)
    if unit is not None:
        found += _by_unit(unit, mention)
    return found


def _from_afar(view: View, told: _Told) -> Iterator[str]:
    """Yield what speaks for a place outside the event's units: it heads a list, is pointed at, or is the only one."""
    text, start = view.page.text, told.mention.span.start
    side = told.place[0]
    if side == "b" and told.order == 0:  # no other place stands between
        alone = "alone" if _stands_alone(text, told.mention.span) else "prose"
        item = "item" if _ITEM.match(text, text.rfind("\n", 0, view.first.span.start) + 1) else "prose"
        pointed = any(_HERE.search(text, *unit.span) for unit in view.units)
        yield from (f"nearest {alone}{item}", f"nearest {told.mention.frame}{item}", f"nearest pointed{pointed}")
    sentence = text[max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    yield f"{side} generic{bool(_OF_ALL.search(sentence))}{told.mention.frame}"
    sure = {_words(view, venue) for venue in view.page.annotated.venues if venue.frame in _SURE}
    yield f"{side} among{min(len(sure), 3)} events{min(len(view.page.events), 3)}"


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether a place has its line to itself, but for a few words and what brackets hold."""
    begin = text.rfind("\n", 0, span.start) + 1
    line = text[begin : text.find("\n", span.end)]
    return span.end - span.start >= _SHARE * len(line) and "。" not in line[:-1]


def _by_unit(unit: Unit, mention: VenueMention) -> list[str]:
    """Return what else the unit around a place says."""
    found: list[str] = []
    frame, start = mention.frame, mention.span.start
    for cue in sorted(unit.cues):
        found.append(f"cue {cue}")
        found.append(f"cue {cue}{frame}")
    if unit.events:
        found.append("before name" if start < unit.events[0].head.start else "behind name")
        if any(event.span.start <= start < event.head.end for event in unit.events):
            found.append(f"inside name{frame}")
    if any(body.span.start <= start < body.span.end for body in unit.bodies):
        found.append(f"is body{frame}")
    if unit.dates:
        found.append(f"dated{frame}")
    return found


def _without(view: View, told: list[_Told]) -> list[str]:
    found: list[str] = []
    found.append("none")
    found.append(f"none{view.kind}")
    frames = {t.mention.frame for t in told if t.place in _PLACES}
    found += [f"none {frame}" for frame in sorted(frames)]
    if not frames:
        found.append(f"none at all{view.kind}")
    found.append(f"none units{min(len(view.units), 3)}")
    for cue in sorted(view.first.cues):
        found.append(f"none {cue}")
    return found
