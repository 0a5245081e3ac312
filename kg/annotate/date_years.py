"""Which year a day belongs to that is named without one, and what an article says of its own year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.annotate.date_atoms import YEAR, Atom, value_of
from kg.annotate.date_values import make_date
from kg.annotate.date_words import date_words

_CLOSING = re.compile(
    rf"(?P<year>{YEAR})(?:年(?P<month>[^年月日]{{1,2}})月(?P<day>[^年月日]{{1,3}})日|(?P<joint>[-/.])(?P<m>\d{{1,2}})(?P=joint)(?P<d>\d{{1,2}}))[）)]?$"
)
_LINES_AT_THE_END = 4
_LONGEST_SIGNATURE = 45
_YEAR_SAID = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?P<what>年|届|(?=[’'‘“\u4e00-\u9fff]))(?!级|代|后|多|余|家|个|名|人|元|场|份)"
)
_LIFE = re.compile(
    r"[^，。；\n]{0,6}?(?:出生|毕业(?!生)|成立|创办|创立|入伍|退役(?!军人|士兵|士官|大学生)|来到|落户(?!政策)|以来|起(?!点|航|跑)|建厂|投产|转业(?!军人))"
)
_DAY_BEHIND = re.compile(r"(?:农历)?(?:\d{1,2}月\d{1,2}日|[正腊]月(?:初|十|廿|二十))")
_AHEAD = 75
"""Days that a date without a word of plan may lie ahead: notices are rarely published earlier."""
_FAR_AHEAD = 240
"""Days that a date with one may lie ahead."""
_JUST_BEHIND = 15
"""Days that a date with one may lie behind, for notices are printed again."""


class Weekday(NamedTuple):
    """A day that is told without its year, and the weekday that it falls on."""

    month: int
    day: int
    weekday: int


def closing_date(text: str) -> date | None:
    """Return the full date that signs a notice: one of the last lines of a twin's text, or None."""
    lines = [line.strip(" 　\t（(") for line in text.split("\n")]
    for line in [line for line in lines if line][-_LINES_AT_THE_END:][::-1]:
        match = _CLOSING.search(line)
        if match is None or len(line) > _LONGEST_SIGNATURE or re.search(r"[，。；：]", line[: match.start()]):
            continue
        year, month, day = (value_of(match[a] or match[b]) for a, b in (("year", "year"), ("month", "m"), ("day", "d")))
        if year and month and day and (found := make_date(year, month, day)):
            return found
    return None


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"[^，。；\n]{{0,14}}?{date_words().patterns['event']}")


class OwnYear:
    """The year that an article without a date names for what it tells."""

    def __init__(self, text: str, weekdays: Sequence[Weekday]) -> None:
        """Take the text of a twin and the days that it tells with their weekdays."""
        self._text = text
        self._weekdays = weekdays
        self._known: dict[int | None, int | None] = {}

    def of(self, month: int | None) -> int | None:
        """Return the year that a month lies in, or None.

        Where days are told with their weekdays, the year next to the one named may fit these better: 去年 is
        named, too.
        """
        if month not in self._known:
            named = _named_year(self._text, month)
            near = () if named is None else (named, named + 1, named - 1)
            self._known[month] = next((year for year in near if _fits(year, self._weekdays)), named)
        return self._known[month]


def weekdays_of(atoms: Sequence[Atom]) -> list[Weekday]:
    """Return the days that are told without a year and with a weekday."""
    return [
        Weekday(atom.month, atom.day, atom.weekday)
        for atom in atoms
        if atom.year is None and atom.month and atom.day and atom.low is None and atom.weekday is not None
    ]


def _fits(year: int, weekdays: Sequence[Weekday]) -> bool:
    """Tell whether all the days fall on their weekdays in a year."""
    days = [(make_date(year, told.month, told.day), told.weekday) for told in weekdays]
    return all(day is not None and day.weekday() == weekday for day, weekday in days)


def _named_year(text: str, month: int | None) -> int | None:
    """Return the title's year, else that of a full date, else the one most often said with an event.

    A graduating class (2017届) meets employers from the August before: ``month`` decides.
    """
    title, _, _ = text.partition("\n")
    years: Counter[int] = Counter()
    classes: list[int] = []
    for match in _YEAR_SAID.finditer(text):
        year = int(match[1])
        if match["what"] == "届":
            classes.append(year)
        elif match.end() <= len(title):
            return year
        elif _DAY_BEHIND.match(text, match.end()):
            years[year] += 3
        elif _event().match(text, match.end()) and not _LIFE.match(text, match.end()):
            years[year] += 1
    if years:
        return years.most_common(1)[0][0]
    if classes:
        year = Counter(classes).most_common(1)[0][0]
        return year - 1 if month is not None and month >= 8 else year
    return None


def nearest_year(published: date, make: Callable[[int], date | None], leaning: str, crossing: bool) -> int | None:
    """Return the year, of the one before to the one after publication, that a day named without it lies in.

    ``make`` gives the day in a year. ``leaning`` is what the words around say: ``past``, ``plan``,
    ``until`` (an end) or nothing; then the day is the last one before publication, unless the next
    one is near and in the same year, or ``crossing`` lets it be in the next.
    """
    made = {year: make(year) for year in (published.year - 1, published.year, published.year + 1)}
    days = {year: (day - published).days for year, day in made.items() if day is not None}
    last = max((year for year, count in days.items() if count <= 0), default=None)
    following = min((year for year, count in days.items() if count > 0), default=None)
    if last is None or following is None or leaning == "past":
        return last if last is not None else following
    behind, ahead = -days[last], days[following]
    if leaning == "plan":
        comes = behind > _JUST_BEHIND and ahead <= _FAR_AHEAD
    elif leaning == "until":
        comes = behind > 20 if following == published.year else behind > 150 and ahead <= 120
    else:
        day = made[following]
        same_year = day is not None and day.year == published.year
        comes = ahead <= _AHEAD and ahead < behind and (crossing or same_year)
    return following if comes else last


def next_in_schedule(published: date, coming: date | None, day: date | None) -> int | None:
    """Return the year of a day that follows one to come, as rows of a schedule do, None where it does not."""
    return day.year if day is not None and coming is not None and published < coming <= day else None
