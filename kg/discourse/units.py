"""Gathers what the annotations say by the stretches that are read as one: the units of discourse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol, TypeVar

from kg.datamodel import AnnotatedText, Clause, DateMention, EventMention, Span, Unit
from kg.discourse.cues import find_cues
from kg.discourse.severally import told_severally

_LISTED = re.compile("[、，]|以?及|和|与")
_DAY = len("2022-02-10")
_SHORT = 24
_A_ROW = 2
_JOINT = re.compile("”?(?:[、和及与]|以及|，以?及)“?|”“")
_OPENED = re.compile("(?:于[^，。；]{2,12})?(?:在[^，。；]{2,20})?(?:隆重)?(?:举行|举办|召开)了?")
_PROGRAMME = re.compile("(?<!招聘)(?:活动|行动)”?\\Z|[月周季]”?\\Z")
_NAMING = ("name", "loose", "quoted")
_ALONE = ("bare", "new")
_NUMBERED = re.compile("(?:第[一二三四五六七八九十\\d]+|首|末|最后一)[场站期]")
_NOTHING: frozenset[str] = frozenset()


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
    points = [date for date in annotated.dates if date.kind == "point"]
    starts = [date.span.start for date in points]
    heads = [event.head.start for event in annotated.events]
    parts: list[_Part] = []
    for clause in annotated.clauses:
        inside = points[bisect_left(starts, clause.span.start) : bisect_left(starts, clause.span.end)]
        by_day = list(_parts(annotated.reading.text, clause, inside)) if len(inside) > 1 else []
        parts += by_day if len(by_day) > 1 else _named_parts(annotated, heads, clause)
    parts = _schedule(parts, points, starts)
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
    return tuple(told_severally(units, annotated.reading.text))


class _Contents:
    """The annotations of a text by the part that they begin in."""

    def __init__(self, annotated: AnnotatedText, starts: Sequence[int]) -> None:
        self.figures = _distribute(annotated.figures, starts)
        self.events = _distribute(annotated.events, starts)
        self.dates = _distribute(annotated.dates, starts)
        self.divisions = _distribute(annotated.divisions, starts)
        self.venues = _distribute((venue for venue in annotated.venues if venue.frame != "weak"), starts)
        self.bodies = _distribute(annotated.organisations, starts)
        self.campaigns = _distribute(annotated.campaigns, starts)
        self._labels = {
            clause.span for clause in annotated.clauses if _NUMBERED.fullmatch(annotated.reading.text, *clause.span)
        }
        self.cues: dict[int, set[str]] = {}
        for start, cue in find_cues(annotated.reading.text):
            self.cues.setdefault(max(0, bisect_right(starts, start) - 1), set()).add(cue)

    def is_core(self, number: int) -> bool:
        """Tell whether a part says something of an event or a total by itself."""
        if number in self.figures or (number in self.events and not self._is_label(number)):
            return True
        if number in self.venues and any(v.frame in ("held", "label") for v in self.venues[number]):
            return True
        acts = not self.cues.get(number, _NOTHING).isdisjoint(("host", "hold"))
        return acts and (number in self.bodies or number in self.dates or number in self.venues)

    def _is_label(self, number: int) -> bool:
        """Tell whether a part is no more than the number of an occasion told of behind it: 第二场，2月9日…."""
        only = self.events[number][0]
        return only.rank == "occasion" and only.span in self._labels

    def tells(self, numbers: Sequence[int]) -> bool:
        """Tell whether parts without a core say where or when something is."""
        return any(n in self.dates or n in self.venues or n in self.divisions for n in numbers)

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
            frozenset([cue for n in numbers for cue in self.cues.get(n, ())]),
        )


def _named_parts(annotated: AnnotatedText, heads: Sequence[int], clause: Clause) -> list[_Part]:
    """Return the parts of a clause that lists names of events, one a name: 校友讲堂、简历门诊、企业开放日等.

    A campaign and the ceremony that opens it at a place are two as well: 金秋招聘月活动｜在人民广场举行启动仪式.
    ``heads`` are where the heads of the events begin.
    """
    begin, end = clause.span
    text = annotated.reading.text
    named = [m for m in annotated.events[bisect_left(heads, begin) : bisect_left(heads, end)] if is_name(m)]
    if len(named) < 2:
        return [_Part(clause.span, clause, False)]
    cuts: list[int] = []
    for before, after in pairwise(named):
        if _JOINT.fullmatch(text, before.span.end, after.span.start):
            cuts.append(after.span.start)
        elif _PROGRAMME.search(text, *before.span) and after.kind == "LaunchCeremony" and after.span == after.head:
            opened = _OPENED.fullmatch(text, before.span.end, after.span.start)
            cuts += [before.span.end] if opened else []
    return [_Part(Span(start, stop), clause, bool(cuts)) for start, stop in pairwise([begin, *cuts, end])]


def is_name(mention: EventMention) -> bool:
    """Tell whether a phrase names one event, and neither points at one nor stands for many."""
    return mention.rank in _NAMING and mention.form in _ALONE


def _schedule(parts: list[_Part], points: Sequence[DateMention], starts: Sequence[int]) -> list[_Part]:
    """Return the parts where short clauses in a row that name a day each are told apart: 2月25日城关，2月27日河口."""
    run: list[int] = []
    found = list(parts)
    last: tuple[int, str] | None = None
    for number, part in enumerate([*parts, None]):
        day = _only_day(part, points, starts) if part is not None else None
        here = (part.clause.sentence, day) if part is not None and day is not None else None
        if here is None or last is None or here[0] != last[0] or here[1] == last[1]:
            if len(run) >= _A_ROW:
                for place in run:
                    found[place] = found[place]._replace(listed=True)
            run = []
        if here is not None:
            run.append(number)
        last = here
    return found


def _only_day(part: _Part, points: Sequence[DateMention], starts: Sequence[int]) -> str | None:
    """Return the one day that a short part names, None where it names none or several or says much else."""
    start, end = part.span
    if end - start > _SHORT:
        return None
    first = bisect_left(starts, start)
    if bisect_left(starts, end) != first + 1 or len(points[first].start or "") != _DAY:
        return None
    return points[first].start


def _joined(by_part: Mapping[int, Sequence[_T]], numbers: Sequence[int]) -> tuple[_T, ...]:
    if not by_part:
        return ()
    return tuple([mention for n in numbers if n in by_part for mention in by_part[n]])


def _distribute(mentions: Iterable[_T], starts: Sequence[int]) -> dict[int, list[_T]]:
    """Return the mentions by the number of the part that they begin in; most parts hold none."""
    found: dict[int, list[_T]] = {}
    for mention in mentions:
        start = mention.head.start if isinstance(mention, EventMention) else mention.span.start
        found.setdefault(max(0, bisect_right(starts, start) - 1), []).append(mention)
    return found


def _parts(text: str, clause: Clause, inside: Sequence[DateMention]) -> Iterator[_Part]:
    """Yield the parts of a clause that names these points of time."""
    begin, end = clause.span
    days = [d for d in inside if len(d.start or "") == 10]
    cuts = [
        after.span.start
        for before, after in pairwise(days)
        if before.start != after.start and _LISTED.search(text, before.span.end, after.span.start)
    ]
    edges = [begin, *cuts, end]
    for start, stop in pairwise(edges):
        yield _Part(Span(start, stop), clause, bool(cuts))
