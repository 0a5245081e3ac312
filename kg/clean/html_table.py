"""An HTML table while its elements come in."""

from __future__ import annotations

from bs4.element import Tag

from kg.clean.blocks import Draft
from kg.clean.soup import attribute
from kg.clean.tables import Cell, table_drafts

_LONG_CELL = 150
_MANY_BLOCKS = 8


class _OpenCell:
    def __init__(self, head: bool, rowspan: int, colspan: int) -> None:
        self.drafts: list[Draft] = []
        self.head = head
        self.rowspan = rowspan
        self.colspan = colspan

    def closed(self) -> Cell:
        text = " ".join(draft.text for draft in self.drafts)
        return Cell(text, self.head, self.rowspan, self.colspan)


class OpenTable:
    """Collects rows and cells; ``around`` keeps what was open outside of the table."""

    def __init__(self, around: list[tuple[str, bool]]) -> None:
        self.around = around
        self._rows: list[list[_OpenCell]] = []
        self._cell: _OpenCell | None = None
        self._caption: list[Draft] | None = None
        self._captions: list[Draft] = []
        self._stray: list[Draft] = []
        self._in_head = False
        self._nested = False

    def open(self, part: Tag) -> None:
        """Open a part of the table: ``thead``, ``caption``, ``tr``, ``td`` or ``th``."""
        tag = part.name
        if tag == "thead":
            self._in_head = True
        elif tag == "caption":
            self._caption = self._captions
        elif tag == "tr":
            self._rows.append([])
            self._cell = None
        else:
            if not self._rows:
                self._rows.append([])
            head = tag == "th" or self._in_head
            self._cell = _OpenCell(head, _span(part, "rowspan"), _span(part, "colspan"))
            self._rows[-1].append(self._cell)

    def close(self, tag: str) -> None:
        """Close that part."""
        if tag == "thead":
            self._in_head = False
        elif tag == "caption":
            self._caption = None
        else:
            self._cell = None

    def sink(self) -> list[Draft]:
        """Return where the blocks go that come next."""
        if self._caption is not None:
            return self._caption
        return self._cell.drafts if self._cell else self._stray

    def holds_table(self) -> None:
        """Note that a table stands inside: then this one only arranges the page."""
        self._nested = True

    def drafts(self) -> list[Draft]:
        """Return the rows as blocks, or, of a table that only arranges the page, what its cells hold."""
        if self._arranges():
            inner = [draft for row in self._rows for cell in row for draft in cell.drafts]
            return [*self._stray, *self._captions, *inner]
        caption = " ".join(draft.text for draft in self._captions)
        rows = [[cell.closed() for cell in row] for row in self._rows]
        return [*self._stray, *table_drafts(rows, caption)]

    def _arranges(self) -> bool:
        if self._nested or all(len(row) <= 1 for row in self._rows):
            return True
        return any(
            len(cell.drafts) >= _MANY_BLOCKS
            or (len(cell.drafts) > 1 and sum(len(draft.text) for draft in cell.drafts) > _LONG_CELL)
            for row in self._rows
            for cell in row
        )


def _span(cell: Tag, name: str) -> int:
    written = attribute(cell, name).strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 1
