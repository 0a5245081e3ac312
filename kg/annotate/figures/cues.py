"""Words beside a number that tell what it counts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.annotate.tables import read_table


class Cue(NamedTuple):
    """A cue word in its place."""

    start: int
    end: int
    word: str
    measures: tuple[str, ...]
    """The measures that the word speaks for, in the order of the list."""


class _Lexicon(NamedTuple):
    words: tuple[str, ...]
    measures: tuple[tuple[str, ...], ...]
    automaton: AhoCorasick


def find_cues(text: str) -> tuple[Cue, ...]:
    """Return the cue words of ``text`` in order; the longest that begins first wins."""
    known = _lexicon()
    matches = known.automaton.find_matches_as_indexes(text)
    return tuple(Cue(start, end, known.words[index], known.measures[index]) for index, start, end in matches)


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    found: dict[str, list[str]] = {}
    for word, measure in read_table("measure_cues.tsv", 2):
        found.setdefault(word, []).append(measure)
    measures = tuple(tuple(dict.fromkeys(each)) for each in found.values())
    return _Lexicon(tuple(found), measures, AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest))
