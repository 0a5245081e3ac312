"""A reading as plain text, for pipes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.show.reading import PARTS, RELATION, Mark, Reading, Row


def to_plain(reading: Reading) -> str:
    """Return the text with ``[words|category]`` around what was read, then everything that was read, by lines."""
    about = "".join(f"{name}: {value}\n" for name, value in (("article", reading.identifier), *reading.facts))
    return f"{about}\n{_bracketed(reading.text, reading.marks).strip()}\n\n{''.join(_lines(reading))}"


def row_text(row: Row) -> str:
    """Return a row on one line."""
    return f"{row.name}: {row.value}"


def _bracketed(text: str, marks: Sequence[Mark]) -> str:
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for mark in _nested(marks):
        opening.setdefault(mark.span.start, []).append("[")
        closing.setdefault(mark.span.end, []).insert(0, f"|{mark.category}]")
    pieces, last = [], 0
    for edge in sorted({*opening, *closing}):
        pieces += [text[last:edge], *closing.get(edge, ()), *opening.get(edge, ())]
        last = edge
    return "".join([*pieces, text[last:]])


def _nested(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks that do not cross, outer before inner, each stretch once a category; relations have no brackets."""
    inside: list[Mark] = []
    shown = {(mark.span.start, -mark.span.end, mark.category): mark for mark in marks if mark.category != RELATION}
    for _, mark in sorted(shown.items()):
        while inside and inside[-1].span.end <= mark.span.start:
            inside.pop()
        if not inside or mark.span.end <= inside[-1].span.end:
            inside.append(mark)
            yield mark


def _lines(reading: Reading) -> Iterator[str]:
    for part, sections in groupby(reading.sections, key=lambda section: section.part):
        yield f"{PARTS[part]}\n"
        for section in sections:
            yield f"  {section.title}" + (f" ({section.kind})\n" if section.kind else "\n")
            yield from (f"    {row_text(row)}\n" for row in section.rows)
