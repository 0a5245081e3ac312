"""What a number's surroundings say of what it counts, as features for a linear model.

``name=class`` is a feature of a cue that speaks for a class of measure_cues.tsv; training lets such features share
what they teach. The short names save space in the model:

    r, l   a cue to the right, to the left in the clause; with the rank, then how far away or the group
    R, L   the first cues of the next clause, of the clauses before in the sentence
    H      a cue in the head of the table's column
    p, s   the figure decided last, the last of the same group
    w      the figure that stands before 其中
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.annotate.figures.cues import MEASURES, Cue
from kg.annotate.figures.groups import USUAL, group_of
from kg.annotate.figures.headers import header_classes
from kg.annotate.figures.layout import Bounds, bounds_at
from kg.annotate.figures.memory import Decided, Memory, distance
from kg.annotate.figures.page import Page
from kg.datamodel import Quantity

EVERY = "b"
"""The feature that every number has."""
_CUES_EACH_SIDE = 3
_BESIDE = 3
"""A cue at most so far behind a number may belong to it."""
_LETTERS = 12
_CACHED = 1 << 14


class _Place(NamedTuple):
    """A number in its surroundings."""

    page: Page
    quantity: Quantity
    group: str
    bounds: Bounds
    before: int
    """Where the count before ends."""
    after: int
    """Where the next one begins."""
    next_cue: int
    """Index of the first cue behind."""


class _Seen(NamedTuple):
    """What the cues of one side give."""

    features: list[str]
    measure: str
    """The first measure that one of them speaks for."""
    rest: int
    """Index of the first cue that was not looked at."""


def group_at(page: Page, number: int) -> str:
    """Return the group of the classifier of a count."""
    quantity = page.counts[number]
    following = bisect_left(page.cue_starts, quantity.span.end)
    return group_of(page.text, quantity, page.cues[following] if following < len(page.cues) else None)


def features(page: Page, number: int, group: str, memory: Memory) -> list[str]:
    """Return the features of a count of ``page``, after the decisions in ``memory``."""
    counts, text = page.counts, page.text
    quantity = counts[number]
    start, end = quantity.span
    place = _Place(
        page,
        quantity,
        group,
        bounds_at(text, page.layout, start, end),
        counts[number - 1].span.end if number else 0,
        counts[number + 1].span.start if number + 1 < len(counts) else len(text) + 1,
        bisect_left(page.cue_starts, end),
    )
    right, left = _right(place), _left(place)
    told = bool(right.measure or left.measure)
    found = [*_shape(place), *_posts(place), *right.features, *left.features, *_earlier(place, left.rest, told)]
    found += _next_clause(place, right)
    if text.find("\t", place.bounds.line, start) >= 0:
        heads = header_classes(text, page.cues, place.bounds.line, start)
        told = told or not MEASURES.isdisjoint(heads)
        found += [feature for name in heads for feature in (f"H{group}={name}", f"H={name}")]
    found += _remembered(place, memory, told)
    found += _part(place, memory, told)
    return found


def _shape(place: _Place) -> list[str]:
    """Return features of the number itself and of the characters around it."""
    text, quantity, group = place.page.text, place.quantity, place.group
    start, end = quantity.span
    size = len(str(int(quantity.value or 0)))
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    spelt = "" if text[quantity.number.start].isdigit() else "h"
    (left, right), line = place.bounds.clause, place.bounds.line
    found = [EVERY, "g" + group, "c" + quantity.classifier]
    found += (f"v{size}{group}", f"q{quantity.qualifier[0]}{group}", f"v{size}{group}{spelt}")
    found += ("<" + before[-1:], ">" + after[:1], "<<" + before, ">>" + after)
    found += (f"<{group}{before[-1:]}", f">{group}{after[:1]}")
    found += ["(" + char for char in text[max(left, start - _LETTERS) : start]]
    found += [")" + char for char in text[end : min(right, end + _LETTERS)]]
    page = place.page
    if _between(page.opened, line, start) > _between(page.closed, line, start):
        found += ("quote", "quote" + group)
    if left == start:
        found.append("cs" + group)
    if right == end:
        found.append("ce" + group)
    return found


def _between(places: list[int], start: int, end: int) -> int:
    """Return how many of the places, which are in order, lie in a stretch."""
    return bisect_left(places, end) - bisect_left(places, start)


def _posts(place: _Place) -> list[str]:
    """Return features of the posts that are named beside a number."""
    found: list[str] = []
    (left, right), posts, (start, end) = place.bounds.clause, place.page.posts, place.quantity.span
    if place.quantity.span in place.page.headcounts:
        found.append("head" + place.group)
    following = bisect_left(posts, (start, 0))
    if following and left < posts[following - 1][1] <= start:
        found.append(f"postl{place.group}{'0' if posts[following - 1][1] == start else '1'}")
    if following < len(posts) and posts[following][0] < right:
        found.append(f"postr{place.group}{'0' if posts[following][0] - end <= 1 else '1'}")
    return found


def _right(place: _Place) -> _Seen:
    """Return what the cues behind a number in its clause say."""
    cues, end = place.page.cues, place.quantity.span.end
    found: list[str] = []
    measure, index = "", place.next_cue
    for rank in range(_CUES_EACH_SIDE):
        if index >= len(cues) or cues[index].start >= place.bounds.clause[1]:
            break
        cue = cues[index]
        zone = "w" if cue.start > place.bounds.weak[1] else "q" if cue.start > place.after else ""
        gap = cue.start - end
        # The cue may as well belong to a number that follows it directly.
        followed = gap > 0 and 0 <= place.after - cue.end <= 2 and place.after < place.bounds.clause[1]
        found += _right_cue(cue.classes, f"{rank}{_gap(gap)}{'n' if followed else ''}", zone, place.group)
        measure = measure or _first_measure(cue)
        index += 1
    return _Seen(found, measure, index)


@lru_cache(maxsize=_CACHED)
def _right_cue(classes: tuple[str, ...], at: str, zone: str, group: str) -> tuple[str, ...]:
    """Return the features of one cue to the right; ``at`` is its rank, its distance and whether a number follows."""
    found: list[str] = []
    for name in classes:
        usual = "*" if name == USUAL.get(group) else ""
        if zone:
            found.append(f"r{zone}{group}={name}")
            continue
        found += (f"r{at}{usual}={name}", f"r{at[0]}{group}{at[2:]}={name}", f"r{group}={name}")
    return tuple(found)


def _left(place: _Place) -> _Seen:
    """Return what the cues in front of a number in its clause say, the nearest first."""
    cues, start = place.page.cues, place.quantity.span.start
    found: list[str] = []
    measure, index = "", place.next_cue - 1
    for rank in range(_CUES_EACH_SIDE):
        if index < 0 or cues[index].start < place.bounds.clause[0]:
            break
        cue = cues[index]
        gap = start - cue.end
        found += _left_cue(cue.classes, f"{min(rank, 1)}{_gap(gap)}", _left_zone(place, cue), place.group)
        measure = measure or _first_measure(cue)
        index -= 1
    return _Seen(found, measure, index)


def _left_zone(place: _Place, cue: Cue) -> str:
    """Return ``q`` for a cue before another number, ``w`` before a weak mark, ``t`` right behind another number."""
    if cue.end <= place.before:
        return "q"
    if cue.start < place.bounds.weak[0]:
        return "w"
    beside = place.before >= place.bounds.clause[0] and cue.start - place.before <= _BESIDE
    return "t" if beside and place.bounds.weak[0] < place.before else ""


@lru_cache(maxsize=_CACHED)
def _left_cue(classes: tuple[str, ...], at: str, zone: str, group: str) -> tuple[str, ...]:
    """Return the features of one cue to the left; ``at`` is its rank and its distance."""
    found: list[str] = []
    for name in classes:
        usual = "*" if name == USUAL.get(group) else ""
        if zone:
            found += (f"l{zone}{group}={name}", f"l{zone}{at}={name}")
            continue
        found += (f"l{at}{usual}={name}", f"l{at[0]}{group}={name}", f"l{group}={name}")
    return tuple(found)


def _earlier(place: _Place, index: int, told: bool) -> list[str]:
    """Return features of the last cues of the sentence before the clause."""
    found: list[str] = []
    cues, alone = place.page.cues, "" if told else "!"
    for rank in range(2):
        if index < 0 or cues[index].start < place.bounds.sentence[0]:
            return found
        fresh = place.before <= cues[index].start
        for name in cues[index].classes:
            found.append(f"L{rank}{place.group}{alone}={name}")
            if fresh:
                found.append(f"Lf{place.group}{alone}={name}")
        index -= 1
    return found


def _next_clause(place: _Place, right: _Seen) -> list[str]:
    """Return features of the next clause's first cue where the clause holds none behind the number."""
    found: list[str] = []
    cues = place.page.cues
    if right.rest == place.next_cue < len(cues) and cues[right.rest].start < place.bounds.sentence[1]:
        found += [f"R{place.group}={name}" for name in cues[right.rest].classes]
    return found


def _remembered(place: _Place, memory: Memory, told: bool) -> Iterator[str]:
    """Yield features of the figures decided before."""
    alone = "" if told else "!"
    for sign, decided in (("p", memory.last), ("s", memory.by_group.get(place.group))):
        if decided is not None:
            where = distance(decided, place.bounds)
            yield from (
                f"{sign}{where}{alone}={decided.measure}",
                f"{sign}{where}{place.group}{alone}={decided.measure}",
            )
            if sign == "p" and where in "cs":
                yield f"p{where}{_order(place.quantity, decided)}{alone}={decided.measure}"


def _part(place: _Place, memory: Memory, told: bool) -> list[str]:
    """Return a feature of the figure that the number is a part of, where 其中 or the like stands between."""
    found: list[str] = []
    words, sentence = place.page.among, place.bounds.sentence[0]
    before = bisect_left(words, (place.quantity.span.start + 1, 0))
    among = words[before - 1][1] if before else -1
    if among >= sentence:
        whole, unbroken = memory.whole(place.group, sentence, among)
        if whole is not None:
            doubt = f"{'' if unbroken else '?'}{'' if told else '!'}"
            found.append(f"w{_order(place.quantity, whole)}{doubt}={whole.measure}")
    return found


def _order(quantity: Quantity, decided: Decided) -> str:
    return "<" if (quantity.value or 0) <= decided.value else ">"


def _gap(size: int) -> str:
    return "0" if size == 0 else "1" if size <= 2 else "2" if size <= 6 else "3"


def _first_measure(cue: Cue) -> str:
    return next((name for name in cue.classes if name in MEASURES), "")
