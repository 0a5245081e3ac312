"""What the reader remembers of each event while going through an article."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.datamodel import Unit

if TYPE_CHECKING:
    from kg.discourse.page import Page

_LEAST = 3
# Each alternative begins with a character of its own, not with a set: places where none can begin are passed at once.
_COMMON = re.compile(
    "大型|综合|现场|专场|本次|首[场届次]|春季|夏季|秋季|冬季|第[一二三四五六七八九十百0-9]+[场届期站]|新春|节后|招聘|就业|人才|用工|公益|活动|服务|企业"
    f"|专项|省|市|县|区|{'|'.join(f'{digit}[0-9]*年?' for digit in range(10))}"
)
"""Words of so many names that they tell none from another."""
_NOT_NAMING = re.compile("[ 　\"'“”‘’《》（）·•—、，。：-]+")


_FILLING = re.compile("大型|现场|综合|公益|专场|系列|专项|活动|举办|市(?!场)|县|(?<=20[0-9]{2})年")
"""Words that one telling of a name has and the next leaves out: “春风行动”大型专场招聘会, “春风行动”专场招聘会."""
_CORE = 6


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
        self.fronts: set[frozenset[str]] = set()
        """What stands in front of the heads of its names, each as pairs of characters."""
        self.kinds: set[str] = set()
        self.series: set[str] = set()
        """Campaigns that it is named with, without their years."""

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
        self.series.update(campaign.name for campaign in unit.campaigns)
        self.fronts.update(front for _, front in said.fronts)


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


def front_of(words: str) -> frozenset[str] | None:
    """Return the pairs of characters of what tells a name from others; None where hardly any word does."""
    telling = _COMMON.sub("", plain(words))
    if len(telling) < _LEAST:
        return None
    return frozenset(telling[place : place + 2] for place in range(len(telling) - 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> int:
    """Return how much of the shorter of two fronts the other holds: 0 nothing, 1 less than half, 2 half and more."""
    shared = len(one & other)
    return 0 if not shared else 2 if 2 * shared >= min(len(one), len(other)) else 1


def plain(name: str) -> str:
    """Return a name without quotes, spaces and dashes."""
    return _NOT_NAMING.sub("", name)


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> int:
    """Return how alike two plain names are: 3 the same, 2 one holds the other or says the same, 1 alike, 0 not."""
    if one == other:
        return 3
    if one in other or other in one:
        return 2
    core, other_core = _FILLING.sub("", one), _FILLING.sub("", other)
    if len(core) >= _CORE and core == other_core:
        return 2
    # They are alike where more than half of their characters stand in one order in both. Few share so many in any.
    if 4 * sum([min(one.count(char), other.count(char)) for char in set(one)]) <= len(one) + len(other):
        return 0
    return 1 if SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.5 else 0
