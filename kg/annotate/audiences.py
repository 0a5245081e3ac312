"""Finds the words for groups of people that a service may be meant for."""

from __future__ import annotations

from functools import cache

from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import AudienceMention, Span

_NOBODY = "—"
"""Beside words that hold a group but mean a body, a day or a trade: 妇女节, 技工学校."""


@cache
def _words() -> tuple[Automaton, tuple[str, ...]]:
    rows = read_table("audiences.tsv", 2)
    automaton = longest_of(word for word, _ in rows)
    return automaton, tuple(audience for _, audience in rows)


def find_audiences(text: str) -> tuple[AudienceMention, ...]:
    """Return the words for audiences in ``text``, in order, the longest at each place; 女大学生 are two."""
    automaton, audiences = _words()
    return tuple(
        AudienceMention(Span(start, end), audience)
        for start, end, index in automaton.find(text)
        for audience in audiences[index].split("、")
        if audience != _NOBODY
    )
