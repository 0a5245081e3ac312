"""Reads places behind a preposition: 在…举行, 设在…, 把…变成, 走进…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.venues.contexts import is_verb_at, pattern
from kg.annotate.venues.frames import follows, frame_of, side_free
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase
from kg.annotate.venues.towns import is_town
from kg.datamodel import Span

_COUNTED = re.compile(r"第?[一二两三四五六七八九十几数\d]+多?[个家座辆趟列场处间条名位片排张所块层份期季站]")
_TOWNS = re.compile(r"[一两二三四五六七八九十几多]个?(?:[镇乡村地处]|街道|乡镇|社区)")
_DONE = frozenset(("held", "stall", "turn"))
_COMMON = frozenset(("place", "shop", "site", "part"))
_PLACING = frozenset(("put", "move"))
_LONGEST_TAIL = 4
_LONGEST_UNKNOWN = 12
_LONGEST_WHOLE = 20
_LONG = 5
"""A part with so many characters is named by what stands in front: 隆德县文化广场, but not 东文化广场."""


def places_behind(page: Page, group: Sequence[Phrase]) -> Iterator[Place]:
    """Yield the place that a preposition's phrases name.

    Phrases joined by 、 are one place, unless they are told apart (分别在, 各设一场).
    """
    group = [*group[:-1], _completed(page, group[-1])]
    first, last = group[0], group[-1]
    following = follows(page, last)
    frame = frame_of(page, first, last, following)
    if frame is None:
        return
    spans = [_span(page, phrase, following if phrase is last else "") for phrase in group]
    listed = _are_listed(page, group)
    named = [
        span
        for phrase, span in zip(group, spans, strict=True)
        if _may_be_place(page, span, phrase is first) and (listed or _is_named(page, phrase, span, frame, following))
    ]
    if len(named) < len(group) or _told_apart(page, first, last):
        yield from (Place(span, frame) for span in named)
    else:
        yield Place(Span(spans[0].start, spans[-1].end), frame)


def _completed(page: Page, phrase: Phrase) -> Phrase:
    """Return the phrase up to the verb where it goes on as places are called: 在柳河镇|康养服务中心|举行."""
    tail = page.text[phrase.end : phrase.stretch]
    if not phrase.kind or len(tail) <= _LONGEST_TAIL or phrase.stretch - phrase.start > _LONGEST_WHOLE:
        return phrase
    held = page.tokens.kind(phrase.after) == "held" and page.tokens.at(phrase.after).start == phrase.stretch
    if not held or pattern("built", "{}$").search(tail) is None or is_verb_at(page.text, phrase.end):
        return phrase
    return phrase._replace(end=phrase.stretch, kind="place", named=True)


def _are_listed(page: Page, group: Sequence[Phrase]) -> bool:
    """Tell whether a list vouches for all its names: 杨桥、罗岭|两镇, or but one without the head of a place."""
    if len(group) == 1:
        return False
    unknown = sum(not phrase.kind for phrase in group)
    return _TOWNS.match(page.text, group[-1].end) is not None or (len(group) > 2 and unknown == 1)


def _told_apart(page: Page, first: Phrase, last: Phrase) -> bool:
    front = page.text[max(0, page.tokens.at(first.before).start - 2) : first.start]
    behind = page.text[last.stretch : last.stretch + 6]
    return "分别" in front or "分设" in front or "分别" in behind or "各" in behind


def _span(page: Page, phrase: Phrase, following: str) -> Span:
    """Return the place without a date in front and a side behind; up to the verb where something is held there."""
    if not phrase.kind:
        return Span(phrase.start, phrase.start + len(side_free(page.text[phrase.start : phrase.end])))
    date = page.date_at(phrase.start)
    start = date.span.end if date is not None and date.span.end < phrase.head else phrase.start
    tail = side_free(page.text[phrase.end : phrase.stretch])
    is_whole = following in _DONE and len(tail) <= _LONGEST_TAIL and not is_verb_at(page.text, phrase.end)
    return Span(start, phrase.end + len(tail) if is_whole else phrase.end)


def _may_be_place(page: Page, span: Span, is_first: bool) -> bool:
    counted = span.start not in page.division_starts and _COUNTED.match(page.text, span.start) is not None
    if span.end - span.start < 2 or span in page.divisions or counted:
        return False
    words = page.text[span.start : span.end]
    points = is_first and span.start not in page.division_starts and pattern("pointing").match(words) is not None
    return not points and not pattern("common", "{}$").search(words)


def _is_named(page: Page, phrase: Phrase, span: Span, frame: str, following: str) -> bool:
    """Tell whether the words name a place clearly enough for the frame that they stand in."""
    length = span.end - span.start
    preposition = page.tokens.kind(phrase.before)
    if not phrase.kind:
        return is_town(page, span) or (frame == "held" and _is_unknown_place(page, phrase, span, following))
    if not phrase.named and frame != "label":
        return frame == "head" or _is_enough(phrase, following, preposition, length)
    if phrase.kind == "online":
        return frame != "in"
    return frame != "in" or (length > 2 and (phrase.kind != "part" or phrase.first < phrase.head or length > _LONG))


def _is_unknown_place(page: Page, phrase: Phrase, span: Span, following: str) -> bool:
    """Tell whether words without the head of a place are one by what they are and what stands around them."""
    words = page.text[span.start : span.end]
    no_place = pattern("no-place", r"(?:{}$|\d)")
    if len(words) > _LONGEST_UNKNOWN or no_place.search(words) or no_place.search(page.text[span.start : phrase.end]):
        return False
    preposition = page.tokens.kind(phrase.before)
    if following == "held" and preposition in ("at", "put"):
        return page.text[phrase.stretch] != "、"
    return preposition in _PLACING and len(words) > 2 and pattern("built", "{}$").search(words) is not None


def _is_enough(phrase: Phrase, following: str, preposition: str, length: int) -> bool:
    """Tell whether common nouns alone (步行街, 楼前空地) are a place here."""
    if phrase.kind == "zone":
        return preposition != "at" or following == "held"
    if preposition in ("to", "use") or phrase.kind not in _COMMON:
        return False
    if following == "held":
        return length > 1
    single = phrase.first == phrase.head
    if following == "stall" and not single:
        return length > 3
    if length > _LONGEST_TAIL - 1 and not single and preposition != "at":
        return True
    return length > 2 and ((preposition in _PLACING and single) or (preposition == "set" and phrase.kind != "part"))
