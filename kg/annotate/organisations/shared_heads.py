"""Bodies of one list that share a head or a place: 柳河区、临江县人社局; 柳河区人社局、区残联."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.organisations.page import Body, Page
from kg.datamodel import DivisionMention

_MARKS = ("、", "和", "及", "与", "以及")
_LINKS = frozenset((*_MARKS, "同", "会同", "联合", "，"))
_FORMS = frozenset(("full", "short", "path"))
_SHARING = frozenset(("organ", "zone"))
_COUNTED = re.compile("[两二三四五六七八九十]+个?[省市县区州地]")


def with_place_of_list(text: str, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, those with a bare seat tied to the place that the body in front of them in a list names."""
    placed: list[Body] = []
    for body in bodies:
        before = placed[-1] if placed else None
        if before is not None and _shares_place(text, before, body):
            placed.append(body._replace(anchor=before.anchor))
        else:
            placed.append(body)
    return placed


def _shares_place(text: str, before: Body, body: Body) -> bool:
    """Return whether ``body`` stands in one list with ``before`` and its seat is what that one's place ends with."""
    if len(body.seat) != 1 or before.anchor is None or text[before.end : body.start] not in _LINKS:
        return False
    return before.seat == body.seat or text[before.anchor.span.end - 1] == body.seat


def with_shared_heads(page: Page, bodies: list[Body]) -> Iterator[Body]:
    """Yield each body, with those that only their division names in front of it."""
    for body in bodies:
        if body.head.style in _SHARING and body.outer is None:
            yield from _sharing(page, body)
        else:
            yield body


def _sharing(page: Page, body: Body) -> Iterator[Body]:
    """Yield the bodies of the divisions listed in front of one that shares its head with them."""
    last = body.anchor if not body.seat else _counted(page, body)
    if last is None or (last.span.start != body.start and not body.seat):
        yield body
        return
    listed = _listed_before(page, last)
    if not listed:
        yield body
        return
    for place in listed:
        yield body._replace(start=place.span.start, end=place.span.end, anchor=place, seat="")
    yield body._replace(start=last.span.start, anchor=last, seat="")


def _counted(page: Page, body: Body) -> DivisionMention | None:
    """Return the division in front of 两市人社局, where such a list counts itself."""
    return page.divisions.get(body.start) if _COUNTED.fullmatch(body.seat) else None


def _listed_before(page: Page, last: DivisionMention) -> list[DivisionMention]:
    """Return the divisions of the same list in front of ``last``, in order."""
    found: list[DivisionMention] = []
    start = last.span.start
    while True:
        mark = next((mark for mark in _MARKS if page.text.endswith(mark, 0, start)), None)
        place = page.divisions.get(start - len(mark)) if mark else None
        if place is None or place.form not in _FORMS:
            return found[::-1]
        found.append(place)
        start = place.span.start
