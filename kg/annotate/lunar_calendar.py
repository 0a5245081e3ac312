"""Days of the Chinese calendar as days of the solar one, by lunar-python."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=1024)
def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the solar date of a day of a lunar year (正月初一 is month 1, day 1).

    Day 0 is the last of the month, and so is a 30th that a short month lacks. None where the
    year has no such month or lies outside 1900 to 2100.
    """
    # lunar-python takes tens of milliseconds to import: only texts that name lunar days pay for it.
    from lunar_python import LunarMonth, Solar  # noqa: PLC0415

    if not 1900 <= year <= 2100:
        return None
    lunar_month = LunarMonth.fromYm(year, month)
    if lunar_month is None:
        return None
    length: int = lunar_month.getDayCount()
    if day > 30:
        return None
    first = Solar.fromJulianDay(lunar_month.getFirstJulianDay())
    begins = date(first.getYear(), first.getMonth(), first.getDay())
    return begins + timedelta(days=min(day or length, length) - 1)
