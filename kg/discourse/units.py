"""Gathers what the annotations say by the stretches that are read as one: the units of discourse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol, TypeVar

from kg.datamodel import AnnotatedText, Clause, EventMention, Span, Unit
from kg.discourse.cues import find_cues

_LISTED = re.compile("[、，]|以及|和")


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Spanned)


class _Part(NamedTuple):
    """A clause, or a part of one that lists several days."""

    span: Span
    clause: Clause
    listed: bool


def gather(annotated: AnnotatedText) -> tuple[Unit, ...]:
    """Return the units of a text in order.

    A unit is a clause that tells of an event or a number, with the clauses of its sentence that lead up to it:
    昨天上午，惠山区人力资源市场人头攒动，首场招聘会在此举行. A list of days (5月21日、6月12日在仙林) is one unit a day.
    """
    parts = [part for clause in annotated.clauses for part in _parts(annotated, clause)]
    by_part = _Contents(annotated, [part.span.start for part in parts])
    units: list[Unit] = []
    for _, sentence in groupby(enumerate(parts), key=lambda numbered: numbered[1].clause.sentence):
        pending: list[int] = []
        for number, part in sentence:
            pending.append(number)
            if part.listed or by_part.is_core(number):
                units.append(by_part.unit(len(units), parts, pending))
                pending = []
        if pending and by_part.tells(pending):
            units.append(by_part.unit(len(units), parts, pending))
    return tuple(units)


class _Contents:
    """The annotations of a text by the part that they begin in."""

    def __init__(self, annotated: AnnotatedText, starts: Sequence[int]) -> None:
        self.figures = _distribute(annotated.figures, starts)
        self.events = _distribute(annotated.events, starts)
        self.dates = _distribute(annotated.dates, starts)
        self.divisions = _distribute(annotated.divisions, starts)
        self.venues = _distribute(annotated.venues, starts)
        self.bodies = _distribute(annotated.organisations, starts)
        self.campaigns = _distribute(annotated.campaigns, starts)
        self.cues: list[set[str]] = [set() for _ in starts]
        for start, cue in find_cues(annotated.reading.text):
            self.cues[max(0, bisect_right(starts, start) - 1)].add(cue)

    def is_core(self, number: int) -> bool:
        """Tell whether a part says something of an event or a total by itself."""
        if self.figures[number] or self.events[number]:
            return True
        held = any(v.frame in ("held", "label") for v in self.venues[number])
        acts = not self.cues[number].isdisjoint(("host", "hold"))
        return held or (acts and bool(self.bodies[number] or self.dates[number] or self.venues[number]))

    def tells(self, numbers: Sequence[int]) -> bool:
        """Tell whether parts without a core say where or when something is."""
        return any(self.dates[n] or self.venues[n] or self.divisions[n] for n in numbers)

    def unit(self, index: int, parts: Sequence[_Part], numbers: Sequence[int]) -> Unit:
        """Return the unit made of some parts in a row."""
        first, last = parts[numbers[0]], parts[numbers[-1]]
        return Unit(
            index,
            Span(first.span.start, last.span.end),
            last.span,
            first.clause.sentence,
            first.clause.block,
            _joined(self.figures, numbers),
            _joined(self.events, numbers),
            _joined(self.dates, numbers),
            _joined(self.divisions, numbers),
            _joined(self.venues, numbers),
            _joined(self.bodies, numbers),
            _joined(self.campaigns, numbers),
            frozenset(cue for n in numbers for cue in self.cues[n]),
        )


def _joined(by_part: Sequence[Sequence[_T]], numbers: Sequence[int]) -> tuple[_T, ...]:
    return tuple(mention for n in numbers for mention in by_part[n])


def _distribute(mentions: Iterable[_T], starts: Sequence[int]) -> list[list[_T]]:
    found: list[list[_T]] = [[] for _ in starts]
    for mention in mentions:
        start = mention.head.start if isinstance(mention, EventMention) else mention.span.start
        found[max(0, bisect_right(starts, start) - 1)].append(mention)
    return found


def _parts(annotated: AnnotatedText, clause: Clause) -> Iterator[_Part]:
    text = annotated.reading.text
    begin, end = clause.span
    inside = [d for d in annotated.dates if begin <= d.span.start < end and d.kind == "point"]
    days = [d for d in inside if len(d.start or "") == 10]
    cuts = [
        after.span.start
        for before, after in pairwise(days)
        if before.start != after.start and _LISTED.search(text, before.span.end, after.span.start)
    ]
    edges = [begin, *cuts, end]
    for start, stop in pairwise(edges):
        yield _Part(Span(start, stop), clause, bool(cuts))
