"""The words of the lexicon that tell what a clause speaks of."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind


@lru_cache(maxsize=1)
def _cues() -> tuple[AhoCorasick, tuple[str, ...]]:
    text = files("kg.discourse").joinpath("lexicons", "scene_cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    automaton = AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(row[1] for row in rows)


def find_cues(text: str) -> list[tuple[int, str]]:
    """Return where a cue begins, and its class, in order."""
    automaton, classes = _cues()
    return [(start, classes[index]) for index, start, _ in automaton.find_matches_as_indexes(text)]
