"""Cuts a text into the words that edges of event phrases are told by."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from kg.annotate.events.lexicon import word_automaton

BOUNDARY = frozenset("，。；：！？…\n\t\u3000|｜ “‘（【《》”）】◇◆□■○●◎△▲▽▼☆★※►▶▪🔸🔹🔶🔷📣📢📌👉✅✨🚌💼")
"""Marks that no phrase reaches over, closing quotes and brackets of its own apart."""


class Word(NamedTuple):
    """A word of the lists, by where it begins and ends."""

    start: int
    end: int
    role: str
    """``wall``, ``soft``, ``verb``, ``year``, ``place``, ``head`` or ``inside``."""


class Words:
    """A text as words; characters that no list knows stand between them."""

    def __init__(self, text: str, found: list[tuple[int, int, int]], roles: tuple[str, ...]) -> None:
        self.text = text
        # Taken out here, each match would be made anew.
        self._ending = dict(zip(map(itemgetter(1), found), found, strict=True))
        self._starting = dict(zip(map(itemgetter(0), found), found, strict=True))
        self._roles = roles

    def before(self, place: int) -> Word | None:
        """Return the word that ends at ``place``."""
        found = self._ending.get(place)
        return Word(found[0], place, self._roles[found[2]]) if found is not None else None

    def after(self, place: int) -> Word | None:
        """Return the word that begins at ``place``."""
        found = self._starting.get(place)
        return Word(place, found[1], self._roles[found[2]]) if found is not None else None


def cut_words(text: str) -> Words:
    """Return the words of ``text``: the longest that begins first wins, and what it covers begins none."""
    automaton, roles = word_automaton()
    return Words(text, automaton.find(text), roles)
