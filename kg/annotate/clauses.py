"""Cuts a text into sentences and clauses, the units that the discourse reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.annotate.openings import matches_at, opening
from kg.datamodel import Block, Clause, Span

_SENTENCE_END = re.compile(r"[。！？!?…；](?:(?<=[。！？!?])[。！？!?]*[”’）】]*|(?<=…)…+[”’]?|(?<=；))")
# A comma inside 4,326 and a colon inside 9：00 are part of the number.
_CLAUSE_END = re.compile(r"(?:(?<!\d)[，,]|[，,](?!\d{3}(?!\d))|(?<!\d)：|：(?!\d)|[\t\u3000])+|——+|—(?=[^\d—])")
_CLAUSE_MARK = opening("，,：\t\u3000—")


def find_clauses(text: str, blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """Return the clauses of ``text`` in order, each with its sentence and block number.

    A sentence ends at 。！？； and at the end of its block; a clause also at a comma, a colon,
    a dash or a gap set by the layout. Brackets and quotes do not hold a clause together, for
    figures stand in them as often as outside.
    """
    clauses: list[Clause] = []
    sentence = 0
    for number, block in enumerate(blocks):
        for start, end in _pieces(*block.span, _SENTENCE_END.finditer(text, *block.span)):
            for piece in _pieces(start, end, matches_at(_CLAUSE_MARK, _CLAUSE_END, text, start, end)):
                span = _trim(text, *piece)
                if span is not None:
                    clauses.append(Clause(span, sentence, number))
            sentence += 1
    return tuple(clauses)


def _pieces(start: int, end: int, boundaries: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for match in boundaries:
        stop, behind = match.span()
        if stop > start:
            yield start, stop
        start = behind
    if start < end:
        yield start, end


def _trim(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the spaces at its edges, None where it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
