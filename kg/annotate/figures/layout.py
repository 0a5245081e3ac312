"""Where clauses, sentences and lines of a text begin and end, for places to be looked up quickly."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_MARK = re.compile("[|，：。；！？\n\t\u3000、（）—]")
_SENTENCE_ENDS = frozenset("。！？\n；")
_WEAK = frozenset("、（）")
_LABEL_ENDS = frozenset("：|\t\u3000")


class Layout(NamedTuple):
    """Positions of marks, in order; each begins and ends with one outside the text."""

    clauses: list[int]
    """Commas, colons, cell borders and all that ends a sentence."""
    sentences: list[int]
    lines: list[int]
    weak: list[int]
    """Marks within a clause: 、 and parentheses."""


class Bounds(NamedTuple):
    """What stands around a place."""

    clause: tuple[int, int]
    """Start and end; a label before a colon belongs to the clause."""
    sentence: tuple[int, int]
    line: int
    """Where the line begins."""
    weak: tuple[int, int]
    """The nearest marks within a clause on either side."""


def read_layout(text: str) -> Layout:
    """Return where the marks of ``text`` stand."""
    clauses, sentences, lines, weak = [-1], [-1], [-1], [-1]
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if mark == "—" and text[place - 1 : place] != "—":
            continue
        if mark in _WEAK:
            weak.append(place)
            continue
        clauses.append(place)
        if mark in _SENTENCE_ENDS:
            sentences.append(place)
            if mark == "\n":
                lines.append(place)
    for places in (clauses, sentences, lines, weak):
        places.append(len(text))
    return Layout(clauses, sentences, lines, weak)


def bounds_at(text: str, layout: Layout, start: int, end: int) -> Bounds:
    """Return what stands around ``text[start:end]``."""
    number = bisect_left(layout.clauses, start) - 1
    left = layout.clauses[number] + 1
    if number and left == start and text[start - 1] in _LABEL_ENDS:
        left = layout.clauses[number - 1] + 1
    return Bounds(
        (left, layout.clauses[bisect_left(layout.clauses, end)]),
        (
            layout.sentences[bisect_left(layout.sentences, start) - 1] + 1,
            layout.sentences[bisect_left(layout.sentences, end)],
        ),
        layout.lines[bisect_left(layout.lines, start) - 1] + 1,
        (layout.weak[bisect_left(layout.weak, start) - 1], layout.weak[bisect_left(layout.weak, end)]),
    )
