"""Of which time a number of more than one event tells: 今年以来, 截至11月底, 1至10月 → first and last day."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from kg.datamodel import DateMention, Discourse, FigureMention, Span, Unit

_AROUND = re.compile("今年(?:春节|元旦|新春|国庆|端午|中秋|寒假|暑假|两?节|开学|毕业季)(?:期间|前后|前夕|前)")
"""A time about a holiday, which has no days of its own."""
_THAT_DAY = re.compile("当[天日]")
_SAME = re.compile("同期|同一")
_UP_TO_NOW = re.compile("目前|现在|迄今|发稿")
_CLAUSE_END = re.compile("[，；]")
_YEAR, _MONTH, _DAY = 4, 7, 10
"""Lengths of ISO years, months and days."""


class Period(NamedTuple):
    """The time that a number tells of; an open or unknown bound is None."""

    start: str | None
    end: str | None
    start_span: Span
    end_span: Span


class Periods:
    """Finds the periods of an article's totals, one after the other; ``day`` is that of its first event."""

    def __init__(self, discourse: Discourse, day: Period | None = None) -> None:
        self._discourse = discourse
        self._day = day
        self._sentences: dict[int, list[DateMention]] = {}
        self._starts: dict[int, int] = {}
        for unit in discourse.units:
            self._starts.setdefault(unit.sentence, unit.span.start)
            dates = self._sentences.setdefault(unit.sentence, [])
            dates += [date for date in unit.dates if date.start or date.end]
        self._last: Period | None = None

    def of(self, unit: Unit, figure: FigureMention) -> Period | None:
        """Return the time that the sentence gives for ``figure``: the last said before it.

        Behind a semicolon what was said before it goes on to hold.
        """
        text, start = self._discourse.annotated.reading.text, self._starts[unit.sentence]
        dates = [date for date in self._sentences[unit.sentence] if not _AROUND.match(text, date.span.start)]
        before = [date for date in dates if date.span.start < figure.span.start]
        dates = before or [date for date in dates[:1] if not _of_another_clause(text, figure, date)]
        if not dates:
            goes_on = text[start - 1 : start] == "；"
            self._last = self._last if goes_on else self._of_the_day(unit, start, figure.span.start)
            return self._last
        last = dates[-1]
        kept = self._last
        if kept is not None and kept.start_span == last.span:
            return kept
        if last.relation == "past-year" and kept and (shifted := _year_earlier(text, last, kept)):
            return self._keep(shifted)
        period = Period(last.start, last.end, last.span, last.span)
        for earlier in reversed(dates[:-1]):
            this_year = text[last.span.start : last.span.end] in ("今年", "本年")
            if this_year and _UP_TO_NOW.search(text, *earlier.span):
                return self._keep(period._replace(end=None))
            period = _joined(period, earlier, this_year=this_year)
        return self._keep(_whole_months(_from_new_year(text, period, last)))

    def _keep(self, period: Period) -> Period:
        """Return the period, which what is told without one may go on with."""
        self._last = period
        return period

    def _of_the_day(self, unit: Unit, start: int, end: int) -> Period | None:
        """Return the day in hand where the sentence says so (活动当天), or the sentence before (27日当天)."""
        text = self._discourse.annotated.reading.text
        if _THAT_DAY.search(text, start, end):
            return self._day
        begin = self._discourse.annotated.blocks[unit.block].span.start
        days = (d for d in self._discourse.annotated.dates if begin <= d.span.start < start)
        last = next((d for d in reversed(list(days)) if d.start), None)
        if last is None or last.start != last.end or not _THAT_DAY.search(text, last.span.start, last.span.end + 2):
            return None
        return Period(last.start, last.end, last.span, last.span)


def _of_another_clause(text: str, figure: FigureMention, date: DateMention) -> bool:
    """Tell whether a day stands in a clause behind that of the figure: 15场，并于3月18日."""
    day = date.kind == "point" and len(date.start or "") == _DAY
    return day and _CLAUSE_END.search(text, figure.span.end, date.span.start) is not None


def _year_earlier(text: str, date: DateMention, period: Period) -> Period | None:
    """Return the period told before, a year earlier, where 去年同期 points at it: one from the first of a month on."""
    start, end = period.start, period.end
    if (
        not (start and end)
        or start[_MONTH:] not in ("", "-01")
        or start[:_YEAR] != end[:_YEAR]
        or not _SAME.search(text, date.span.start, date.span.end + 3)
    ):
        return None
    year = int(start[:_YEAR]) - 1
    return Period(f"{year}{start[_YEAR:]}", f"{year}{end[_YEAR:]}", date.span, date.span)


def _joined(period: Period, earlier: DateMention, *, this_year: bool) -> Period:
    """Return the period with the bound that a date before adds: 今年以来 … 截至10月底.

    ``this_year`` says that the period is that of a bare 今年, which ends where 截至 in front of it says.
    """
    if earlier.relation == "past-year":
        return period
    year = earlier.kind == "point" and earlier.start is not None and len(earlier.start) == _YEAR
    begins = earlier.start is not None and (earlier.kind == "since" or year)
    if begins and earlier.start and period.start is None and period.end and earlier.start <= period.end:
        return period._replace(start=_first(earlier.start), start_span=earlier.span)
    open_end = period.end is None or (this_year and period.end == period.start)
    if open_end and period.start and earlier.kind == "until" and earlier.end and period.start <= earlier.end:
        return Period(_first(period.start), earlier.end, period.start_span, earlier.span)
    return period


def _from_new_year(text: str, period: Period, date: DateMention) -> Period:
    """Return the period from the first of January where 年初 stands before its end: 从年初到10月底."""
    if period.start is None and period.end and text[max(0, date.span.start - 3) : date.span.start].endswith("年初"):
        return period._replace(start=f"{period.end[:_YEAR]}-01-01")
    if period.start and "年初" in text[date.span.start : date.span.end]:
        return period._replace(start=f"{period.start[:_YEAR]}-01-01")
    return period


def _whole_months(period: Period) -> Period:
    """Return several months by their first and last day; a single month stays one."""
    start, end = period.start, period.end
    if start and end and start != end and len(start) == len(end) == _MONTH:
        last = calendar.monthrange(int(end[:_YEAR]), int(end[_YEAR + 1 :]))[1]
        return period._replace(start=f"{start}-01", end=f"{end}-{last}")
    return period


def _first(date: str) -> str:
    """Return the first day of a year or month."""
    return date + "-01-01"[3 * (len(date) == _MONTH) :] if len(date) <= _MONTH else date
