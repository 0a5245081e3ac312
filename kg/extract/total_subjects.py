"""What the clauses of an article are about: 全市, 市人力资源市场, 直播招聘, 头三场."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from kg.datamodel import Discourse, Span
from kg.extract.scope_forms import (
    ADDITION,
    AREA,
    AWAY,
    CLAUSE,
    COUNTED,
    DUE,
    INTRODUCED,
    JOINTS,
    KNOWN,
    LEAD,
    MEANS,
    OWN_ADDITION,
    PASSING,
    POINTED,
    PREPOSITIONS,
    REGION,
    SAYS,
    SET,
    SPEECH,
    TOGETHER,
    TRAILING,
    VERB,
    YEAR,
    headed,
    quoted,
)

_LEAN = 2


class _Clause(NamedTuple):
    """Where a clause starts, where its subject begins and ends, and where it ends itself."""

    left: int
    begin: int
    stop: int
    end: int


class Subjects:
    """Finds what the clauses of an article are about."""

    def __init__(self, discourse: Discourse) -> None:
        self._text = discourse.annotated.reading.text
        self._dates = discourse.annotated.dates
        organisations = discourse.annotated.organisations
        bodies = [body.span for body in organisations]
        self._bodies = {body.span for body in organisations if body.certain}
        places = [division.span for division in discourse.annotated.divisions]
        self._ends = {span.end: span.start for span in places}
        offices = [office for person in discourse.annotated.people for office in person.offices]
        self._speakers = {office.body.start for office in offices if office.body is not None}
        """Where the bodies of people are named."""
        self._campaigns = [campaign.span.start for campaign in discourse.annotated.campaigns]
        self.named = sorted({*bodies, *places}, key=lambda span: (span.start, -span.end))
        """Bodies and divisions in their order."""
        self._named_starts = [span.start for span in self.named]

    def of(self, start: int, end: int) -> Iterator[Span]:
        """Yield what the clauses between are about: first those that name a region or body, the nearest first."""
        clauses = list(self._clauses(start, end))
        for clause in clauses:
            yield from self._counted(clause)
            named = (span for span in self._named_at(clause.begin, clause.stop) if span in self._bodies)
            yield from (span for span in named if span.start not in self._speakers)
            yield from self._regions(clause)
            if clause is clauses[0]:
                yield from self._told_by_form(clause)
        for clause in clauses:
            yield from self._named_at(clause.begin, clause.stop)
        for clause in clauses:
            yield from self._told_by_form(clause)

    def _clauses(self, start: int, end: int) -> Iterator[_Clause]:
        """Yield the clauses between but those that only say who speaks, the last first."""
        while end > start:
            marks = [match.end() for match in CLAUSE.finditer(self._text, start, end)]
            left = marks[-1] if marks else start
            if not SPEECH.search(self._text[left:end]):
                begin = self._skip_dates(left, end)
                words = self._text[begin : self._verb(begin, end)].rstrip(TRAILING)
                yield _Clause(left, begin, begin + len(words), end)
            end = left - 1

    def _counted(self, clause: _Clause) -> Iterator[Span]:
        """Yield the subject of a clause where it is some of a row, or known, or what its number is due to."""
        _, begin, stop, end = clause
        yield from self._means(begin, end)
        introduced = INTRODUCED.search(self._text, begin, end)
        if introduced and not any(introduced.start() <= start < introduced.end() for start in self._campaigns):
            yield Span(*introduced.span(1))
        if KNOWN.fullmatch(self._text, begin, stop) or AREA.fullmatch(self._text, begin, stop):
            yield Span(self._edition(begin), stop)
        counted = COUNTED.match(self._text, begin, end)
        if counted:
            yield Span(*counted.span())
        pointed = POINTED.match(self._text, begin, end)
        if pointed:
            yield Span(begin, min(pointed.end(), self._first_named(begin + 1, end)))

    def _told_by_form(self, clause: _Clause) -> Iterator[Span]:
        """Yield the subject of a clause where its quotes or its last noun tell that it is one."""
        _, begin, stop, end = clause
        named = quoted().match(self._text, begin, end)
        found = named or TOGETHER.match(self._text, begin, end) or headed().match(self._text, begin, stop)
        if found is None:
            return
        begin, stop = named.span(1) if named else found.span()
        campaign = any(begin <= start < stop for start in self._campaigns)
        if not campaign and self._text[stop : stop + 1] != "的":
            yield Span(self._edition(begin), stop)

    def _edition(self, start: int) -> int:
        """Return where the year begins that tells which edition of a scheme is meant: 去年的|系列活动."""
        behind = start - 1 if self._text[start - 1] == "的" else start
        date = next((date.span for date in self._dates if date.span.end == behind), None)
        return date.start if date is not None and YEAR.fullmatch(self._text, date.start, date.end) else start

    def _means(self, begin: int, end: int) -> Iterator[Span]:
        """Yield what the number of a clause is due to: 经|工作站|介绍的, 靠|这条航线|出去的."""
        means = MEANS.search(self._text, begin, end)
        if means:
            for form in (POINTED, DUE):
                found = form.match(self._text, means.end(), end)
                if found:
                    yield Span(*found.span())

    def _regions(self, clause: _Clause) -> Iterator[Span]:
        """Yield the region words of a clause, with what narrows them down where they are its subject."""
        for match in REGION.finditer(self._text, clause.left, clause.end):
            if not AWAY.search(self._text[clause.left : match.start()]):
                last = self._narrowed(match.end(), clause.stop)
                begin = match.start()
                if match[0][0] in "全各":
                    begin = self._ends.get(begin, begin)
                elif match[0][0] in "两三四五六":
                    begin = self._list_before(begin)
                yield Span(begin, last)

    def _list_before(self, end: int) -> int:
        """Return where a list of places begins that ends at ``end``: 甲、乙、丙|三地, 京津冀|三地, else ``end``."""
        begin = self._ends.get(end, end)
        while begin < end:
            joint = self._text[begin - 1] in JOINTS
            further = self._ends.get(begin - 1 if joint else begin)
            if further is None:
                return begin
            begin = further
        return begin

    def _named_at(self, start: int, stop: int) -> Iterator[Span]:
        """Yield the body or division that the subject of a clause begins with, with what narrows it down."""
        for span in self.starting(start, start + _LEAN + 1):
            quoted_part = "“" in self._text[start : span.start] and not self._text.startswith("”", span.end)
            if span.end <= stop and not quoted_part and not AWAY.search(self._text[start : span.start]):
                yield Span(span.start, self._narrowed(span.end, stop))

    def starting(self, start: int, end: int) -> Iterator[Span]:
        """Yield the bodies and divisions that begin between."""
        return takewhile(lambda span: span.start < end, self.named[bisect_left(self._named_starts, start) :])

    def _narrowed(self, end: int, stop: int) -> int:
        """Return where the words end that narrow a region down, which ends at ``end``."""
        if end < stop and ADDITION.fullmatch(self._text, end, stop):
            return stop
        added = OWN_ADDITION.match(self._text, end, stop) or headed(narrowing=True).match(self._text, end, stop)
        return added.end() if added else end

    def _verb(self, start: int, end: int) -> int:
        """Return where the verb of a clause begins, outside the names in it, or where the clause ends."""
        for match in VERB.finditer(self._text, start, end):
            if not any(span.start <= match.start() < span.end for span in self.named):
                return match.start()
        return end

    def _first_named(self, start: int, end: int) -> int:
        """Return where the first body or division between begins, or ``end``."""
        place = bisect_left(self._named_starts, start)
        return min(end, self._named_starts[place]) if place < len(self._named_starts) else end

    def _skip_dates(self, start: int, end: int) -> int:
        """Return where the clause goes on behind dates and the words around them."""
        moved = True
        while moved and start < end:
            moved = False
            lead = LEAD.match(self._text, start, self._first_named(start, end))
            if lead:
                start, moved = lead.end(), True
            for date in self._dates:
                if date.span.start <= start < date.span.end <= end:
                    start, moved = date.span.end, True
        return start

    def speaker(self, start: int, end: int) -> Span | None:
        """Return the body whose words a sentence gives, if no person speaks for it: 市就业局|表示，6月份还将办4场."""
        bodies = (span for span in self.starting(start, end) if span in self._bodies)
        spoken = (span for span in bodies if SAYS.match(self._text, span.end, end))
        return next((span for span in spoken if span.start not in self._speakers), None)

    def last_body(self, end: int) -> Span | None:
        """Return the last body that is named before, whoever speaks for it."""
        return max((span for span in self._bodies if span.end <= end), default=None)

    def counted_set(self, start: int, end: int) -> Span | None:
        """Return the places or journeys named in the clauses between whose sum follows."""
        found = list(SET.finditer(self._text, start, end))
        return Span(*found[-1].span()) if found else None

    def topic(self, start: int, end: int) -> Span | None:
        """Return what a sentence is about that the next one goes on with: its first subject."""
        clauses = list(self._clauses(start, end))[::-1]
        named = (found for clause in clauses for found in self._topics(clause))
        formed = (found for clause in clauses for found in self._told_by_form(clause))
        return next(chain(named, formed), None)

    def _topics(self, clause: _Clause) -> Iterator[Span]:
        """Yield the subject of a clause that has a name; what it is said of, or where, is none."""
        yield from self._counted(clause)
        for span in self._named_at(clause.begin, clause.stop):
            inside = self._text[span.start - 1 : span.start] in PREPOSITIONS or self._text.startswith("的", span.end)
            if not inside and span.start not in self._speakers:
                yield span
        yield from (span for span in self._regions(clause) if span.start <= clause.begin + _LEAN)


def last_region(discourse: Discourse, end: int) -> Span | None:
    """Return the last region or division that is named before ``end``."""
    text = discourse.annotated.reading.text
    found = [Span(*match.span()) for match in REGION.finditer(text, 0, end) if not PASSING.match(match[0])]
    divisions = [each for each in discourse.annotated.divisions if each.span.start < end]
    if not found:
        home = [each.span for each in divisions if each.code in discourse.annotated.home]
        found = home or [each.span for each in divisions]
    return max(found, key=lambda span: span.start) if found else None
