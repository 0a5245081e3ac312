"""Cuts a sentence about recruiting into items: a post with its verb, its number and its pay.

A clause ends at a comma, a colon or a quotation mark; its items are parted by 、.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.annotate.post_names import WORD, Name, names_in
from kg.annotate.post_tokens import Token, stripped
from kg.datamodel import Quantity, Span

_CLAUSE_MARKS = frozenset({"comma", "colon", "semi", "quote"})
_ITEM_MARKS = frozenset({"list", "gap"}) | _CLAUSE_MARKS


@dataclass(slots=True)
class Item:
    """What stands between two list marks of a clause."""

    span: Span
    names: list[Name] = field(default_factory=list)
    """The phrase that may name a post, or those that a conjunction joins."""
    best: int = 0
    """The highest grade among the names."""
    force: int = 0
    """Of the recruiting verb inside, 0 without one."""
    led: bool = False
    """The verb stands in front of the names."""
    count: Quantity | None = None
    total: bool = False
    """共, 合计: the number counts the whole list."""
    pays: list[Span] = field(default_factory=list)
    bracketed: bool = False
    """The first pay stands in brackets."""
    taken_up: Span | None = None
    """Words directly in front of a pay that may point back at a post (机长月薪9000元)."""
    noun: bool = False
    """岗位, 职位 behind the names."""
    owned: bool = False
    """The names are said of a body: 某公司的焊工."""
    chosen: bool = False
    """Somebody picks them: 相中…"""
    plain: bool = False
    """Nothing but names and a number of people behind them."""
    fields: int = -1
    """Where what stands in front of 等 and the names begins (采矿、安全等专业人才), -1 where nothing does."""
    extra: bool = False
    """Words that are neither name, verb, number nor pay."""
    closing: str = ""
    """Kind of its last token, brackets aside."""

    def read(self, text: str, span: Span, before: str, behind: str) -> None:
        """Take a stretch of text as the item's names, or as words beside them."""
        found = _names(text, span)
        if not found:
            return
        if behind == "pay":
            self.taken_up = found[-1].span
        best = max([name.grade for name in found])
        settled = self.best >= WORD or (self.count is not None and bool(self.names))
        aside = self.best >= WORD and before == "other"  # 压合、蚀刻、品检三类工人
        if aside or best < self.best or (settled and best == self.best):
            self.extra = True
            return
        self.names, self.best, self.total = found, best, False  # 共需操作工300人 counts each
        self.led = self.force > 0
        self.owned = before == "body" and text[span.start] == "的"

    def note(self, text: str, kind: str, span: Span, force: int) -> None:
        """Take a cue word."""
        if kind == "verb":
            self.force = max(self.force, force)
        if kind in {"verb", "other"} and not self.names:
            self.fields = -1  # 甲厂、乙厂等6家要饲养员: no fields, but employers
        elif kind == "noun":
            self._close(text, span)
        elif kind == "slot" and self.count is not None and self.names:
            self.noun = self.noun or self.count.span.start < self.names[0].span.start
        elif kind == "etc" and self.names and self.best < WORD:
            self.fields = self.names[0].span.start
            self.names, self.best = [], 0
        elif kind == "total":
            self.total = True
        elif kind == "pick":
            self.chosen = True

    def _close(self, text: str, noun: Span) -> None:
        """Take the word for a post that follows, into the name where that is none without it: 技术类的岗位."""
        self.noun = True
        if not self.names:
            return
        (start, end), rank = self.names[-1]
        if text[end - 1] == "类" and text[end : noun.start] in "的":
            self.names[-1] = Name(Span(start, noun.end), rank)


class Clause(NamedTuple):
    """The items of one clause, and the mark in front of it."""

    mark: str
    items: list[Item]


def clauses_of(text: str, tokens: Sequence[Token]) -> list[Clause]:
    """Return the clauses of a tokenised sentence, each cut into items."""
    clauses: list[Clause] = []
    items: list[Item] = []
    held: list[Token] = []
    mark, depth = "start", 0
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind == "open" and not depth and _closing(held) == "body" and _holds_count(tokens, place):
            # 某公司（操作工20名；质检员3名）: what stands in the brackets is said of the body.
            kind = "colon"
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        # A gap ends a clause only behind the name of a body: a row in a list of employers.
        if depth or kind not in _ITEM_MARKS or (kind == "gap" and _closing(held) != "body"):
            held.append(token)
            continue
        if held:
            items.append(_item(text, held))
            held = []
        if kind != "list":
            if items:
                clauses.append(Clause(mark, items))
                items = []
            mark = kind
    if held:
        items.append(_item(text, held))
    if items:
        clauses.append(Clause(mark, items))
    return clauses


def _holds_count(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a number of people stands in the brackets that open at a place."""
    for token in tokens[place + 1 :]:
        if token.kind in ("count", "close"):
            return token.kind == "count"
    return False


def _closing(tokens: Sequence[Token]) -> str:
    """Return the kind of the last token outside brackets, gaps aside; empty for none."""
    depth = 0
    for token in reversed(tokens):
        kind = token.kind
        if kind == "close":
            depth += 1
        elif kind == "open":
            depth -= 1
        elif not depth and kind != "gap":
            return kind
    return ""


def _item(text: str, tokens: Sequence[Token]) -> Item:
    """Return one item; words inside its brackets count only where they are a pay or a number."""
    item = Item(Span(tokens[0].span.start, tokens[-1].span.end), closing=_closing(tokens))
    depth = 0
    for place, (kind, span, force, quantity) in enumerate(tokens):
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif kind == "pay":
            item.bracketed |= depth > 0
            item.pays.append(span)
        elif kind == "count":
            item.count = item.count or quantity
        elif depth:
            continue
        elif kind == "text":
            before = tokens[place - 1].kind if place else ""
            behind = tokens[place + 1].kind if place + 1 < len(tokens) else ""
            item.read(text, span, before, behind)
        else:
            item.note(text, kind, span, force)
    item.plain = _is_plain(tokens)
    return item


def _is_plain(tokens: Sequence[Token]) -> bool:
    opened = next((n for n, token in enumerate(tokens) if token.kind == "open"), -1)
    if 0 < opened < len(tokens) - 2 and tokens[-2].kind == "close":
        tokens = [*tokens[:opened], tokens[-1]]  # 讲解员（英语）2名
    if len(tokens) != 2 or tokens[0].kind != "text" or tokens[1].kind != "count":
        return False
    quantity = tokens[1].quantity
    return quantity is not None and quantity.classifier in {"名", "人"}


def _names(text: str, span: Span) -> list[Name]:
    """Return the names in a stretch of text, without the words at its edges that belong to no name."""
    start, end = stripped(text, span)
    of = text.rfind("的", start, end)
    if of >= 0 and text[of - 1] != "类":
        start, end = stripped(text, Span(of + 1, end))
    return names_in(text, Span(start, end)) if start < end else []
