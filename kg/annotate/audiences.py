"""Finds the words for groups of people that a service may be meant for."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.annotate.tables import read_table
from kg.datamodel import AudienceMention, Span


@lru_cache(maxsize=1)
def _words() -> tuple[AhoCorasick, tuple[str, ...]]:
    rows = read_table("audiences.tsv", 2)
    automaton = AhoCorasick([word for word, _ in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(audience for _, audience in rows)


def find_audiences(text: str) -> tuple[AudienceMention, ...]:
    """Return the words for audiences in ``text``, in order, the longest at each place; 女大学生 are two."""
    automaton, audiences = _words()
    return tuple(
        AudienceMention(Span(start, end), audience)
        for index, start, end in automaton.find_matches_as_indexes(text)
        for audience in audiences[index].split("、")
    )
