"""Days of the Chinese calendar as days of the solar one, by lunar-python."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class _Month(NamedTuple):
    begins: date
    length: int


def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the solar date of a day of a lunar year (正月初一 is month 1, day 1).

    Day 0 is the last of the month, and so is a 30th that a short month lacks. None where the
    year has no such month or lies outside 1900 to 2100.
    """
    if not 1900 <= year <= 2100 or day > 30:
        return None
    found = _months(year).get(month)
    if found is None:
        return None
    return found.begins + timedelta(days=min(day or found.length, found.length) - 1)


@lru_cache(maxsize=256)
def _months(year: int) -> Mapping[int, _Month]:
    """Return the months of a lunar year by number, negative for a leap month.

    A year costs milliseconds, since it is worked out from the courses of sun and moon.
    """
    # lunar-python takes tens of milliseconds to import: only texts that name lunar days pay for it.
    from lunar_python import LunarYear, Solar  # noqa: PLC0415

    months = {}
    for month in LunarYear.fromYear(year).getMonthsInYear():
        first = Solar.fromJulianDay(month.getFirstJulianDay())
        months[month.getMonth()] = _Month(date(first.getYear(), first.getMonth(), first.getDay()), month.getDayCount())
    return months
