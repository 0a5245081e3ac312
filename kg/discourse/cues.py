"""The words of the lexicon that tell what a clause speaks of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.automata import Automaton, longest_of


@cache
def _cues() -> tuple[Automaton, tuple[str, ...]]:
    text = files("kg.discourse").joinpath("lexicons", "scene_cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    automaton = longest_of(row[0] for row in rows)
    return automaton, tuple(row[1] for row in rows)


def find_cues(text: str) -> list[tuple[int, str]]:
    """Return where a cue begins, and its class, in order."""
    automaton, classes = _cues()
    return [(start, classes[index]) for start, _, index in automaton.find(text)]
