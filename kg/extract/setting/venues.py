"""The places that an event may have been held at, and what speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.datamodel import Span, VenueMention
from kg.extract.setting.view import Candidate, View, bucket, where

_ONLINE = re.compile(r"直播|视频号|抖音|快手|网|平台|云|微信|公众号|小程序|APP|频道|栏目|号”")
_REACH = 4


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
        features = list(_features(view, each, told))
        if words in found:
            known = found[words]
            found[words] = known._replace(features=[*known.features, *(f"again {f}" for f in features[:2]), "again"])
            continue
        features.append(f"counted{min(counts[words], 3)}")
        found[words] = Candidate(each.mention, each.mention.span, features)
    return [*found.values(), Candidate(None, None, list(_without(view, told)))]


def _words(view: View, mention: VenueMention) -> str:
    return view.page.text[mention.span.start : mention.span.end]


def _told(view: View) -> Iterator[_Told]:
    """Yield the places of the event's units, and the last ones in front of the first."""
    order = 0
    seen: set[Span] = set()
    for unit in view.units:
        for mention in unit.venues:
            yield _Told(mention, where(view, unit), order)
            seen.add(mention.span)
            order += 1
    page, first = view.page, view.first
    venues = page.annotated.venues
    before = bisect_left(venues, first.span.start, key=lambda venue: venue.span.start) - 1
    for mention in venues[max(0, before - 1) : before + 1][::-1]:
        lines = page.text.count("\n", mention.span.start, first.span.start)
        if lines <= 2 and mention.span not in seen and mention.span.start >= page.title_end:
            yield _Told(mention, f"b{lines}{'o' if _is_owned(view, mention) else 'n'}", order)
            seen.add(mention.span)
            order += 1


def _is_owned(view: View, mention: VenueMention) -> bool:
    for unit in view.page.units:
        if unit.span.start <= mention.span.start < unit.span.end:
            return unit.number in view.page.owners
    return False


def _features(view: View, told: _Told, others: list[_Told]) -> Iterator[str]:
    mention, place = told.mention, told.place
    text, (start, end) = view.page.text, mention.span
    words = text[start:end]
    frame = mention.frame
    yield f"{frame}{place}"
    yield frame
    yield f"at {place}"
    online = "online" if _ONLINE.search(words) else "site"
    yield f"{online}{view.kind}"
    yield f"{online}{frame}"
    yield f"{frame}{view.kind}"
    yield f"order{min(told.order, 3)}"
    surer = any(o.mention.frame in ("held", "label", "head") for o in others if o is not told)
    yield f"{frame}{'surer' if surer else 'surest'}{place}"
    yield from (f"ends {words[-n:]}" for n in (1, 2))
    yield f"length{bucket(len(words), (3, 4, 6, 9, 14))}{frame}"
    front = text[max(0, start - _REACH) : start].rpartition("，")[2].rpartition("。")[2]
    yield from (f"<{front[-n:]}" for n in (1, 2) if len(front) >= n)
    behind = text[end : end + 2]
    yield from (f">{behind[:n]}" for n in (1, 2) if len(behind) >= n)
    if mention.division is not None:
        yield f"placed{frame}"
    unit = next((u for u in view.units if u.span.start <= start < u.span.end), None)
    if unit is not None:
        for cue in sorted(unit.cues):
            yield f"cue {cue}"
            yield f"cue {cue}{frame}"
        if unit.events:
            yield "before name" if start < unit.events[0].head.start else "behind name"
            if any(event.span.start <= start < event.head.end for event in unit.events):
                yield f"inside name{frame}"
        if any(body.span.start <= start < body.span.end for body in unit.bodies):
            yield f"is body{frame}"
        if unit.dates:
            yield f"dated{frame}"


def _without(view: View, told: list[_Told]) -> Iterator[str]:
    yield "none"
    yield f"none{view.kind}"
    frames = {t.mention.frame for t in told if t.place in ("1", "2", "3", "4", "T")}
    yield from (f"none {frame}" for frame in sorted(frames))
    if not frames:
        yield f"none at all{view.kind}"
    yield f"none units{min(len(view.units), 3)}"
    for cue in sorted(view.first.cues):
        yield f"none {cue}"
