"""Whether what stands at a place in the text is told of an event in another division."""

from __future__ import annotations

from bisect import bisect_right

from kg.datamodel import Unit
from kg.extract.setting.view import View

_PROVINCE = "0000"


def told_elsewhere(view: View, place: int) -> bool:
    """Tell whether an event in another division than this one's is spoken of at ``place``."""
    page = view.page
    number = bisect_right(page.unit_starts, place) - 1
    owner = page.owners.get(number)
    if owner is None or owner == view.number or place >= page.units[number].span.end:
        return False
    here, there = _divisions(view.first), _divisions(page.units[page.events[owner][0]])
    apart = all(one != other and not _holds(view, one, other) for one in here for other in there)
    return bool(here and there) and apart


def _divisions(unit: Unit) -> set[str]:
    """Return the cities and counties that a unit names as places."""
    named = (each for each in unit.divisions if each.use == "place" and each.form != "deictic")
    return {each.code for each in named if each.code and not each.code.endswith(_PROVINCE)}


def _holds(view: View, one: str, other: str) -> bool:
    larger = view.page.larger
    return one in larger.get(other, ()) or other in larger.get(one, ())
