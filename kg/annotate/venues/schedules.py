"""Reads the short names of places that a schedule gives behind its dates: 14日大堰，21日上泽."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kg.annotate.venues.contexts import pattern
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.towns import is_town
from kg.datamodel import DateMention, Span

_NAME = re.compile(
    r"(?:（[^（）\n]{1,12}）)?(?:[上下]午|晚上?|傍晚)?[，\s]?(?:[走开][进到]|来到|[办送][到进]|[前开]往|[奔赶]赴|[在到的去靠停泊赴逛])?((?![的那这在到去靠停泊赴逛]|[一二三四五六七八九十]+(?:分|[，。]))[\u4e00-\u9fff]{2,4})"
    r"(?:[镇乡]|街道)?(?=[，。；\n（]|线|$)"
)
_FINER = re.compile(
    r"(?:[镇乡]|街道)?(?:[，：]\s*|\s+|（)(?P<place>(?![都均也还就仍在到])[\u4e00-\u9fffA-Z\d]{3,14})(?=[，。；）\n]|$)"
)
_CUES = frozenset(("held", "stall", "adverb", "stop", "label"))
_DAY = len("2022-02-10")


def scheduled_places(page: Page) -> Iterator[Place]:
    """Yield short names behind dates: those of towns near by, and all of a sentence that names one of those."""
    dated = [(date, name) for date in page.dates if (name := _name_behind(page, date)) is not None]
    for _, found in groupby(dated, key=lambda pair: page.sentence_start(pair[0].span.start)):
        names = [name for _, name in found]
        towns = any(is_town(page, name) for name in names)
        kept = [name for name in names if towns or (len(names) > 2 and name not in page.divisions)]
        yield from (Place(_finer(page, name) or name, "head") for name in kept)


def _finer(page: Page, name: Span) -> Span | None:
    """Return the place in a town that stands behind its name: 2月21日，万合镇，农贸市场."""
    found = _FINER.match(page.text, name.end)
    if found is None or not any(phrase.kind and phrase.end == found.end("place") for phrase in page.phrases):
        return None
    place = Span(*found.span("place"))
    return None if page.holds_date(place) or pattern("pointing").match(found["place"]) else place


def _name_behind(page: Page, date: DateMention) -> Span | None:
    if date.start is None or len(date.start) < _DAY:
        return None
    found = _NAME.match(page.text, date.span.end)
    if found is None or pattern("not-dated").search(found[1]):
        return None
    name = Span(*found.span(1))
    cue = any(token.kind in _CUES and token.end - token.start > 1 for token in page.tokens.within(name))
    return None if cue else name
