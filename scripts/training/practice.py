"""Practice sentences: numbers of single sentences, each marked with what it counts.

An item stands on a line of its own; ``[68家|companies]`` marks a figure, every other number is none, and ``⏎`` stands
for the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.annotate.figures.page import Page, read_page
from kg.annotate.quantities import find_quantities
from kg.annotate.reading import make_reading
from kg.datamodel import Quantity
from scripts.training.linear import NONE

_MARKED = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<measure>[a-z]+)\]")


class Practice(NamedTuple):
    """One item: its text and what its counts are."""

    page: Page
    labels: list[str]
    """For each count its measure or ``none``."""


def read_practice(path: Path) -> Iterator[Practice]:
    """Yield the items of a file. Raises ``ValueError`` where a marked number is not read as a count."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _item(line.replace("⏎", "\n"))


def _item(marked: str) -> Practice:
    text, figures, done = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        figures.append((len(text), len(text) + len(match["words"]), match["measure"]))
        text += match["words"]
        done = match.end()
    twin = make_reading(text + marked[done:]).text
    page = read_page(twin, find_quantities(twin), ())
    for start, end, _ in figures:
        if not any(_meet(quantity, start, end) for quantity in page.counts):
            raise ValueError(f"no count is read in {twin[start:end]!r} of {twin!r}; mark numbers that are read")
    return Practice(page, [_label(quantity, figures) for quantity in page.counts])


def _label(quantity: Quantity, figures: Sequence[tuple[int, int, str]]) -> str:
    return next((measure for start, end, measure in figures if _meet(quantity, start, end)), NONE)


def _meet(quantity: Quantity, start: int, end: int) -> bool:
    return quantity.span.start < end and start < quantity.span.end
