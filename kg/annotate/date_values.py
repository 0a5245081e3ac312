"""Days, months and years as values, and the little arithmetic that dates need."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from kg.annotate.date_atoms import Atom

_SENTENCE_ENDS = "。！？；\n"
_SUNDAY = 6


class When(NamedTuple):
    """A day, a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """Return ``2022-02-10``, ``2022-02`` or ``2022``."""
        parts = [f"{self.year:04}", *[f"{part:02}" for part in (self.month, self.day) if part is not None]]
        return "-".join(parts)

    def as_date(self) -> date | None:
        """Return the day, or None for a month or a year."""
        return None if self.month is None or self.day is None else date(self.year, self.month, self.day)

    def first_day(self) -> When:
        """Return the first day of the month or of the year."""
        return When(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> When:
        """Return the last day of the month or of the year."""
        month = self.month or 12
        return When(self.year, month, self.day or monthrange(self.year, month)[1])


class Stretch(NamedTuple):
    """From when to when, both included; a point has both the same."""

    first: When
    last: When


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def sentence_start(text: str, place: int) -> int:
    """Return where the sentence around ``place`` begins."""
    return max(text.rfind(end, 0, place) for end in _SENTENCE_ENDS) + 1


def point(when: When) -> Stretch:
    """Return the stretch of one day, month or year."""
    return Stretch(when, when)


def days_around(published: date, day: int) -> tuple[date, date]:
    """Return the last date on that day of a month up to publication, and the first one after it."""
    months = [published.year * 12 + published.month - 1 + shift for shift in (-3, -2, -1, 0, 1, 2, 3)]
    dates = [made for months_ in months if (made := make_date(months_ // 12, months_ % 12 + 1, day))]
    return max(made for made in dates if made <= published), min(made for made in dates if made > published)


def stretch_of(year: int, month: int | None, day: int | None, atom: Atom) -> Stretch | None:
    """Return the point or the run that an atom means once its year and month are known."""
    if day is not None and (month is None or make_date(year, month, day) is None):
        return None
    last = When(year, month, day)
    if atom.low is None:
        return point(_at_the_end_of_a_year(last, atom.part))
    if day is not None:
        first = When(year, month, atom.low) if make_date(year, month or 1, atom.low) else last
    elif month is not None:
        first = When(year - (atom.low > month), atom.low)
    else:
        first = When(atom.low)
    return Stretch(first, last)


def _at_the_end_of_a_year(when: When, part: str) -> When:
    """Return December for 年底 and January for 年初; a month keeps its name for 3月底."""
    if when.month is not None or not part:
        return when
    return When(when.year, 1 if part == "初" else 12)


def weekday_of(base: date, weekday: int, weeks: int | None, *, planned: bool) -> date:
    """Return the day of the week that is meant, ``weekday`` counting from Monday, which is 0.

    It lies in the week that is ``weeks`` behind that of ``base``; where no word tells the week, None, it is the next
    such day of what is planned and the last one of what is told. On a Sunday 本周二 of what is planned is in the week
    that begins.
    """
    day = base - timedelta(days=base.weekday() - weekday)
    coming = planned and weeks == 0 and base.weekday() == _SUNDAY != weekday
    if weeks is not None and not coming:
        return day + timedelta(weeks=weeks)
    if planned:
        return day if day > base else day + timedelta(weeks=1)
    return day if day <= base else day - timedelta(weeks=1)
