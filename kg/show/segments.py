"""Marks may overlap; a text is printed piece by piece, each with all the marks that cover it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.datamodel import Span
from kg.show.reading import Mark


class Segment(NamedTuple):
    """A piece of the text that no mark begins or ends within."""

    span: Span
    marks: tuple[int, ...]
    """Indexes of the marks that cover it, the longest first, so that the last one is the innermost."""


def cut(length: int, marks: Sequence[Mark]) -> list[Segment]:
    """Return the pieces of a text of that length, in order and without gaps."""
    edges = sorted({0, length, *(edge for mark in marks for edge in mark.span)})
    opening: dict[int, list[int]] = {edge: [] for edge in edges}
    for index, mark in enumerate(marks):
        opening[mark.span.start].append(index)
    segments = []
    open_marks: set[int] = set()
    for start, end in pairwise(edges):
        open_marks = {index for index in open_marks if marks[index].span.end > start} | set(opening[start])
        ordered = sorted(open_marks, key=lambda index: (marks[index].span.start - marks[index].span.end, index))
        segments.append(Segment(Span(start, end), tuple(ordered)))
    return segments
