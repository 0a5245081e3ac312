"""An article as a row of tokens: the annotations, the words that tell what a body does, and the marks between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from operator import itemgetter

from kg.automata import Automaton, longest_of
from kg.datamodel import AnnotatedText, Span
from kg.extract.tables import read_table

MARKS = {
    "，": "comma",
    "、": "dot",
    "。": "stop",
    "！": "stop",
    "？": "stop",
    "；": "stop",
    "…": "stop",
    "：": "colon",
    ":": "colon",
    "\n": "line",
    "\t": "cell",
    "\u3000": "cell",
    "“": "quote",
    "”": "quote",
    "（": "open",
    "）": "close",
    "【": "line",
    "】": "colon",
}
_LABELS = {
    "host": "hosts",
    "undertake": "undertakes",
    "co": "coOrganises",
    "exec": "executes",
    "guide": "guides",
    "support": "supports",
}
_GAPS = (" ", "\u3000", "\t", "｜", "|")
_BLANKS = ("", "\n", *_GAPS)
BODY, EVENT, DATE, PLACE, FIGURE, PERSON = "B", "E", "D", "P", "N", "H"


Token = tuple[int, int, str]
"""A stretch that means something for what a body does: start, end, and class of a word or mark, or one of the capitals
for an annotation. They stay bare triples, for there are hundreds of them and few are looked at."""


class Stream:
    """The tokens of an article in order; they do not overlap."""

    def __init__(self, annotated: AnnotatedText) -> None:
        self.text = annotated.reading.text
        self.tokens = tuple(_merged(self.text, annotated))
        self._starts: list[int] = list(map(itemgetter(0), self.tokens))
        self._ends: list[int] = list(map(itemgetter(1), self.tokens))

    def behind(self, place: int, most: int) -> tuple[Token, ...]:
        """Return the tokens from ``place`` on, at most so many."""
        first = bisect_left(self._starts, place)
        return self.tokens[first : first + most]

    def before(self, place: int, most: int) -> tuple[Token, ...]:
        """Return the tokens that end at or before ``place``, the nearest first, at most so many."""
        last = bisect_right(self._ends, place)
        return self.tokens[max(0, last - most) : last][::-1]


def _merged(text: str, annotated: AnnotatedText) -> list[Token]:
    """Return annotations and, where none stands, words."""
    merged: list[Token] = []
    fixed = _annotations(annotated)
    ahead = iter(fixed)
    following = next(ahead, None)
    done = 0
    automaton, kinds = _lexicon()
    for start, end, number in automaton.find(text):
        while following is not None and following[0] <= start:
            merged.append(following)
            done = following[1]
            following = next(ahead, None)
        if start < done or (following is not None and following[0] < end):
            continue
        kind = _as_label(text, start, end, kinds[number])
        if kind != "x":
            merged.append((start, end, kind))
    if following is not None:
        merged.append(following)
    return [*merged, *ahead]


def _as_label(text: str, start: int, end: int, kind: str) -> str:
    """Return the class of a word; a verb that blanks part from all else is a label: 主办 甲　承办 乙."""
    role = _LABELS.get(kind)
    apart = text[start - 1 : start] in _BLANKS and text[end : end + 1] in _GAPS
    return f"label:{role}" if role is not None and apart else kind


def _annotations(annotated: AnnotatedText) -> list[Token]:
    """Return the annotations in order; of those that overlap, the one that is named first here."""
    spans: list[tuple[Span, str]] = [(body.span, BODY) for body in annotated.organisations]
    spans += [(event.head, EVENT) for event in annotated.events if event.head.start < event.head.end]
    spans += [(Span(person.span.start, person.span.start + len(person.name)), PERSON) for person in annotated.people]
    spans += [(figure.span, FIGURE) for figure in annotated.figures]
    spans += [(venue.span, PLACE) for venue in annotated.venues]
    spans += [(date.span, DATE) for date in annotated.dates]
    spans += [(division.span, PLACE) for division in annotated.divisions]
    taken = bytearray(len(annotated.reading.text) + 1)
    kept: list[Token] = []
    for (start, end), kind in spans:
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, kind))
    return sorted(kept)


@cache
def _lexicon() -> tuple[Automaton, tuple[str, ...]]:
    rows = [*read_table("acting_words.tsv", 2), *MARKS.items()]
    return longest_of(row[0] for row in rows), tuple(row[1] for row in rows)
