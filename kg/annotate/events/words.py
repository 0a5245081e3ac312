"""Cuts a text into the words that edges of event phrases are told by."""

from __future__ import annotations

from typing import NamedTuple

from kg.annotate.events.lexicon import word_automaton

BOUNDARY = frozenset("，。；：！？…\n\t\u3000|｜ “‘（【《》”）】")
"""Marks that no phrase reaches over, closing quotes and brackets of its own apart."""


class Word(NamedTuple):
    """A word of the lists, by where it begins and ends."""

    start: int
    end: int
    role: str
    """``wall``, ``soft``, ``verb``, ``year``, ``place``, ``head`` or ``inside``."""


class Words(NamedTuple):
    """A text as words; characters that no list knows stand between them."""

    text: str
    ending: dict[int, Word]
    starting: dict[int, Word]

    def before(self, place: int) -> Word | None:
        """Return the word that ends at ``place``."""
        return self.ending.get(place)

    def after(self, place: int) -> Word | None:
        """Return the word that begins at ``place``."""
        return self.starting.get(place)


def cut_words(text: str) -> Words:
    """Return the words of ``text``: the longest that begins first wins, and what it covers begins none."""
    automaton, roles = word_automaton()
    found = [Word(start, end, roles[number]) for number, start, end in automaton.find_matches_as_indexes(text)]
    return Words(text, {word.end: word for word in found}, {word.start: word for word in found})
