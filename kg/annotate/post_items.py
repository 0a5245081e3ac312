"""Cuts a sentence about recruiting into items: a post with its verb, its number and its pay.

A clause ends at a comma, a colon or a quotation mark; its items are parted by 、.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.annotate.post_names import WORD, Name, names_in
from kg.annotate.tables import read_table
from kg.datamodel import Quantity, Span

STRONG, WEAK, FAINT = 3, 2, 1
"""How surely a word says that somebody recruits."""

_FORCES = {"strong": STRONG, "weak": WEAK, "faint": FAINT}
_PEOPLE = frozenset({"名", "人", "个", "位", ""})
_MARKS = {"、": "list", "，": "comma", ",": "comma", "：": "colon", ":": "colon", "；": "semi", ";": "semi"}
_OPENING, _CLOSING = "（(【[", "）)】]"


class Token(NamedTuple):
    """A stretch of a sentence and what it is."""

    kind: str
    """``text``, ``verb``, ``pick``, ``noun``, ``slot``, ``total``, ``etc``, ``count``, ``other``, ``pay``, ``body``,
    ``list``, ``comma``, ``colon``, ``semi``, ``gap``, ``quote``, ``open`` or ``close``."""
    span: Span
    force: int = 0
    quantity: Quantity | None = None


class Item(NamedTuple):
    """What stands between two list marks of a clause."""

    names: tuple[Name, ...]
    force: int
    """Of the recruiting verb inside, 0 without one."""
    led: bool
    """The verb stands in front of the names."""
    count: Quantity | None
    total: bool
    """共, 合计: the number counts the whole list."""
    slot: bool
    """名额, 空缺."""
    pays: tuple[Span, ...]
    taken_up: Span | None
    """Words directly in front of a pay that may point back at a post (机长月薪9000元)."""
    noun: bool
    closing: str
    """Kind of its last token, brackets aside."""
    owned: bool
    """The names are said of a body: 某公司的焊工."""
    chosen: bool
    """Somebody picks them: 相中…"""
    plain: bool
    """Nothing but names and a number of people behind them."""
    extra: bool
    """Words that are neither name, verb, number nor pay."""
    span: Span


class Clause(NamedTuple):
    """The items of one clause, and the mark in front of it."""

    mark: str
    items: tuple[Item, ...]


class _Cues(NamedTuple):
    marks: re.Pattern[str]
    lead: re.Pattern[str]
    tail: re.Pattern[str]
    kinds: dict[str, tuple[str, int]]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    rows = read_table("post_cues.tsv", 4)
    kinds: dict[str, tuple[str, int]] = {}
    words: list[str] = []
    edges: dict[str, list[str]] = {"lead": [], "tail": []}
    for role, word, before, behind in sorted(rows, key=lambda row: (-len(row[1]), row[1])):
        if role in edges:
            edges[role].append(re.escape(word))
            continue
        kinds[word] = ("verb", _FORCES[role]) if role in _FORCES else (role, 0)
        not_before = "".join(f"(?<!{re.escape(part)})" for part in before.split("|") if part)
        not_behind = f"(?!{'|'.join(map(re.escape, behind.split('|')))})" if behind else ""
        words.append(f"{not_before}{re.escape(word)}{not_behind}")
    return _Cues(
        marks=re.compile(rf"[、，,：:；;“”‘’（）()【】\[\]]|[\u3000\t|｜]+|  +|{'|'.join(words)}"),
        lead=re.compile(rf"(?:{'|'.join(edges['lead'])}| )+"),
        tail=re.compile(rf"(?:{'|'.join(edges['tail'])}| )+$"),
        kinds=kinds,
    )


def tokens_of(text: str, sentence: Span, fixed: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence; ``fixed`` are the bodies, pays and quantities in it, in order."""
    tokens: list[Token] = []
    done = sentence.start
    for token in fixed:
        if token.span.start < done:
            continue
        tokens.extend(_between(text, Span(done, token.span.start)))
        tokens.append(token)
        done = token.span.end
    tokens.extend(_between(text, Span(done, sentence.end)))
    return tokens


def _between(text: str, span: Span) -> Iterator[Token]:
    """Yield marks, cue words and the text between them."""
    cues = _cues()
    done = span.start
    for match in cues.marks.finditer(text, span.start, span.end):
        if match.start() > done:
            yield Token("text", Span(done, match.start()))
        kind, force = cues.kinds.get(match[0]) or (_mark_kind(match[0]), 0)
        yield Token(kind, Span(*match.span()), force)
        done = match.end()
    if done < span.end:
        yield Token("text", Span(done, span.end))


def _mark_kind(mark: str) -> str:
    if mark in _OPENING:
        return "open"
    if mark in _CLOSING:
        return "close"
    return _MARKS.get(mark) or ("quote" if mark in "“”‘’" else "gap")


def clauses_of(text: str, tokens: Sequence[Token]) -> list[Clause]:
    """Return the clauses of a tokenised sentence, each cut into items."""
    clauses: list[Clause] = []
    items: list[Item] = []
    held: list[Token] = []
    mark, depth = "start", 0
    for token in (*tokens, Token("comma", Span(len(text), len(text)))):
        kind = token.kind
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        ends_clause = kind in {"comma", "colon", "semi", "quote"} or (kind == "gap" and _is_header(held))
        if depth or not (ends_clause or kind == "list"):
            held.append(token)
            continue
        if held:
            items.append(_item(text, held))
            held = []
        if ends_clause:
            if items:
                clauses.append(Clause(mark, tuple(items)))
                items = []
            mark = kind
    return clauses


def _is_header(held: Sequence[Token]) -> bool:
    """Whether a layout gap follows the name of a body: a row of a list of employers."""
    return _closing(held) == "body"


def _closing(tokens: Sequence[Token]) -> str:
    """Return the kind of the last token outside brackets, gaps aside; empty for none."""
    depth = 0
    for token in reversed(tokens):
        depth += (token.kind == "close") - (token.kind == "open")
        if not depth and token.kind not in {"open", "gap"}:
            return token.kind
    return ""


def _item(text: str, tokens: Sequence[Token]) -> Item:
    """Return one item; words inside its brackets count only where they are a pay or a number."""
    draft = _Draft()
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "pay":
            draft.pays.append(token.span)
        elif token.kind == "count":
            draft.count = draft.count or token.quantity
        elif token.kind == "verb" and not depth:
            draft.force = max(draft.force, token.force)
        elif token.kind == "text" and not depth:
            before = tokens[place - 1].kind if place else ""
            behind = tokens[place + 1].kind if place + 1 < len(tokens) else ""
            draft.read(text, token.span, before, behind)
    seen = {token.kind for token in tokens}
    return Item(
        names=tuple(draft.names), force=draft.force, led=draft.led, count=draft.count, total="total" in seen,
        slot="slot" in seen, pays=tuple(draft.pays), taken_up=draft.taken_up, noun="noun" in seen,
        closing=_closing(tokens), owned=draft.owned, chosen="pick" in seen, extra=draft.extra,
        plain=[token.kind for token in tokens] == ["text", "count"] and draft.count.classifier in {"名", "人"},
        span=Span(tokens[0].span.start, tokens[-1].span.end),
    )  # fmt: skip


@dataclass
class _Draft:
    """An item while its tokens are read."""

    names: list[Name] = field(default_factory=list)
    pays: list[Span] = field(default_factory=list)
    count: Quantity | None = None
    force: int = 0
    led: bool = False
    owned: bool = False
    extra: bool = False
    taken_up: Span | None = None

    def read(self, text: str, span: Span, before: str, behind: str) -> None:
        """Take a stretch of text as the item's names, or as words beside them."""
        found = _names(text, span)
        if not found:
            return
        if behind == "pay":
            self.taken_up = found[-1].span
        best, held = max(name.grade for name in found), max((name.grade for name in self.names), default=0)
        settled = held >= WORD or (self.count is not None and bool(self.names))
        if best > held if settled else best >= held:
            self.names = found
            self.led = self.force > 0
            self.owned = before == "body" and text[span.start] == "的"
        else:
            self.extra = True


def _names(text: str, span: Span) -> list[Name]:
    """Return the names in a stretch of text, without the words at its edges that belong to no name."""
    cues = _cues()
    start, end = span
    lead = cues.lead.match(text, start, end)
    start = lead.end() if lead else start
    tail = cues.tail.search(text, start, end)
    end = tail.start() if tail else end
    of = text.rfind("的", start, end)
    kind = text[of - 1 : of] == "类"
    if of >= 0 and not kind:
        start = of + 1
    if start >= end:
        return []
    return names_in(text, Span(start, end))


def is_headcount(text: str, quantity: Quantity) -> bool:
    """Whether a quantity can be a number of people wanted: 20名, or a bare 20 that ends its clause."""
    if quantity.kind not in {"count", "range"} or quantity.classifier not in _PEOPLE:
        return False
    return quantity.classifier != "" or text[quantity.span.end : quantity.span.end + 1] in "，、；。\n）"
