"""Cuts a text into sentences and clauses, the units that the discourse reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.datamodel import Block, Clause, Span

_SENTENCE_END = re.compile(r"[。！？!?]+[”’）】]*|…{2,}[”’]?|；")
# A comma inside 4,326 and a colon inside 9：00 are part of the number.
_CLAUSE_END = re.compile(r"(?:(?<!\d)[，,]|[，,](?!\d{3}(?!\d))|(?<!\d)：|：(?!\d)|[\t\u3000])+|——+|—(?=[^\d—])")


def find_clauses(text: str, blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """Return the clauses of ``text`` in order, each with its sentence and block number.

    A sentence ends at 。！？； and at the end of its block; a clause also at a comma, a colon,
    a dash or a gap set by the layout. Brackets and quotes do not hold a clause together, for
    figures stand in them as often as outside.
    """
    clauses: list[Clause] = []
    sentence = 0
    for number, block in enumerate(blocks):
        for start, end in _pieces(text, block.span, _SENTENCE_END):
            for span in _pieces(text, Span(start, end), _CLAUSE_END):
                trimmed = _trim(text, span)
                if trimmed.start < trimmed.end:
                    clauses.append(Clause(trimmed, sentence, number))
            sentence += 1
    return tuple(clauses)


def _pieces(text: str, span: Span, boundary: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for match in boundary.finditer(text, span.start, span.end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
