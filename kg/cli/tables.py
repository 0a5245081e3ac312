"""Tables on a terminal, and aligned columns in a pipe."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their column names.

    A terminal gets a table as wide as it is, with long cells wrapped. A pipe gets
    plain columns with nothing cut, two spaces apart, in display cells, so that
    Chinese and Latin text line up.
    """
    cleaned = [[_visible(cell) for cell in row] for row in rows]
    console = Console()
    if console.is_terminal:
        _print_wrapped(console, columns, cleaned)
    else:
        _print_plain([list(columns), *cleaned])


def _print_wrapped(console: Console, columns: Sequence[str], rows: list[list[str]]) -> None:
    table = Table(caption=f"{len(rows)} row" + ("s" if len(rows) != 1 else ""), caption_justify="left")
    for index, column in enumerate(columns):
        numbers = bool(rows) and all(_is_number(row[index]) for row in rows if row[index])
        table.add_column(column, overflow="fold", justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _print_plain(lines: list[list[str]]) -> None:
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _visible(cell: str) -> str:
    """Return the cell on one line: control characters, which could steer the terminal, become spaces."""
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in cell)
