"""Puts the ways together in which a text speaks of events."""

from __future__ import annotations

from kg.annotate.events.named import find_named
from kg.annotate.events.occasions import find_occasions
from kg.annotate.events.quoted import find_quoted
from kg.annotate.events.sited import find_sited
from kg.annotate.events.words import cut_words
from kg.datamodel import EventMention


def find_event_mentions(text: str) -> tuple[EventMention, ...]:
    """Return the event phrases of ``text``, a reading twin, in order of their heads, without overlaps.

    Of the heads inside one phrase (启动仪式暨招聘会) the last is kept. A quoted name without a head is a mention whose
    head is the name itself and whose kind is empty; so is an occasion that is only pointed at (这场, 下一站, 铜梁这场)
    or told by its place (萍乡放在, 14日到番禺).
    """
    words = cut_words(text)
    found = find_named(words)
    found += find_quoted(words, [mention.span for mention in found])
    found += find_occasions(words, [mention.span for mention in found])
    found += find_sited(words, [mention.span for mention in found])
    return tuple(sorted(found, key=lambda mention: (mention.head.start, mention.head.end)))
