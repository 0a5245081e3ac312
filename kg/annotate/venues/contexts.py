"""Patterns of the words beside places, made from their table."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.tables import read_table


@cache
def _words() -> dict[str, list[str]]:
    """Return the words of venue_contexts.tsv by kind."""
    kinds: dict[str, list[str]] = {}
    for word, kind in read_table("venue_contexts.tsv", 2):
        kinds.setdefault(kind, []).append(word)
    return kinds


def any_of(kind: str) -> str:
    """Return the source of a pattern for any word of a kind, the longest first."""
    words = sorted(_words()[kind], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def pattern(kind: str, form: str = "{}") -> re.Pattern[str]:
    """Return the pattern ``form`` with the words of ``kind`` in place of ``{}``, those of others for ``{other}``."""
    for other in _words():
        form = form.replace("{" + other + "}", any_of(other))
    return re.compile(form.replace("{}", any_of(kind)))


def is_verb_at(text: str, place: int) -> bool:
    """Tell whether a verb of one character stands at ``place`` that is no part of another word: 上|办院坝招聘."""
    return pattern("verb", "[里内上]?(?!{no-verb}){}").match(text, place) is not None
