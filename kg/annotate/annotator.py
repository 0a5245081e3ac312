"""Runs the grammars and gazetteers of this room over one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.annotate import gazetteer
from kg.annotate.audiences import find_audiences
from kg.annotate.campaigns import find_campaigns
from kg.annotate.clauses import find_clauses
from kg.annotate.dates import closing_date, find_dates
from kg.annotate.divisions import find_divisions
from kg.annotate.events import find_event_mentions
from kg.annotate.figures import find_figures
from kg.annotate.geography import Geography, read_geography
from kg.annotate.organisations import find_organisations
from kg.annotate.people import find_people
from kg.annotate.posts import find_posts
from kg.annotate.quantities import find_quantities
from kg.annotate.reading import make_reading
from kg.annotate.venues import find_venues
from kg.annotate.words import find_words
from kg.datamodel import AnnotatedText, Block, CleanText, Division, Span


def annotate_text(clean: CleanText) -> AnnotatedText:
    """Return what the words of ``clean`` say, numbers, dates, places, bodies, people, posts and events, and where.

    Nothing is kept between calls but tables that are read once.
    """
    reading = make_reading(clean.text)
    text = reading.text
    blocks = tuple(_blocks_of_twin(text, clean.blocks))
    published = clean.published or closing_date(text)
    year = published.year if published else None
    quantities = find_quantities(text)
    divisions = find_divisions(text, [clean.publisher] if clean.publisher else [], year)
    geography = read_geography(text, clean.title, clean.publisher, divisions, year)
    words = find_words(text)
    organisations = find_organisations(text, words, divisions, geography, clean.publisher)
    posts = find_posts(text, quantities, organisations)
    dates = find_dates(text, clean.published)
    venues = find_venues(text, geography, dates)
    home = tuple(code for code in (geography.county, geography.city, geography.province) if code)
    capital = [geography.province[:2] + "0100"] if geography.province else []
    codes = [*home, *capital, *(d.code for d in divisions if d.code), *(v.division for v in venues if v.division)]
    return AnnotatedText(
        clean=clean,
        reading=reading,
        blocks=blocks,
        clauses=find_clauses(text, blocks),
        quantities=quantities,
        figures=find_figures(text, quantities, posts),
        dates=dates,
        divisions=divisions,
        organisations=organisations,
        people=find_people(text, words, organisations, divisions),
        posts=posts,
        venues=venues,
        events=find_event_mentions(text),
        campaigns=find_campaigns(text),
        audiences=find_audiences(text),
        home=home,
        gazetteer=_rows(codes, geography, year),
    )


def _blocks_of_twin(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks in offsets of the twin: a block is a line of its own in both."""
    start = 0
    kinds = iter(blocks)
    for line in text.split("\n"):
        if line:
            yield Block(Span(start, start + len(line)), next(kinds).kind)
        start += len(line) + 1


def _rows(codes: Iterable[str], geography: Geography, year: int | None) -> dict[str, Division]:
    """Return the rows of ``codes`` and of the divisions that hold them, under the names of the article's year."""
    rows: dict[str, Division] = {}
    for code in codes:
        for each in (code, *gazetteer.ancestors(code)):
            if each not in rows:
                row = gazetteer.division_then(each, year)
                if row is not None:
                    rows[each] = row
    return rows
