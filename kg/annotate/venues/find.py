"""Finds named places where something may be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.annotate.geography import Geography, district_of_place
from kg.annotate.townships import townships_in
from kg.annotate.venues.alone import place_alone
from kg.annotate.venues.behind import places_behind
from kg.annotate.venues.departures import places_of_departure
from kg.annotate.venues.labels import labelled_places
from kg.annotate.venues.online import online_places
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase, find_phrases
from kg.annotate.venues.pointed import with_pointed
from kg.annotate.venues.schedules import scheduled_places
from kg.annotate.venues.weak import weak_places
from kg.annotate.venues.words import PREPOSITIONS, find_tokens
from kg.datamodel import DateMention, Span, VenueMention

_FRAMES = ("label", "held", "head", "in", "bare", "weak")
"""The surer one first."""
_JOINTS = frozenset(("及", "以及", "和", "与"))
_JOINED = frozenset(("place", "part", "hub", "shop"))


def find_venues(text: str, geography: Geography, dates: Sequence[DateMention]) -> tuple[VenueMention, ...]:
    """Return the places of ``text`` where something may be held, in order and without overlaps.

    ``text`` is the reading twin, ``geography`` and ``dates`` are what was read from it. The frame tells how sure it
    is that something is held there: ``held`` (在…举行, 设在…, 把…变成), ``label`` (地点：…, the cell of a table, a line
    of a date and a place), ``head`` (first phrase of a sentence; behind a date in a schedule), ``in`` (behind a
    preposition, and no such verb), ``bare`` (anywhere else), ``weak`` (a town, a station, a channel that may be meant
    as a place or not). Places joined by 、 are one, unless they are told apart (分别在, 各设一场). A side of a place
    (里, 旁) is no part of it, a floor or a gate is.
    """
    towns = [Span(town.start, town.end) for town in townships_in(text)]
    page = _page(text, geography, dates, towns)
    places = list(with_pointed(text, _surest(_places(page, towns))))
    written = [text[place.span.start : place.span.end] for place in places]
    districts = {words: district_of_place(words, geography) for words in dict.fromkeys(written)}
    return tuple(
        VenueMention(place.span, districts[words], place.frame) for place, words in zip(places, written, strict=True)
    )


def _page(text: str, geography: Geography, dates: Sequence[DateMention], towns: Sequence[Span]) -> Page:
    tokens = find_tokens(text)
    divisions = [mention.span for mention in geography.mentions if mention.form != "zone"]
    return Page(
        text,
        tokens,
        find_phrases(text, tokens, [*divisions, *towns]),
        geography,
        frozenset(divisions),
        frozenset(span.start for span in [*divisions, *towns]),
        tuple(dates),
        [date.span.start for date in dates],
    )


def _places(page: Page, towns: Sequence[Span]) -> Iterator[Place]:
    yield from online_places(page)
    yield from places_of_departure(page)
    yield from weak_places(page, towns)
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
    """Yield the phrases, those that 、 joins together, and of places those that 及, 和 or 与 joins."""
    group: list[Phrase] = []
    for phrase in phrases:
        joint = text[group[-1].stretch : phrase.start] if group else ""
        if joint == "、" or (joint in _JOINTS and phrase.kind in _JOINED and group[-1].kind in _JOINED):
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
