"""An event as one looks for its time and place: its units in order, and what stands around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.datamodel import AnnotatedText, Division, DivisionMention, Span, Unit

if TYPE_CHECKING:
    from kg.extract.ledger import Ledger

HEADING = 24
"""A line of at most so many characters, without the end of a sentence, is a heading."""


class Page(NamedTuple):
    """An article with what is asked of it for each event."""

    annotated: AnnotatedText
    text: str
    title_end: int
    units: tuple[Unit, ...]
    starts: list[int]
    """Where the blocks begin."""
    headings: list[int]
    """Numbers of the blocks that are headings."""
    events: tuple[tuple[int, ...], ...]
    kinds: tuple[str, ...]
    """Classes of the events."""
    days: list[int]
    """Where the dates begin."""
    owners: dict[int, int]
    """Unit → the event that it speaks of."""
    larger: dict[str, tuple[str, ...]]
    """Division → those around it, the nearest first."""
    written: dict[str, str]
    """What a body's name may begin with → the division that it then belongs to."""
    unit_starts: list[int]
    places: list[DivisionMention]
    """The divisions that are named as places, and not by pointing at one."""
    place_starts: list[int]


class View(NamedTuple):
    """One event of a page."""

    page: Page
    number: int
    kind: str
    units: tuple[Unit, ...]
    first: Unit
    """The first one outside the title, or the title's where there is no other."""


class Candidate(NamedTuple):
    """One of the values that an event may have, and what speaks for it."""

    value: Hashable
    span: Span | None
    features: list[str]


def page_of(ledger: Ledger) -> Page:
    """Return the page that the ledger keeps the entities of."""
    annotated = ledger.annotated
    text = annotated.reading.text
    places = [d for d in annotated.divisions if d.code is not None and d.use == "place" and d.form != "deictic"]
    return Page(
        annotated,
        text,
        len(text.partition("\n")[0]) if annotated.clean.title else 0,
        ledger.discourse.units,
        [block.span.start for block in annotated.blocks],
        [number for number, block in enumerate(annotated.blocks) if _is_heading(text, block.kind, block.span)],
        ledger.discourse.events,
        tuple(names.kind for names in ledger.names),
        [date.span.start for date in annotated.dates],
        {unit: number for number, units in enumerate(ledger.discourse.events) for unit in units},
        {code: tuple(_larger(annotated.gazetteer, code)) for code in annotated.gazetteer},
        dict(sorted(_written(annotated.gazetteer), reverse=True)),
        [unit.span.start for unit in ledger.discourse.units],
        places,
        [place.span.start for place in places],
    )


def _larger(rows: Mapping[str, Division], code: str) -> Iterator[str]:
    row = rows.get(code)
    while row is not None and row.parent:
        yield row.parent
        row = rows.get(row.parent)


def _written(rows: Mapping[str, Division]) -> Iterator[tuple[str, str]]:
    for code, row in rows.items():
        yield row.full_name, code
        yield row.name, code
        if row.parent:
            yield row.full_name.removeprefix(rows[code[:2] + "0000"].full_name), code


def _is_heading(text: str, kind: str, span: Span) -> bool:
    short = span.end - span.start <= HEADING and text[span.end - 1] not in "。！？；：，”"
    return kind == "heading" or (short and kind not in ("table-row", "table-head"))


def view_of(page: Page, number: int) -> View:
    """Return the event with this number."""
    units = tuple(page.units[index] for index in page.events[number])
    body = [unit for unit in units if unit.span.start >= page.title_end] or units
    return View(page, number, page.kinds[number], units, body[0])


def where(view: View, unit: Unit) -> str:
    """Return in which of the event's units something stands: T title, 1 the first, 2 its sentence, 3 its block, 4."""
    first = view.first
    if unit.number == first.number:
        return "1"
    if unit.span.start < view.page.title_end:
        return "T"
    return "2" if unit.sentence == first.sentence else "3" if unit.block == first.block else "4"


def is_owned(page: Page, place: int) -> bool:
    """Return whether a unit that speaks of an event holds a place."""
    number = bisect_right(page.unit_starts, place) - 1
    return number in page.owners and place < page.units[number].span.end


def heading_of(page: Page, unit: Unit) -> int | None:
    """Return the number of the block that heads the unit's section, None above the first heading."""
    index = bisect_right(page.headings, unit.block) - 1
    return page.headings[index] if index >= 0 else None


def places_around(page: Page, heads: Span, block: int, first: int) -> Iterator[DivisionMention]:
    """Yield the divisions of the title and the heading, the first of the block, and the last before the event."""
    title, start, end, opening, event = (
        bisect_left(page.place_starts, place) for place in (page.title_end, *heads, block, first)
    )
    wanted = {*range(title), *range(start, end), opening, event - 1}
    yield from (page.places[index] for index in sorted(wanted) if 0 <= index < len(page.places))


def opening_divisions(view: View) -> set[str]:
    """Return the divisions that a name of the event begins with."""
    starts = {event.span.start for unit in view.units for event in unit.events}
    return {d.code for unit in view.units for d in unit.divisions if d.code is not None and d.span.start in starts}


def bucket(number: int, edges: Sequence[int]) -> int:
    """Return how many of the ascending ``edges`` the number has reached."""
    return bisect_right(edges, number)
