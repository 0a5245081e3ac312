"""What the reader remembers of each event while going through an article."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from kg.datamodel import Unit

_NOT_NAMING = str.maketrans("", "", " 　\"'“”‘’《》（）·•-—、，。：")


class EventState:
    """An event as far as it has been read."""

    def __init__(self, number: int, unit: Unit, section: int, home: str | None) -> None:
        self.number = number
        self.section = section
        self.home = home
        """The division that it was brought in with."""
        self.first = unit
        self.last = unit
        self.units: list[int] = []
        self.measures: set[str] = set()
        self.last_measure = ""
        self.values: set[tuple[str, float]] = set()
        self.days: set[str] = set()
        self.divisions: set[str] = set()
        self.venues: set[str] = set()
        self.bodies: set[str] = set()
        self.names: set[str] = set()
        self.kinds: set[str] = set()

    def add(self, unit: Unit, text: str) -> None:
        """Take in a unit that speaks of this event."""
        self.last = unit
        self.units.append(unit.number)
        self.measures.update(f.measure for f in unit.figures)
        if unit.figures:
            self.last_measure = unit.figures[-1].measure
        self.values.update((f.measure, f.value) for f in unit.figures)
        self.days.update(d.start for d in unit.dates if d.start)
        self.divisions.update(d.code for d in unit.divisions if d.code)
        self.venues.update(text[v.span.start : v.span.end] for v in unit.venues)
        self.bodies.update(b.name for b in unit.bodies)
        for event in unit.events:
            self.names.add(plain(text[event.span.start : event.span.end]))
            self.kinds.add(event.kind)


def plain(name: str) -> str:
    """Return a name without quotes, spaces and dashes."""
    return name.translate(_NOT_NAMING)


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> int:
    """Return how alike two plain names are: 3 the same, 2 one holds the other, 1 alike, 0 not."""
    if one == other:
        return 3
    if one in other or other in one:
        return 2
    shared = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return 1 if shared > 0.5 else 0
