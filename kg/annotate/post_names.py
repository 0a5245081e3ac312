"""Tells whether a few words name a post, and where in a phrase the name begins and ends."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import Span

END, TITLE, WORD, UNKNOWN, NO_POST = 4, 3, 2, 1, 0
"""How sure a phrase names a post: its ending says so; it may be a speaker's title; it is a trade;
nothing speaks against it; it cannot."""

_LONGEST_NAME, _LONGEST_UNKNOWN, _ONE_PERSON = 14, 8, 3
_SHAPE = re.compile(r"[A-Za-z0-9+#./·\-\u4e00-\u9fff]+")
_FOREIGN = frozenset("我你您他她它们这那哪谁什么吗呢吧没不很太被把让给所得着过了说问看着去来")
_NO_START = re.compile(
    r"会(?![计务员展籍议])|[懂想做需含共各本该某几限]|能(?![源量耗])|有(?![机色线])|无(?![损人纺尘线菌机])|可(?![视编靠])|"
    r"首[日天]|当[日天]|全[天年国省市县区镇乡村]|现场|累计|今[天年]|去年|昨[日天]|登记|留下|收到|到场|入场|进场|参加|预计|达成|初步"
)
_FUNCTION = frozenset("的了着是在和与及从到对向由于为有都也就还等每各该其0123456789")
_JOINT = re.compile(r"以及|还有|[和及与或到]")
_FOLLOWER = re.compile(
    r"[就也都还已正在来去到一只被我你他这最刚仍，]|不到|分成|进|入|半天|当[天场晚即]|一上午|很快|大约|给|开[到出价给]|拿|能|可|最|包[吃住]|管[吃住饭]|每|底薪|起薪|保底|月薪|一个?月"
)
_SUFFIX_RANKS = {"end": END, "title": TITLE, "word": WORD, "not": NO_POST}


class Name(NamedTuple):
    """A phrase that may name a post."""

    span: Span
    grade: int


class _Endings(NamedTuple):
    ranks: dict[str, int]
    """By the ending of a name."""
    alone: frozenset[str]
    """Words that are no post by themselves, whatever they end with."""
    inside: frozenset[str]
    """Words that hold an ending and end nothing."""
    longest: int


@cache
def _endings() -> _Endings:
    rows = read_table("post_words.tsv", 2)
    ranks = {word: _SUFFIX_RANKS[role] for role, word in rows if role in _SUFFIX_RANKS}
    alone, inside = (frozenset(word for role, word in rows if role == kind) for kind in ("same", "inside"))
    return _Endings(ranks, alone, inside, max(map(len, ranks)))


@cache
def _automaton() -> tuple[Automaton, tuple[bool, ...]]:
    """Return the automaton of all endings, and which of them are of posts."""
    ranks, _, inside, _ = _endings()
    words = sorted(ranks.keys() | inside)
    ends_post = tuple(ranks.get(word, NO_POST) > NO_POST for word in words)
    return longest_of(words), ends_post


def ending_places(text: str) -> list[int]:
    """Return where words end that can end the name of a post, in order: no post is elsewhere, but for unknown ones."""
    automaton, ends_post = _automaton()
    return [end for _, end, word in automaton.find(text) if ends_post[word]]


def grade(name: str) -> int:
    """Return how sure ``name`` names a post: ``END`` … ``NO_POST``. The longest known ending decides."""
    size = len(name)
    if not 2 <= size <= _LONGEST_NAME or not _FOREIGN.isdisjoint(name):
        return NO_POST
    ranks, alone, _, longest = _endings()
    if name in alone or not _SHAPE.fullmatch(name) or (name not in ranks and _NO_START.match(name)):
        return NO_POST
    if size == _ONE_PERSON and name.endswith("师傅"):
        return NO_POST  # 王师傅
    for length in range(min(size, longest), 0, -1):
        rank = ranks.get(name[-length:])
        if rank is None:
            continue
        return NO_POST if not _FUNCTION.isdisjoint(name[:-length]) else rank
    if name.endswith("类"):
        return WORD
    return NO_POST if size > _LONGEST_UNKNOWN or not _FUNCTION.isdisjoint(name) else UNKNOWN


def names_in(text: str, span: Span) -> list[Name]:
    """Return the names that a phrase holds: those that a conjunction joins (禽肉分割工和制冷工), or the phrase.

    Where the whole is no name, what stands before its first adverb or verb may be one (焊工就满了).
    """
    for joint in _JOINT.finditer(text, span.start, span.end):
        left, right = Span(span.start, joint.start()), Span(joint.end(), span.end)
        rank = grade(text[left.start : left.end])
        if rank >= WORD and right.end - right.start >= 2:
            return [Name(left, rank), *names_in(text, right)]
    rank = grade(text[span.start : span.end])
    if rank < WORD:
        stop = _FOLLOWER.search(text, span.start + 2, span.end)
        head = Span(span.start, stop.start()) if stop else span
        if stop and grade(text[head.start : head.end]) == END:
            return [Name(head, END)]
    return [Name(span, rank)]


def same_post(name: str, word: str) -> bool:
    """Whether a short word takes up a post named before (机长 ← 印刷机长, 调机 ← 数控调机, 焊工 ← 焊装)."""
    if word in name:
        return True
    return len(word) == 2 and word[-1] in "工员师" and word[0] == name[0]
