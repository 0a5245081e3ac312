"""A query's words with their places, apart from strings, IRIs and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import east_asian_width


class Token(NamedTuple):
    """One piece of a query."""

    kind: str
    """``iri``, ``string``, ``variable``, ``name`` (prefixed), ``tag`` (of a language) or ``word``."""
    text: str
    start: int


class Place(NamedTuple):
    """Where something stands in a query; both count from 1."""

    line: int
    column: int


# Terminals of SPARQL 1.1 (section 19.8), as far as telling keywords from the rest needs them.
_TOKEN = re.compile(
    r"""
      (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>   \"{3} (?:[^"\\] | \\. | "(?!""))* \"{3}
                  | '{3} (?:[^'\\] | \\. | '(?!''))* '{3}
                  | "(?:[^"\\\r\n] | \\.)*"
                  | '(?:[^'\\\r\n] | \\.)*' )
    | (?P<comment>  \#[^\r\n]* )
    | (?P<variable> [?$]\w+ )
    | (?P<name>     (?:\w[\w.-]*)? : (?:[\w:.%-]*[\w:%-])? )
    | (?P<tag>      @[A-Za-z-]+ )
    | (?P<word>     \w+ )
    """,
    re.VERBOSE | re.DOTALL,
)

_STRAY = re.compile("[\"']")
_OPEN_IRI = re.compile(r"<\w[\w+.-]*://")


def tokens_of(query: str) -> Iterator[Token]:
    """Yield the tokens of a query in order; comments and punctuation are left out."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start())


def unclosed(query: str) -> Iterator[Token]:
    """Yield the quotes that open a string, and the heads of IRIs, that nothing closes; one at most."""
    end = 0
    for match in _TOKEN.finditer(query):
        stray = _STRAY.search(query, end, match.start())
        if stray is None and match.lastgroup == "name":
            stray = _OPEN_IRI.match(query, match.start() - 1) if match.start() else None
        if stray:
            break
        end = match.end()
    else:
        stray = _STRAY.search(query, end)
    if stray:
        yield Token("iri" if stray[0].startswith("<") else "string", stray[0], stray.start())


def place_of(query: str, offset: int) -> Place:
    """Return line and column of an offset."""
    line_start = query.rfind("\n", 0, offset) + 1
    return Place(query.count("\n", 0, offset) + 1, offset - line_start + 1)


def pointed_at(query: str, place: Place) -> str:
    """Return the line of a place with a caret below its column, indented for a message."""
    lines = query.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    column = min(place.column, len(line) + 1)
    # A wide character takes two cells: an ideographic space keeps the caret under its column.
    gap = "".join("\u3000" if _is_wide(char) else " " for char in line[: column - 1])
    return f"  {line.rstrip()}\n  {gap}^"


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"
