"""The words that places are told by, found in one pass over a text."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from kg.annotate.tables import read_table
from kg.automata import Automaton, Match, longest_of
from kg.datamodel import Span

HEADS = frozenset(("place", "hub", "body", "shop", "zone", "part", "site", "town", "online"))
"""Kinds of last words of places, explained in venue_heads.tsv."""
PREPOSITIONS = frozenset(("at", "put", "move", "set", "to", "use"))
"""Kinds of words that a place stands behind, explained in venue_cues.tsv."""
_MARKS = {
    "end": "。！？；!?;\n…",
    "comma": "，：—\t\u3000|",
    "pause": "、",
    "open": "“‘（《【",
    "close": "”’）》】",
}
_WITH_LE = frozenset(("put", "move", "set", "to"))
MARKS = frozenset(_MARKS)
"""Kinds of punctuation."""


class Token(NamedTuple):
    """A word or mark of the lexicon in a text."""

    start: int
    end: int
    kind: str


class Tokens(NamedTuple):
    """All words and marks of a text, in order and without overlaps, as the automaton gives them.

    They stay bare triples, for there are hundreds of them and few are looked at.
    """

    found: list[Match]
    """Start, end, entry of the lexicon."""
    kinds: tuple[str, ...]
    """Of each entry of the lexicon."""

    def at(self, index: int) -> Token:
        """Return the token of this index."""
        start, end, entry = self.found[index]
        return Token(start, end, self.kinds[entry])

    def kind(self, index: int) -> str:
        """Return the kind of the token of this index, empty in front of the first."""
        return self.kinds[self.found[index][2]] if index >= 0 else ""

    def from_place(self, place: int) -> Token:
        """Return the token that begins at ``place``, one without a kind where none does."""
        index = bisect_left(self.found, (place, 0, 0))
        begins = index < len(self.found) and self.found[index][0] == place
        return self.at(index) if begins else Token(place, place, "")

    def within(self, span: Span) -> list[Token]:
        """Return the tokens that begin in ``span``."""
        first, behind = (bisect_left(self.found, (place, 0, 0)) for place in span)
        return [self.at(index) for index in range(first, behind)]

    def of_kind(self, kind: str) -> list[Token]:
        """Return the tokens of one kind."""
        kinds = self.kinds
        return [Token(start, end, kind) for start, end, entry in self.found if kinds[entry] == kind]


@cache
def _lexicon() -> tuple[Automaton, tuple[str, ...]]:
    """Return the automaton and the kind of each word; where both tables hold a word, what it is as a cue wins."""
    kinds = dict(_rows("venue_heads.tsv")) | dict(_rows("venue_cues.tsv"))
    kinds |= {word + "了": kind for word, kind in kinds.items() if kind in _WITH_LE}
    kinds |= {mark: kind for kind, marks in _MARKS.items() for mark in marks}
    return longest_of(kinds), tuple(kinds.values())


def _rows(table: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in read_table(table, 2)]


def find_tokens(text: str) -> Tokens:
    """Return the words and marks of ``text``, the longest at each place, and a mark behind its end."""
    automaton, kinds = _lexicon()
    return Tokens(automaton.find(text + "\n"), kinds)
