"""What an article tells of one of its events, as text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from kg.datamodel import Discourse, EventMention, Span, Unit

_BEHIND = 60
"""How far beyond its first unit the words around an event are looked at."""
_RANKS = {"name": 18, "quoted": 9, "loose": 10, "part": 7, "occasion": 0, "sited": -4}
_FORMS = {"bare": 8, "new": 8, "other": 4, "given": 0, "many": -12}
_LONGEST = 30
_QUOTED = 2
_DATED = 4
_YEAR = re.compile(r"\d{4}年?|首届|第[一二三四五六七八九十百\d]+届")
_TAKEN = -10
_AROUND = -12


# 既是“…”行动的一站, “…”系列活动之一, 文化节还包括: the phrase names what the event is a part of.
_WHOLE = re.compile(
    r"”?(?:的|在[^，。；]{1,6}的)[^，。；]{0,4}(?:一站|一项|之一|组成部分|重要内容|第[一二三四五六七八九十\d]+[摊站])"
    r"|(?:系列)?(?:活动|内容)之一|还?(?:包括|包含|下设)"
)


class Telling(NamedTuple):
    """The units that speak of an event, and their words."""

    units: tuple[Unit, ...]
    body: tuple[Unit, ...]
    """Those outside the title, or all where there is no other."""
    first: str
    """Words of the first unit of the body."""
    words: str
    """Words of all units of the body."""
    behind: str
    """What stands behind the first unit, up to the end of its block or the next event."""
    measures: frozenset[str]
    """What figures of the event are told."""
    places: tuple[str, ...]
    """The named places of its body."""


def owners_of(discourse: Discourse) -> dict[int, int]:
    """Return the event that each unit speaks of, by their numbers."""
    return {index: number for number, indexes in enumerate(discourse.events) for index in indexes}


def telling_of(discourse: Discourse, number: int, owners: Mapping[int, int]) -> Telling:
    """Return what the units of the event ``number`` tell; ``owners`` are those of all units."""
    annotated = discourse.annotated
    text = annotated.reading.text
    units = tuple(discourse.units[index] for index in discourse.events[number])
    title = len(annotated.clean.title)
    body = tuple(unit for unit in units if unit.span.start >= title) or units
    first = body[0]
    end = min(first.span.end + _BEHIND, annotated.blocks[first.block].span.end)
    for index in range(first.number + 1, len(discourse.units)):
        start = discourse.units[index].span.start
        if start >= end or owners.get(index, number) != number:
            end = min(start, end)
            break
    return Telling(
        units,
        body,
        text[first.span.start : first.span.end],
        "。".join(text[unit.span.start : unit.span.end] for unit in body),
        text[first.span.end : end],
        frozenset(figure.measure for unit in units for figure in unit.figures),
        tuple(text[venue.span.start : venue.span.end] for unit in body for venue in unit.venues),
    )


def ranked_mentions(text: str, units: Sequence[Unit], taken: Collection[str]) -> list[EventMention]:
    """Return the phrases for an event, the one that names it best first.

    ``taken`` holds the words that other events are called by already.
    """
    mentions = {mention.span: mention for unit in units for mention in unit.events}
    return sorted(mentions.values(), key=lambda m: (-_worth(text, m, taken), m.span.start))


def _worth(text: str, mention: EventMention, taken: Collection[str]) -> float:
    words = text[mention.span.start : mention.span.end]
    worth = _RANKS.get(mention.rank, 0) + _FORMS.get(mention.form, 0) + min(len(words), _LONGEST) / 2
    if "“" in words:
        worth += _QUOTED
    if _YEAR.search(words):
        worth += _DATED
    if words in taken:
        worth += _TAKEN
    if names_the_whole(text, mention.span):
        worth += _AROUND
    return worth


def names_the_whole(text: str, phrase: Span) -> bool:
    """Tell whether the words behind a phrase say that the event is a part of what it names."""
    return _WHOLE.match(text, phrase.end) is not None
