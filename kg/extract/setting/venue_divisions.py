"""Holds an event's division against that of its place, which is surer where the place says it by itself."""

from __future__ import annotations

import re

from kg.datamodel import VenueMention
from kg.extract.setting.view import View

_SCHOOL = re.compile("大学|学院|专科学校")
_OURS = re.compile("[我本](?:校|院)")
_BRANCHES = re.compile("分会场|各地|联动|同步|多地")
_SURE = frozenset(("held", "label", "head"))


def _of_own_school(view: View, venue: VenueMention) -> str | None:
    """Return the article's own city for a place of the school that writes: 在我校体育馆."""
    start = venue.span.start
    home = view.page.annotated.home
    if not home or not (_OURS.search(view.page.text, max(0, start - 5), start) or _OURS.match(view.page.text, start)):
        return None
    return next((code for code in home if view.page.annotated.gazetteer[code].level == "city"), None)


def division_by_venue(view: View, code: str, venue: VenueMention) -> str | None:
    """Return the division of a place that is a school or begins with a county within ``code``; None for others.

    A fair of one city's employers at another city's university is where the university is.
    """
    page, there = view.page, venue.division or _of_own_school(view, venue)
    if there is None or venue.frame not in _SURE or there == code:
        return None
    words = page.text[venue.span.start : venue.span.end]
    row = page.annotated.gazetteer[there]
    if row.level == "county":
        is_part = code in page.larger.get(there, ()) and words.startswith((row.name, row.full_name))
        return there if is_part and not any(_BRANCHES.search(page.text, *unit.span) for unit in view.units) else None
    inside = any(unit.span.start <= venue.span.start < unit.span.end for unit in view.units)
    is_school = row.level == "city" and (venue.division is None or _SCHOOL.search(words) is not None)
    return there if is_school and inside and there not in page.larger.get(code, ()) else None
