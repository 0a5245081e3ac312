"""Tells a sentence on the time to come that only says that things go on: 下一步，将持续开展系列招聘活动."""

from __future__ import annotations

import re

from kg.datamodel import Unit
from kg.discourse.page import Page

_COMING = re.compile("[“‘]?(?:据[悉介了][绍解]?，)?(?:下一?步|下一?阶段|今后|接下来|未来|后续|以后)")
_GOES_ON = re.compile("继续|持续|不断|进一步|深化|深入|常态化|更多|系列|加强|加大|扩大")


def is_hope(unit: Unit, page: Page) -> bool:
    """Tell whether a sentence on the time to come only says that things go on, without a day or a number."""
    if unit.dates or unit.figures:
        return False
    start = max(page.text.rfind(mark, 0, unit.core.start) for mark in "。\n") + 1
    coming = _COMING.match(page.text, start)
    return coming is not None and _GOES_ON.search(page.text, coming.end(), unit.core.end) is not None
