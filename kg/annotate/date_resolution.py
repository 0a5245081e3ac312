"""Atoms of the calendar → days, with what the article has said before: its year, the month it is in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kg.annotate.date_atoms import Atom
from kg.annotate.date_values import Stretch, When, days_around, make_date, point, sentence_start, stretch_of, weekday_of
from kg.annotate.date_words import date_words
from kg.annotate.date_years import OwnYear, nearest_year, next_in_schedule
from kg.annotate.lunar_calendar import solar_day


class _Said(NamedTuple):
    """The date that was resolved last."""

    end: int
    when: When
    bound: bool
    """Whether it was the end of something (到3月底), which says little of where the text is in time."""


_JUST_BEHIND_A_DAY = 2
_NEW_YEAR_SEASON = 75
"""Days around publication in which a lunar day without a month is one of the first month."""
_LAST_OF_THE_SAME_YEAR = 10
"""The lunar month behind which a day is sooner one of the next solar year."""
_RECENT = 7
"""Days behind publication in which a bare day is sooner looked for than in a month named long before."""


@cache
def _plan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = date_words().patterns
    return re.compile(words["plan"]), re.compile(words["weak"])


class Resolver:
    """Resolves the atoms of one text, which must be given in their order."""

    def __init__(self, text: str, published: date | None, base: date | None, own_year: OwnYear) -> None:
        """Take the day of publication, the one which 昨日 counts from (the dateline's), and the article's year."""
        self._text = text
        self._published = published
        self._base = base
        self._said: _Said | None = None
        self._lunar_month: int | None = None
        self._sentence_year: tuple[int, int] | None = None
        self._own_year = own_year

    def resolve(self, atom: Atom, leaning: str) -> Stretch | None:
        """Return what the atom means, or None where the article leaves it open."""
        bound = leaning != ""
        leaning = leaning or self._leaning(atom)
        stretch = self._by_form(atom, leaning)
        if stretch is not None:
            if stretch.first.month is not None and not self._looks_back(atom, stretch):
                self._said = _Said(atom.end, stretch.last if atom.low is not None else stretch.first, bound)
            told = atom.year is not None or atom.year_shift is not None
            if atom.form in ("solar", "lunar") and told and self._text[atom.start - 1 : atom.start] not in ("自", "从"):
                self._sentence_year = (sentence_start(self._text, atom.start), stretch.last.year)
        if atom.form == "lunar" and atom.month is not None:
            self._lunar_month = atom.month
        return stretch

    def _looks_back(self, atom: Atom, stretch: Stretch) -> bool:
        """Whether the atom is of an earlier year, so that bare days behind it do not follow it (去年3月)."""
        if self._published is None:
            return (atom.year_shift or 0) < 0
        told = atom.year is not None or (atom.year_shift or 0) < 0
        return (
            told
            and (self._published.year - stretch.last.year) * 12 + self._published.month - (stretch.last.month or 1) > 6
        )

    def _by_form(self, atom: Atom, leaning: str) -> Stretch | None:
        if atom.form == "solar":
            return self._solar(atom, leaning)
        if atom.form in ("lunar", "holiday"):
            return self._lunar(atom, leaning) if atom.form == "lunar" else self._holiday(atom, leaning)
        if atom.form in ("quarter", "half", "months"):
            return self._part_of_year(atom, leaning)
        day = self._published
        if atom.form == "day":
            day = None if self._base is None else self._base + timedelta(days=atom.number)
        elif atom.form == "week":
            day = self._weekday(atom, leaning)
        elif atom.form == "next":
            said = self._said.when.as_date() if self._said is not None and self._is_near(atom.start) else None
            day = None if said is None else said + timedelta(days=atom.number)
        if day is None:
            return None
        first = day if atom.low is None else day - timedelta(days=1)
        return Stretch(When(first.year, first.month, first.day), When(day.year, day.month, day.day))

    # ------------------------------------------------------------ the solar calendar

    def _solar(self, atom: Atom, leaning: str) -> Stretch | None:
        year = self._year_told(atom)
        month, day = atom.month, atom.day
        if atom.month_shift is not None:
            told = self._month_told(atom)
            if told is None:
                return None
            year, month = told
        elif month is None and day is not None and year is None:
            year, month = self._month_of(atom, leaning)
        elif month is not None and year is None:
            year = self._year_of(atom, leaning)
        if year is None or (month is None and day is not None):
            return None
        return stretch_of(year, month, day, atom)

    def _month_told(self, atom: Atom) -> tuple[int, int] | None:
        """Return the month of 本月, 上月, 月底: counted from publication, or the one that a heading sets above."""
        said = self._said.when if self._said is not None and self._is_near(atom.start) else None
        carries = said is not None and (atom.part != "" or (said.day is None and not atom.month_shift))
        if said is not None and said.month is not None and carries:
            published = self._published
            if published is None or (said.year, said.month) < (published.year, published.month):
                return said.year, said.month
        if self._published is None:
            return None
        months = self._published.year * 12 + self._published.month - 1 + (atom.month_shift or 0)
        return months // 12, months % 12 + 1

    def _year_told(self, atom: Atom) -> int | None:
        if atom.year is not None or atom.year_shift is None:
            return atom.year
        if atom.word == "implied" and (in_sentence := self._year_in_sentence(atom)) is not None:
            return in_sentence
        own = self._published.year if self._published is not None else self._own_year.of(None)
        return None if own is None else own + atom.year_shift

    def _year_in_sentence(self, atom: Atom) -> int | None:
        """Return the year that a date before in the same sentence told."""
        told = self._sentence_year
        return told[1] if told is not None and told[0] == sentence_start(self._text, atom.start) else None

    def _year_of(self, atom: Atom, leaning: str) -> int | None:
        """Return the year of a month or a day without one."""
        month, day = atom.month or 1, atom.day or 1
        in_sentence = self._year_in_sentence(atom)
        if self._published is None:
            return in_sentence or self._own_year.of(atom.month)
        published = self._published

        def make(year: int) -> date | None:
            made = make_date(year, month, day)
            fits = atom.weekday is None or atom.day is None or (made is not None and made.weekday() == atom.weekday)
            return made if fits else None

        usual = nearest_year(published, make, leaning, self._may_cross(atom, leaning))
        usual = usual or nearest_year(published, lambda year: make_date(year, month, day), leaning, False)
        made = make_date(usual, month, day) if usual else None
        if made is not None and abs((made - published).days) <= 30:
            return usual
        if in_sentence is not None:
            return in_sentence
        said = self._said
        if said is not None and said.when.month is not None and atom.weekday is None and leaning != "plan":
            if self._is_near(atom.start) and said.when.month == month:
                return said.when.year
            if said.when.year > published.year and month >= said.when.month:
                return said.when.year
        goes_on = said is not None and self._is_near(atom.start)
        following = next_in_schedule(published, said.when.as_date(), make(said.when.year)) if said and goes_on else None
        return following or usual

    def _may_cross(self, atom: Atom, leaning: str) -> bool:
        """Whether an unmarked day may lie in the year after publication."""
        named = self._published is not None and f"{self._published.year + 1}年" in self._text
        return leaning == "weak" or named or atom.form != "solar"

    def _month_of(self, atom: Atom, leaning: str) -> tuple[int | None, int | None]:
        """Return year and month of a bare day: those of the date before it, or the last such day."""
        said, day = self._said, atom.day or 1
        carried = None
        if said is not None and said.when.month is not None:
            carried = make_date(said.when.year, said.when.month, day)
        if self._published is None:
            return (carried.year, carried.month) if carried else (None, None)
        last, following = days_around(self._published, day)
        usual = following if leaning == "plan" and (self._published - last).days > _JUST_BEHIND_A_DAY else last
        if carried is None and atom.weekday is not None and following.weekday() == atom.weekday != last.weekday():
            chosen = following
        elif carried is None:
            chosen = usual
        else:
            recent = (self._published - last).days <= _RECENT and leaning not in ("plan", "weak")
            stale = not self._is_near(atom.start) and abs((carried - self._published).days) > 31
            loose = said is not None and (said.bound or (said.when.day is None and not self._in_sentence(atom, said)))
            chosen = last if recent and (stale or (loose and carried > self._published)) else carried
            if chosen == carried and said is not None and said.bound and carried > following:
                chosen = following  # 11月底以前走完，25日在西安: what is told lies in front of the end
        return chosen.year, chosen.month

    def _in_sentence(self, atom: Atom, said: _Said) -> bool:
        return sentence_start(self._text, atom.start) < said.end

    def _is_near(self, place: int) -> bool:
        """Whether the date before stands in the same line or the one above."""
        return self._said is not None and self._text.count("\n", self._said.end, place) <= 1

    # ------------------------------------------------------------ other calendars

    def _lunar(self, atom: Atom, leaning: str) -> Stretch | None:
        month = atom.month or self._lunar_month_of(atom.day or 1)
        if month is None:
            return None
        day = atom.day if atom.day is not None else 1
        year = self._year_told(atom) or self._lunar_year(atom, month, day, leaning)
        if year is None:
            return None
        first = solar_day(year, month, atom.low if atom.low is not None else day)
        last = solar_day(year, month, day if atom.day is not None else 0)
        if first is None or last is None:
            return None
        if atom.part in ("底", "末"):
            return point(When(last.year, last.month))
        return Stretch(When(first.year, first.month, first.day), When(last.year, last.month, last.day))

    def _lunar_month_of(self, day: int) -> int | None:
        """Return the month of a lunar day without one: that named before or the first, whichever is nearer."""
        if self._published is None:
            return self._lunar_month
        published = self._published
        months = {month for month in (self._lunar_month, 1) if month is not None}
        away = {}
        for month in months:
            made = [solar_day(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
            away[month] = min((abs((day_ - published).days) for day_ in made if day_ is not None), default=999)
        nearest = min(months, key=lambda month: (away[month], month))
        return nearest if self._lunar_month is not None or away[nearest] <= _NEW_YEAR_SEASON else None

    def _lunar_year(self, atom: Atom, month: int, day: int, leaning: str) -> int | None:
        if self._published is None:
            # The last months of a lunar year lie in the next one of the other calendar.
            own = self._own_year.of(month)
            return own if own is None or month <= _LAST_OF_THE_SAME_YEAR else own - 1
        said = self._said
        if said is not None and self._is_near(atom.start) and said.when.month is not None and said.when.day is None:
            for year in (said.when.year, said.when.year - 1):
                made = solar_day(year, month, day)
                if made is not None and (made.year, made.month) == said.when[:2]:
                    return year
        return nearest_year(self._published, lambda year: solar_day(year, month, day), leaning, True)

    def _holiday(self, atom: Atom, leaning: str) -> Stretch | None:
        holiday = date_words().holidays[atom.word]
        if holiday.calendar == "lunar":
            return self._lunar(atom._replace(month=holiday.month, day=holiday.day), leaning)
        return self._solar(atom._replace(month=holiday.month, day=holiday.day), leaning)

    def _part_of_year(self, atom: Atom, leaning: str) -> Stretch | None:
        first, last = {
            "quarter": (3 * atom.number - 2, 3 * atom.number),
            "half": (6 * atom.number - 5, 6 * atom.number),
        }.get(atom.form, (1, atom.number))
        year = self._year_told(atom)
        if (
            year is None
            and self._sentence_year is not None
            and self._sentence_year[0] == sentence_start(self._text, atom.start)
        ):
            year = self._sentence_year[1]
        if year is None and self._published is not None:
            begun = first <= self._published.month if atom.form != "months" else last <= self._published.month
            year = self._published.year - (not begun and leaning not in ("plan", "weak", "until"))
        year = year or self._own_year.of(first)
        first = first if atom.low is None else atom.low
        if year is None:
            return None
        if atom.form == "quarter":
            return Stretch(When(year, first, 1), When(year, last).last_day())
        return Stretch(When(year, first), When(year, last))

    def _weekday(self, atom: Atom, leaning: str) -> date | None:
        if self._base is None or atom.weekday is None:
            return None
        weeks = atom.number if atom.word else None
        return weekday_of(self._base, atom.weekday, weeks, planned=leaning == "plan")

    # ------------------------------------------------------------ the words around

    def _leaning(self, atom: Atom) -> str:
        """Return ``plan`` or ``weak`` where a word in front, in the sentence, or close behind says so."""
        strong, weak = _plan()
        before = self._text[sentence_start(self._text, atom.start) : atom.start]
        behind = re.split(r"[，。；！？\n]", self._text[atom.end : atom.end + 16], maxsplit=1)[0]
        if strong.search(before) or strong.search(behind):
            return "plan"
        return "weak" if weak.search(before) or weak.search(behind) else ""
