"""Tells the city of a school whose name does not: 三峡大学."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate import gazetteer

_SIGNS = ("大学", "学院", "专科学校")


@cache
def _names() -> re.Pattern[str]:
    names = sorted(gazetteer.schools(), key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})(?!生)")


def city_of_school(words: str) -> str | None:
    """Return the code of the city of the first school that ``words`` name, None where they name none."""
    if not any(sign in words for sign in _SIGNS):
        return None
    found = _names().search(words)
    return gazetteer.schools()[found.group()] if found is not None else None
