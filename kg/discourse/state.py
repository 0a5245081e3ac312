"""What the reader remembers of each event while going through an article."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.datamodel import Unit

if TYPE_CHECKING:
    from kg.discourse.page import Page

_NOT_NAMING = str.maketrans("", "", " 　\"'“”‘’《》（）·•-—、，。：")


class EventState:
    """An event as far as it has been read."""

    def __init__(self, number: int, unit: Unit, page: Page) -> None:
        said = page.said(unit)
        self.number = number
        self.section = page.section(unit)
        self.home = said.subject
        """The division that it was brought in with."""
        self.titled = page.blocks[unit.block].kind == "title"
        self.shape = said.shape
        self.tense = said.tense
        """That of its first day."""
        self.first = unit
        self.last = unit
        self.units: list[int] = []
        self.measures: set[str] = set()
        self.last_measure = ""
        self.largest: dict[str, float] = {}
        """The largest number told of each measure."""
        self.values: set[tuple[str, float]] = set()
        self.days: set[str] = set()
        self.years: set[str] = set()
        self.divisions: set[str] = set()
        self.venues: set[str] = set()
        self.bodies: set[str] = set()
        self.names: set[str] = set()
        self.kinds: set[str] = set()

    def add(self, unit: Unit, page: Page) -> None:
        """Take in a unit that speaks of this event."""
        said = page.said(unit)
        self.last = unit
        self.units.append(unit.number)
        for figure in unit.figures:
            self.measures.add(figure.measure)
            self.last_measure = figure.measure
            self.largest[figure.measure] = max(figure.value, self.largest.get(figure.measure, 0))
            self.values.add((figure.measure, figure.value))
        self.days.update(d.start for d in unit.dates if d.start)
        self.years |= said.years
        self.tense = self.tense or said.tense
        self.divisions |= said.divisions
        self.venues.update(page.text[v.span.start : v.span.end] for v in unit.venues)
        self.bodies |= said.bodies
        for event, name in said.names:
            self.names.add(name)
            self.kinds.add(event.kind)


class TotalState:
    """The totals told of last, one after another."""

    def __init__(self) -> None:
        self.last: Unit | None = None
        self.measures: set[str] = set()
        self.last_measure = ""

    def add(self, unit: Unit) -> None:
        """Take in a unit that speaks of a total; a new sentence of another block begins anew."""
        if self.last is None or self.last.block != unit.block:
            self.measures = set()
            self.last_measure = ""
        self.last = unit
        for figure in unit.figures:
            self.measures.add(figure.measure)
            self.last_measure = figure.measure


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
