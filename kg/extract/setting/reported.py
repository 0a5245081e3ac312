"""Tells the day of a report from the days that it tells of: 央广网大连3月27日消息，日前，大连市…."""

from __future__ import annotations

import re

from kg.datamodel import Span

_REPORTED = ("电", "讯", "消息")
_LONGEST_SENDER = 16
_OF_LATE = re.compile("[）讯电息　 ，](?:日前|近日|近期|不久前|前不久|连日来)")
_LONGEST_BYLINE = 50


def is_when_reported(text: str, day: Span) -> bool:
    """Tell whether a day is that of the report alone, since the report says that what it tells of was of late."""
    start, end = day
    if not text.startswith(_REPORTED, end) or start - text.rfind("\n", 0, start) > _LONGEST_SENDER:
        return False
    return _OF_LATE.search(text, end, end + _LONGEST_BYLINE) is not None
