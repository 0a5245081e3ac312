"""An article as the linker goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from kg.datamodel import Block, EventMention, Unit
from kg.discourse.state import EventState, plain

_OPENING = 4
"""A subject begins at most so many characters behind the beginning of a unit."""
_HEADING = 24
"""A line of at most so many characters, without the end of a sentence, is a heading."""


class Said(NamedTuple):
    """What a unit says that is compared with every event."""

    subject: str | None
    days: set[str]
    divisions: set[str]
    venues: set[str]
    bodies: set[str]
    names: list[tuple[EventMention, str]]
    ahead: set[str]
    """Measures of the figures from here to the end of the block."""


class Page:
    """The text, its layout, and which target the linker chose last."""

    def __init__(self, text: str, blocks: Sequence[Block], units: Sequence[Unit]) -> None:
        self.text = text
        self.blocks = blocks
        self.units = units
        self.last_target = "S"
        self._last: Unit | None = None
        self._sections = _sections(text, blocks)
        self._said: dict[int, Said] = {}

    def said(self, unit: Unit) -> Said:
        """Return what a unit says; it is gathered once, however many events it is compared with."""
        said = self._said.get(unit.number)
        if said is None:
            said = self._said[unit.number] = Said(
                self.subject(unit),
                self.days(unit),
                {d.code for d in unit.divisions if d.code},
                self.venues(unit),
                {b.name for b in unit.bodies},
                self.names(unit),
                {f.measure for other in self.rest_of_block(unit) for f in other.figures},
            )
        return said

    def chose(self, unit: Unit, target: str) -> None:
        """Remember the sort of target (E event, T total, O neither) chosen for a unit."""
        self.last_target = target
        self._last = unit

    def nearness(self, unit: Unit) -> str:
        """Return how near the unit is to the last one: s in its sentence, b in its block, x further."""
        if self._last is None:
            return "x"
        return _nearness(unit, self._last)

    def nearness_to(self, unit: Unit, event: EventState) -> str:
        """Return how near the unit is to the last unit of an event: s, b, n in the next block, or f further."""
        near = _nearness(unit, event.last)
        if near != "x":
            return near
        return "n" if unit.block - event.last.block == 1 else "f"

    def section(self, unit: Unit) -> int:
        """Return the number of the section that a unit stands in; a heading opens one."""
        return self._sections[unit.block]

    def rest_of_block(self, unit: Unit) -> Iterator[Unit]:
        """Yield the unit and those behind it in its block."""
        return takewhile(lambda other: other.block == unit.block, islice(self.units, unit.number, None))

    def subject(self, unit: Unit) -> str | None:
        """Return the division that the unit begins with or whose event it names: 遂宁分会场…, 南充把招聘会…."""
        for mention in unit.divisions:
            if mention.code is None or mention.form == "deictic":
                continue
            begins = mention.span.start - unit.span.start <= _OPENING or mention.span.start - unit.core.start <= 1
            if begins or any(e.span.start <= mention.span.start < e.head.end for e in unit.events):
                return mention.code
        return None

    def days(self, unit: Unit) -> set[str]:
        """Return the days that the unit names."""
        return {d.start for d in unit.dates if d.start and len(d.start) == 10}

    def venues(self, unit: Unit) -> set[str]:
        """Return the words of the places in the unit where something may be held."""
        return {self.text[v.span.start : v.span.end] for v in unit.venues if v.frame != "bare"}

    def names(self, unit: Unit) -> list[tuple[EventMention, str]]:
        """Return the event phrases of a unit with their plain words."""
        return [(event, plain(self.text[event.span.start : event.span.end])) for event in unit.events]


def _nearness(unit: Unit, other: Unit) -> str:
    return "s" if unit.sentence == other.sentence else "b" if unit.block == other.block else "x"


def _sections(text: str, blocks: Sequence[Block]) -> list[int]:
    numbers: list[int] = []
    number = 0
    for block in blocks:
        words = text[block.span.start : block.span.end]
        if block.kind == "heading" or (len(words) <= _HEADING and words[-1] not in "。！？；：，”"):
            number += 1
        numbers.append(number)
    return numbers
