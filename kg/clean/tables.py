"""Tables become lines: one row each, cells parted by one tab, every row readable alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.clean.blocks import Draft

_LONGEST_HEAD_CELL = 14
_WIDEST = 100  # columns that one cell may claim; a page that asks for more is broken
_DIGIT = re.compile(r"\d")


class Cell(NamedTuple):
    """One cell as written: its text on one line, and how far it reaches."""

    text: str
    head: bool = False
    rowspan: int = 1
    colspan: int = 1


def table_drafts(rows: Sequence[Sequence[Cell]], caption: str = "") -> list[Draft]:
    """Return caption, head and rows of a table as blocks.

    A cell over several rows is repeated in each; over several columns it stands in the
    first, so that the others keep their places. Rows without text are left out.
    """
    grid = _grid(rows)
    drafts = [Draft("caption", caption)] if caption else []
    heads = [bool(row) and all(cell.head for cell in row) for row in rows]
    first = True
    for cells, is_head, row in zip(grid, heads, rows, strict=True):
        line = "\t".join(cells).rstrip("\t ")
        if not line.strip():
            continue
        if first and len(row) == 1 and len(cells) > 1 and row[0].colspan > 1:
            drafts.append(Draft("caption", line))  # a title across the whole table
            continue
        named = first and not any(heads) and len(grid) > 1 and _names_columns(cells)
        drafts.append(Draft("table-head" if is_head or named else "table-row", line))
        first = False
    return drafts


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # column: rows still to fill, text
    for row in rows:
        line: list[str] = []
        for cell in row:
            _fill(line, hanging)
            for part in range(min(max(cell.colspan, 1), _WIDEST)):
                text = "" if part else cell.text
                if cell.rowspan > 1:
                    hanging[len(line)] = (cell.rowspan - 1, text)
                line.append(text)
        while any(column >= len(line) for column in hanging):
            if len(line) not in hanging:
                line.append("")  # a short row: what hangs further right keeps its column
            _fill(line, hanging)
        grid.append(line)
    return grid


def _fill(line: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Put the cells that hang down from rows above into their columns."""
    while len(line) in hanging:
        column = len(line)
        left, text = hanging.pop(column)
        if left > 1:
            hanging[column] = (left - 1, text)
        line.append(text)


def _names_columns(cells: Sequence[str]) -> bool:
    """Tell whether a first row without ``<th>`` names columns: several short words, all different, no number."""
    words = [cell for cell in cells if cell]
    return (
        len(words) > 1
        and len(words) == len(cells)
        and len(set(words)) == len(words)
        and all(len(word) <= _LONGEST_HEAD_CELL and not _DIGIT.search(word) for word in words)
    )
