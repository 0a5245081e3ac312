"""Cuts sentences about recruiting into marks, cue words, numbers, pays, bodies and the text between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import OrganisationMention, Quantity, Span

STRONG, WEAK, FAINT = 3, 2, 1
"""How surely a verb says that somebody recruits."""

_FORCES = {"strong": STRONG, "weak": WEAK, "faint": FAINT}
_EDGES = ("lead", "tail")
_MARKS = {
    "list": "、", "comma": "，,", "colon": "：:", "semi": "；;", "quote": "“”‘’",
    "open": "（(【[", "close": "）)】]", "gap": "\u3000\t|｜",
}  # fmt: skip
_PEOPLE = frozenset({"名", "人", "个", "位", ""})
_COUNTING = frozenset({"count", "range", "article"})
_CLAUSE_ENDS = "，、；。\n）"


_BEFORE_JOINT = frozenset({"count", "pay", "close"})
_JOINED = re.compile(r"[和及与](?![面料弦声])|以及|还有")
_JOINS = re.compile(r"(?:[和及与]|以及|还有)\Z")


class Token(NamedTuple):
    """A stretch of a sentence and what it is."""

    kind: str
    """``text``, ``verb``, ``pick``, ``noun``, ``slot``, ``total``, ``etc``, ``count``, ``other``, ``pay``, ``body``,
    ``list``, ``comma``, ``colon``, ``semi``, ``gap``, ``quote``, ``open`` or ``close``."""
    span: Span
    force: int = 0
    """Of a verb: ``FAINT`` … ``STRONG``."""
    quantity: Quantity | None = None
    """Of ``count`` and ``other``."""


class _Cue(NamedTuple):
    kind: str
    force: int
    not_before: tuple[str, ...]
    not_behind: tuple[str, ...]


class _Cues(NamedTuple):
    automaton: Automaton
    cues: tuple[_Cue, ...]
    telling: dict[int, frozenset[int]]
    """By force: the numbers of the cues that are verbs of at least this force, or pick a post."""
    leads: dict[str, tuple[str, ...]]
    """Words at the front of a phrase that belong to no name, by how they begin, the longest first."""
    tails: dict[str, tuple[str, ...]]
    """Those at the back, by how they end."""


@cache
def _cues() -> _Cues:
    edges: dict[str, set[str]] = {edge: {" "} for edge in _EDGES}
    words: dict[str, _Cue] = {char: _Cue(kind, 0, (), ()) for kind, chars in _MARKS.items() for char in chars}
    words |= {dash: _Cue("colon", 0, (), ()) for dash in ("—", "——", "--")}
    for role, word, before, behind in read_table("post_cues.tsv", 4):
        if role in edges:
            edges[role].add(word)
        else:
            kind, force = ("verb", _FORCES[role]) if role in _FORCES else (role, 0)
            words[word] = _Cue(kind, force, _parted(before), _parted(behind))
    cues = tuple(words.values())
    return _Cues(
        longest_of(words),
        cues,
        {
            least: frozenset(number for number, cue in enumerate(cues) if cue.force >= least or cue.kind == "pick")
            for least in (FAINT, WEAK, STRONG)
        },
        _by_character(edges["lead"], 0),
        _by_character(edges["tail"], -1),
    )


def _by_character(words: Iterable[str], place: int) -> dict[str, tuple[str, ...]]:
    """Return the words by the character at one of their ends, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[place], []).append(word)
    return {character: tuple(those) for character, those in found.items()}


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


class CueText(NamedTuple):
    """A text with every mark and cue word found in it, and the tokens that stand whatever words are in them."""

    text: str
    matches: tuple[tuple[int, int, int], ...]
    """Start, end and number of the cue, in order."""
    starts: tuple[int, ...]
    fixed: tuple[Token, ...]
    fixed_starts: tuple[int, ...]


def find_cues(text: str, fixed: Sequence[Token]) -> CueText:
    """Return a text with its cues; ``fixed`` are the bodies, pays and numbers of ``fixed_tokens``."""
    matches = tuple(_cues().automaton.find(text))
    starts = tuple(map(itemgetter(0), matches))
    return CueText(text, matches, starts, tuple(fixed), tuple([token.span.start for token in fixed]))


def fixed_in(page: CueText, sentence: Span) -> tuple[Token, ...]:
    """Return the bodies, pays and numbers that begin in a sentence."""
    return page.fixed[bisect_left(page.fixed_starts, sentence.start) : bisect_left(page.fixed_starts, sentence.end)]


def verb_places(page: CueText, sentence: Span, least: int) -> list[int]:
    """Return where words of a sentence begin that may be verbs of at least this force, or pick a post."""
    low, high = bisect_left(page.starts, sentence.start), bisect_left(page.starts, sentence.end)
    telling = _cues().telling[least]
    return [start for start, _, number in page.matches[low:high] if number in telling]


def tokens_in(page: CueText, sentence: Span) -> list[Token]:
    """Return the tokens of a sentence without the text between them; bodies, pays and numbers go before cue words."""
    cues, text = _cues().cues, page.text
    waiting = deque(fixed_in(page, sentence))
    held: list[Token] = []
    done = sentence.start
    for start, end, number in page.matches[
        bisect_left(page.starts, sentence.start) : bisect_left(page.starts, sentence.end)
    ]:
        while waiting and waiting[0].span.start <= start:
            token = waiting.popleft()
            if token.span.start >= done:
                held.append(token)
                done = token.span.end
        kind, force, not_before, not_behind = cues[number]
        if start < done or (not_before and text.endswith(not_before, 0, start)) or text.startswith(not_behind, end):
            continue
        done = end
        held.append(Token(kind, Span(start, end), force))
    held.extend(token for token in waiting if token.span.start >= done)
    return held


def with_text(text: str, sentence: Span, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence with the stretches of text around and between them.

    A conjunction beside a number parts a list like 、: 30名护理员和5名康复师, 操作工20名和质检员5名.
    """
    whole: list[Token] = []
    start = sentence.start
    for token in (*tokens, Token("", Span(sentence.end, sentence.end))):
        end = token.span.start
        if end > start:
            if whole and whole[-1].kind in _BEFORE_JOINT and (joint := _JOINED.match(text, start, end)):
                whole.append(Token("list", Span(start, joint.end())))
                start = joint.end()
            behind = _JOINS.search(text, start + 1, end) if token.kind == "count" and end > start else None
            stop = behind.start() if behind else end
            if stop > start:
                whole.append(Token("text", Span(start, stop)))
            if behind:
                whole.append(Token("list", Span(stop, end)))
        if token.kind:
            whole.append(token)
            start = token.span.end
    return whole


def stripped(text: str, span: Span) -> Span:
    """Return a stretch of text without the words at its edges that belong to no name; it may be empty."""
    cues = _cues()
    start, end = span
    while start < end and (lead := _lead(text, start, end, cues.leads.get(text[start], ()))):
        start += lead
    while start < end and (tail := _tail(text, start, end, cues.tails.get(text[end - 1], ()))):
        end -= tail
    return Span(start, end)


def _lead(text: str, start: int, end: int, words: tuple[str, ...]) -> int:
    """Return the length of the first of ``words`` that a stretch begins with, 0 for none."""
    for word in words:
        if text.startswith(word, start, end):
            return len(word)
    return 0


def _tail(text: str, start: int, end: int, words: tuple[str, ...]) -> int:
    """Return the length of the first of ``words`` that a stretch ends with, 0 for none."""
    for word in words:
        if text.endswith(word, start, end):
            return len(word)
    return 0


def fixed_tokens(
    text: str, pays: Sequence[Span], quantities: Sequence[Quantity], organisations: Sequence[OrganisationMention]
) -> list[Token]:
    """Return bodies, pays and numbers in order; a pay goes before a body, a body before a number."""
    ranked = [(span.start, 0, -span.end, Token("pay", span)) for span in pays]
    ranked += [(body.span.start, 1, -body.span.end, Token("body", body.span)) for body in organisations]
    for quantity in quantities:
        kind = "count" if _is_headcount(text, quantity) else "other"
        ranked.append((quantity.span.start, 2, -quantity.span.end, Token(kind, quantity.span, 0, quantity)))
    ranked.sort(key=lambda row: row[:3])
    kept: list[Token] = []
    for *_, token in ranked:
        if not kept or token.span.start >= kept[-1].span.end:
            kept.append(token)
    return kept


def _is_headcount(text: str, quantity: Quantity) -> bool:
    """Whether a quantity can be a number of people wanted: 20名, or a bare 20 that ends its clause."""
    if quantity.kind not in _COUNTING or quantity.classifier not in _PEOPLE:
        return False
    return quantity.classifier != "" or text[quantity.span.end : quantity.span.end + 1] in _CLAUSE_ENDS
