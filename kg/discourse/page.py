"""An article as the linker goes through it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from kg.datamodel import AnnotatedText, Block, EventMention, Unit
from kg.discourse.state import front_of, plain
from kg.discourse.units import is_name

_OPENING = 4
"""A subject begins at most so many characters behind the beginning of a unit."""
_AHEAD = 100
"""How many units on in its block a reader looks for figures."""
_HEADING = 24
"""A line of at most so many characters, without the end of a sentence, is a heading."""
_DAY = len("2022-02-10")
_SURE = ("held", "label", "head")
"""Frames in which a place is surely where something is held."""
_OPENS_QUOTE, _ENDS_QUOTE = re.compile("“"), re.compile("”")
_NO_CUES: frozenset[str] = frozenset()


class Said(NamedTuple):
    """What a unit says that is compared with every event."""

    subject: str | None
    days: set[str]
    years: set[str]
    tense: str
    """``past``, ``today`` or ``plan`` for a day before, on or after that of publication, else empty."""
    divisions: set[str]
    venues: set[str]
    bodies: set[str]
    names: list[tuple[EventMention, str]]
    fronts: list[tuple[EventMention, frozenset[str]]]
    """What tells the names from others, see ``front_of``."""
    ahead: set[str]
    """Measures of the figures from here to the end of the block."""
    shape: str
    """One letter for each sort of annotation: N name, D day, V venue, P place, F figure, B body."""
    quoted: bool
    """Whether the unit begins inside a quotation."""
    words: str


class Page:
    """The text, its layout, and which targets the linker chose last."""

    def __init__(self, annotated: AnnotatedText, units: Sequence[Unit]) -> None:
        self.text = annotated.reading.text
        self.blocks = annotated.blocks
        self.units = units
        self.home = frozenset(annotated.home)
        published = annotated.clean.published
        self.year = published.year if published else 0
        self._today = published.isoformat() if published else ""
        self.last_target = "S"
        self.last_targets = "SSS"
        self.new_shape: tuple[str, str, str] | None = None
        """Kind of block, place and shape of the unit that brought in the last event."""
        self._last: Unit | None = None
        self._sections = _sections(self.text, self.blocks)
        self._said: dict[int, Said] = {}
        self._opened = [mark.start() for mark in _OPENS_QUOTE.finditer(self.text)]
        self._closed = [mark.start() for mark in _ENDS_QUOTE.finditer(self.text)]
        self._first_of_block = {unit.block: unit for unit in reversed(units)}

    def said(self, unit: Unit) -> Said:
        """Return what a unit says; it is gathered once, however many events it is compared with."""
        said = self._said.get(unit.number)
        if said is None:
            days = {d.start for d in unit.dates if d.start and len(d.start) == _DAY}
            said = self._said[unit.number] = Said(
                self.subject(unit),
                days,
                {d.start[:4] for d in unit.dates if d.start},
                self._tense(days),
                {d.code for d in unit.divisions if d.code},
                {self.text[v.span.start : v.span.end] for v in unit.venues if v.frame != "bare"},
                {b.name for b in unit.bodies},
                [(event, plain(self.text[event.span.start : event.span.end])) for event in unit.events],
                [(m, front) for m in unit.events if is_name(m) and (front := self._front(m)) is not None],
                {f.measure for other in self.rest_of_block(unit) for f in other.figures},
                unit_shape(unit),
                self._is_quoted(unit),
                self.text[unit.span.start : unit.span.end],
            )
        return said

    def chose(self, unit: Unit, target: str, *, new: bool) -> None:
        """Remember the sort of target (E event, T total, O neither) chosen for a unit, and what brought in an event."""
        self.last_target = target
        self.last_targets = self.last_targets[1:] + target
        self._last = unit
        if new:
            self.new_shape = (self.blocks[unit.block].kind, self.place(unit), self.said(unit).shape)

    def before(self, unit: Unit) -> Unit | None:
        """Return the unit before this one."""
        return self.units[unit.number - 1] if unit.number else None

    def after(self, unit: Unit) -> Unit | None:
        """Return the unit after this one."""
        return self.units[unit.number + 1] if unit.number + 1 < len(self.units) else None

    def listed_before(self, unit: Unit) -> list[Unit]:
        """Return the units just before this one that are parts of its clause and name an event each, as it does."""
        found: list[Unit] = []
        after, before = unit, self.before(unit)
        while before is not None and before.core.end == after.span.start and _names_one(before) and _names_one(after):
            found.append(before)
            after, before = before, self.before(before)
        return found

    def place(self, unit: Unit) -> str:
        """Return whether a unit opens its block (B) or a sentence in it (S), or goes on with one (m)."""
        before = self.before(unit)
        if before is None or before.block != unit.block:
            return "B"
        return "S" if before.sentence != unit.sentence else "m"

    def sentence_cues(self, unit: Unit) -> frozenset[str]:
        """Return the cues of the units before this one in its sentence."""
        cues = _NO_CUES
        number = unit.number - 1
        while number >= 0 and self.units[number].sentence == unit.sentence:
            cues |= self.units[number].cues
            number -= 1
        return cues

    def opening_cues(self, unit: Unit) -> frozenset[str]:
        """Return the cues of the first unit of the block, for units of later sentences."""
        first = self._first_of_block[unit.block]
        return _NO_CUES if first.sentence == unit.sentence else first.cues

    def nearness(self, unit: Unit) -> str:
        """Return how near the unit is to the last one: s in its sentence, b in its block, x further."""
        if self._last is None:
            return "x"
        return _nearness(unit, self._last)

    def nearness_to(self, unit: Unit, other: Unit) -> str:
        """Return how near the unit is to one before it: s, b, n in the next block, or f further."""
        near = _nearness(unit, other)
        if near != "x":
            return near
        return "n" if unit.block - other.block == 1 else "f"

    def matches_line(self, label: re.Pattern[str], unit: Unit) -> bool:
        """Tell whether the line that a unit stands in, or the one above it, begins with a label."""
        line = self.text.rfind("\n", 0, unit.core.start) + 1
        above = self.text.rfind("\n", 0, max(0, line - 1)) + 1
        return label.match(self.text, line) is not None or label.match(self.text, above) is not None

    def section(self, unit: Unit) -> int:
        """Return the number of the section that a unit stands in; a heading opens one."""
        return self._sections[unit.block]

    def rest_of_block(self, unit: Unit) -> Iterator[Unit]:
        """Yield the unit and those shortly behind it in its block."""
        near = islice(self.units, unit.number, unit.number + _AHEAD)
        return takewhile(lambda other: other.block == unit.block, near)

    def subject(self, unit: Unit) -> str | None:
        """Return the division that the unit begins with or whose event it names: 遂宁分会场…, 南充把招聘会…."""
        for mention in unit.divisions:
            if mention.code is None or mention.form == "deictic":
                continue
            begins = mention.span.start - unit.span.start <= _OPENING or mention.span.start - unit.core.start <= 1
            if begins or any(e.span.start <= mention.span.start < e.head.end for e in unit.events):
                return mention.code
        return None

    def _front(self, mention: EventMention) -> frozenset[str] | None:
        end = mention.span.end if mention.rank == "quoted" else mention.head.start
        return front_of(self.text[mention.span.start : end])

    def _tense(self, days: set[str]) -> str:
        if not days or not self._today:
            return ""
        day = min(days)
        return "past" if day < self._today else "plan" if day > self._today else "today"

    def _is_quoted(self, unit: Unit) -> bool:
        begin = self.blocks[unit.block].span.start
        opened, closed = (
            bisect_left(marks, unit.core.start) - bisect_left(marks, begin) for marks in (self._opened, self._closed)
        )
        return opened > closed


def _names_one(unit: Unit) -> bool:
    return any(map(is_name, unit.events))


def unit_shape(unit: Unit) -> str:
    """Return one letter for each sort of annotation in the unit: N name, D day, V venue, P place, F figure, B body."""
    ranks = {event.rank for event in unit.events}
    day = any(len(d.start or "") == _DAY and d.kind in ("point", "span") for d in unit.dates)
    return "".join(
        (
            "N" if "name" in ranks else "n" if ranks else "",
            "D" if day else "d" if unit.dates else "",
            "V" if any(v.frame in _SURE for v in unit.venues) else "v" if unit.venues else "",
            "P" if unit.divisions else "",
            "F" if unit.figures else "",
            "B" if unit.bodies else "",
        )
    )


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
