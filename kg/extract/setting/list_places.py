"""Finds the place that a list of fairs shares: the one that its heading names, or the only one behind a label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.datamodel import VenueMention
from kg.extract.setting.view import View

_ITEM = re.compile(
    r"[\s\u3000◎●■◆▲★▪·•\-（(]*(?:\d|[一二三四五六七八九十]{1,3}[、．.）)]|第[一二三四五六七八九十\d]|首场|末场)"
)
_LONGEST_ITEM = 80
_LONGEST_HEADING = 60
_MOST_LINES = 24
_LONGEST_LABEL = 24
_SHARE = 0.4
"""How much of a heading its place is."""


def place_of_list(view: View) -> VenueMention | None:
    """Return the place that the list around an event's line shares, None where its lines name their own or none."""
    text = view.page.text
    start = text.rfind("\n", 0, view.first.span.start) + 1
    if not _is_item(_line_at(text, start)) or any(unit.venues for unit in view.units):
        return None
    heading = _above(view, start)
    return heading if heading is not None or not view.first.dates else _only_labelled(view.page.annotated.venues, text)


def _is_item(line: str) -> bool:
    return len(line) <= _LONGEST_ITEM and _ITEM.match(line) is not None


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _above(view: View, start: int) -> VenueMention | None:
    """Return the place of the heading above the lines of a list."""
    text, venues = view.page.text, view.page.annotated.venues
    for _ in range(_MOST_LINES):
        if start <= view.page.title_end + 1:
            return None
        start = text.rfind("\n", 0, start - 1) + 1
        line = _line_at(text, start)
        inside = _in_line(venues, start, start + len(line))
        if inside:
            return inside[0] if _is_heading(line, start, inside[0]) else None
        if line.strip() and not _is_item(line):
            return None
    return None


def _in_line(venues: Sequence[VenueMention], start: int, end: int) -> list[VenueMention]:
    first = bisect_left(venues, start, key=lambda venue: venue.span.start)
    last = bisect_left(venues, end, key=lambda venue: venue.span.start)
    return [venue for venue in venues[first:last] if venue.frame != "weak"]


def _is_heading(line: str, start: int, place: VenueMention) -> bool:
    """Tell whether a short line says a place and little else, no time of its own, and no body behind a label."""
    if len(line) > _LONGEST_HEADING or _is_item(line) or "。" in line:
        return False
    of_body = place.frame != "label" and "：" in line[: place.span.start - start]
    return not of_body and place.span.end - place.span.start >= _SHARE * len(line.strip())


def _only_labelled(venues: Sequence[VenueMention], text: str) -> VenueMention | None:
    """Return the place behind a label that begins a line, where the article names no other one as surely."""
    sure = {text[v.span.start : v.span.end]: v for v in venues if v.frame in ("label", "held", "head")}
    if len(sure) != 1:
        return None
    only = next(iter(sure.values()))
    begins = only.span.start - (text.rfind("\n", 0, only.span.start) + 1) <= _LONGEST_LABEL
    return only if only.frame == "label" and begins else None
