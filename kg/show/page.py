"""A reading as one HTML page that needs nothing else: styles and script stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from kg.datamodel import Span
from kg.show.reading import CATEGORIES, PARTS, RELATION, Reading, Row, Section
from kg.show.segments import Segment, cut


def to_html(reading: Reading) -> str:
    """Return the page: the text with its marks beside a list of what was read; light and dark."""
    title = reading.text.split("\n", 1)[0] or reading.identifier
    return Template(_part("page.html")).substitute(
        title=escape(title),
        about=_about(reading),
        style=_part("page.css"),
        script=_part("page.js"),
        legend="".join(_legend(reading)),
        text="".join(_paragraphs(reading)),
        sections="".join(_groups(reading)),
    )


def _part(name: str) -> str:
    return files("kg.show").joinpath(name).read_text(encoding="utf-8")


def _about(reading: Reading) -> str:
    parts = [f"<span>{escape(reading.identifier)}</span>"]
    for name, value in reading.facts:
        if name == "source" and value.startswith(("http://", "https://")):
            parts.append(f'<a href="{escape(value)}" rel="noreferrer">{escape(_shortened(value))}</a>')
        else:
            parts.append(f"<span>{escape(value)}</span>")
    return " ".join(parts)


def _legend(reading: Reading) -> Iterator[str]:
    used = {mark.category for mark in reading.marks}
    for category, name in CATEGORIES.items():
        if category in used:
            yield f'<li><span class="mark {category}">{escape(name)}</span></li>'


def _paragraphs(reading: Reading) -> Iterator[str]:
    """Yield the lines of the text; the first one, the title, is the heading."""
    pieces: list[str] = []
    number = 0
    for segment in cut(len(reading.text), reading.marks):
        lines = reading.text[slice(*segment.span)].split("\n")
        for position, line in enumerate(lines):
            if position:
                yield _paragraph(pieces, number)
                pieces, number = [], number + 1
            if line:
                # The identifier stands on the first line of a segment, where its marks begin.
                pieces.append(_piece(segment, line, reading, first=position == 0))
    yield _paragraph(pieces, number)


def _paragraph(pieces: list[str], number: int) -> str:
    tag = "p" if number else "h1"
    return f"<{tag}>{''.join(pieces)}</{tag}>\n" if pieces else ""


def _piece(segment: Segment, line: str, reading: Reading, *, first: bool) -> str:
    if not segment.marks:
        return escape(line)
    marks = [reading.marks[index] for index in segment.marks]
    shown = [mark for mark in marks if mark.category != RELATION]
    inner = (shown or marks)[-1]
    classes = ["mark", inner.category]
    if inner.span.start == segment.span.start:
        classes.append("begins")
    if inner.span.end == segment.span.end:
        classes.append("ends")
    if len({mark.category for mark in shown}) > 1:
        classes.append("nested")
    relations = [mark for mark in marks if mark.category == RELATION]
    note = "\n".join(dict.fromkeys(mark.note for mark in (*shown[::-1], *relations[::-1])))
    place = f' id="c{segment.span.start}"' if first else ""
    return (
        f'<span{place} class="{" ".join(classes)}" data-from="{segment.span.start}"'
        f' tabindex="0" title="{escape(note)}">{escape(line)}</span>'
    )


def _groups(reading: Reading) -> Iterator[str]:
    for part, sections in groupby(reading.sections, key=lambda section: section.part):
        cards = "".join(map(_card, sections))
        yield f'<section class="{part}"><h2>{escape(PARTS[part])}</h2>{cards}</section>\n'


def _card(section: Section) -> str:
    kind = f'<span class="kind">{escape(section.kind)}</span>' if section.kind else ""
    rows = "".join(_row(row) for row in section.rows)
    listed = f"<dl>{rows}</dl>" if rows else ""
    return f"<article{_where(section.spans)}><h3>{_link(section.title, section.spans)}{kind}</h3>{listed}</article>\n"


def _row(row: Row) -> str:
    return f"<div{_where(row.spans)}><dt>{escape(row.name)}</dt><dd>{_link(row.value, row.spans)}</dd></div>"


def _link(words: str, spans: Iterable[Span]) -> str:
    first = min(spans, default=None)
    return escape(words) if first is None else f'<a href="#c{first.start}">{escape(words)}</a>'


def _where(spans: Iterable[Span]) -> str:
    places = " ".join(f"{span.start}-{span.end}" for span in sorted(set(spans)))
    return f' data-spans="{places}"' if places else ""


def _shortened(address: str) -> str:
    bare = address.partition("://")[2].rstrip("/")
    return bare if len(bare) <= 48 else f"{bare[:47]}…"
