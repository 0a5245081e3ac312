"""Automata (Aho-Corasick) that find all words of a list in one pass over a text.

A match is where a word starts and ends, and its number in the list.
"""

from __future__ import annotations

from collections.abc import Iterable

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

Automaton = CharwiseDoubleArrayAhoCorasick
Match = tuple[int, int, int]
"""Start, end, number of the word."""


def longest_of(words: Iterable[str]) -> Automaton:
    """Return what finds the longest word that begins first, and so on behind it: by ``find``.

    Of equal words the first counts. Raises ``ValueError`` where a word is empty.
    """
    return _automaton(list(words), MATCH_KIND_LEFTMOST_LONGEST)


def each_of(words: Iterable[str]) -> Automaton:
    """Return what finds every word, overlapping ones too: by ``find_overlapping``. Raises ``ValueError`` likewise."""
    return _automaton(list(words), MATCH_KIND_STANDARD)


def _automaton(words: list[str], kind: int) -> Automaton:
    if not all(words):
        raise ValueError("the list holds an empty word")
    # Words begin nearly everywhere in a Chinese text, so looking for the next place first only costs time.
    return Automaton(words, kind, use_prefilter=False)
