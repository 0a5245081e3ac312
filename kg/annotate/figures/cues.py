"""Words beside a number that tell what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import Quantity

_MEASURES = (
    "companies posts vacancies attendees viewers intentions hires resumes consultations materials sessions trainees"
    " enrolled graduates occupations booths"
)
MEASURES = frozenset(_MEASURES.split())
"""Classes of cues that are measures."""
COVER = "plain"
"""The class of words that only keep a shorter cue from being read into them."""


class Cue(NamedTuple):
    """A cue word in its place."""

    start: int
    end: int
    classes: tuple[str, ...]
    """What the word speaks for: measures, or other classes of measure_cues.tsv."""


class _Lexicon(NamedTuple):
    classes: tuple[tuple[str, ...], ...]
    automaton: Automaton


def find_cues(text: str, quantities: Sequence[Quantity]) -> list[Cue]:
    """Return the cue words of ``text`` in order; the longest that begins first wins, and none reaches into a number."""
    known = _lexicon()
    matches = known.automaton.find(_without(text, quantities))
    return [Cue(start, end, classes) for start, end, index in matches if (classes := known.classes[index])]


def _without(text: str, quantities: Sequence[Quantity]) -> str:
    """Return ``text`` with quantities, which do not overlap, blotted out; all else keeps its place."""
    pieces: list[str] = []
    done = 0
    for quantity in quantities:
        start, end = quantity.span
        pieces += (text[done:start], "\0" * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


@cache
def _lexicon() -> _Lexicon:
    found: dict[str, dict[str, None]] = {}
    for name, words in read_table("measure_cues.tsv", 2):
        for word in words.split():
            found.setdefault(word, {})[name] = None
    classes = tuple(tuple(name for name in names if name != COVER) for names in found.values())
    return _Lexicon(classes, longest_of(found))
