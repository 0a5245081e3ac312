"""Finds named places where something may be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.annotate.geography import Geography, district_of_place
from kg.annotate.venues.alone import place_alone
from kg.annotate.venues.behind import places_behind
from kg.annotate.venues.labels import labelled_places
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase, find_phrases
from kg.annotate.venues.schedules import scheduled_places
from kg.annotate.venues.words import PREPOSITIONS, find_tokens
from kg.datamodel import DateMention, VenueMention

_FRAMES = ("label", "held", "head", "in", "bare")
"""The surer one first."""


def find_venues(text: str, geography: Geography, dates: Sequence[DateMention]) -> tuple[VenueMention, ...]:
    """Return the places of ``text`` where something may be held, in order and without overlaps."""
    page = _page(text, geography, dates)
    return tuple(
        VenueMention(place.span, district_of_place(text[place.span.start : place.span.end], geography), place.frame)
        for place in _surest(_places(page))
    )


def _page(text: str, geography: Geography, dates: Sequence[DateMention]) -> Page:
    tokens = find_tokens(text)
    divisions = [mention.span for mention in geography.mentions if mention.form != "zone"]
    return Page(
        text,
        tokens,
        find_phrases(text, tokens, divisions),
        geography,
        frozenset(divisions),
        tuple(dates),
        [date.span.start for date in dates],
    )


def _places(page: Page) -> Iterator[Place]:
    yield from labelled_places(page)
    yield from scheduled_places(page)
    for group in _groups(page.phrases, page.text):
        first = group[0]
        if page.tokens.kind(first.before) in PREPOSITIONS:
            yield from places_behind(page, group)
            continue
        for phrase in group:
            place = place_alone(page, phrase) if phrase.kind else None
            if place is not None:
                yield place


def _groups(phrases: Iterable[Phrase], text: str) -> Iterator[list[Phrase]]:
    """Yield the phrases, those that 、 joins together."""
    group: list[Phrase] = []
    for phrase in phrases:
        if group and group[-1].stretch + 1 == phrase.start and text[phrase.start - 1] == "、":
            group.append(phrase)
            continue
        if group:
            yield group
        group = [phrase]
    if group:
        yield group


def _surest(places: Iterable[Place]) -> list[Place]:
    """Return the places in order, of those that overlap the surest, then the longest."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (_FRAMES.index(p.frame), p.span.start - p.span.end, p.span.start)):
        if all(place.span.end <= other.span.start or other.span.end <= place.span.start for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda p: p.span)
