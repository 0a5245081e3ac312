"""Finds the noun phrases that name or point at an activity, with their left edge."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.annotate.segmentation import segment
from kg.annotate.tables import read_table
from kg.datamodel import EventMention, Span

_REACH = 40
"""A name is no longer than this to the left of its head."""
_BOUNDARY = re.compile(r"[，。；：！？、\n\t\u3000…—|]|（[一二三四五六七八九十\d]+）|\d[.．]")
_QUOTES = {"”": "“", "’": "‘", "》": "《", "）": "（"}
_OCCASION = re.compile(
    r"(?P<form>下|上|这|那|该|本|此|首|头|第[一二三四五六七八九十\d]+|[\u4e00-\u9fff]{2}?)(?P<head>一?[场站期趟摊届次])(?=[，。；：！？、是在的安放开设定有选办”于\n]|$)"
)
_LONGER = re.compile(r"(?:[及暨和、]?(?:现场|大型|专场)?招聘)?(?:大会|会|活动|专场|洽谈会|启动仪式)")
_LEADING = re.compile(
    r"(?:自|继|第[一二三四五六七八九十\d]+、|这[场次个届]|本[次场届]|此次|该|一[场次个届]|两场|又一|我[省市州县区校]|今年的?|"
    r"(?:\d{1,2}月)?\d{1,2}日(?:（[^）]{1,8}）)?(?:晚|上午|下午)?的?|\d{1,2}月的?|（[^）]{1,6}）|\d{1,2}:\d{2}|[一二三四五六七八九十]+、|[-—~]+)+"
)
_QUOTED = re.compile(r"“([^“”\n]{2,24})”")


class _Head(NamedTuple):
    kind: str
    rank: str


@lru_cache(maxsize=1)
def _heads() -> tuple[AhoCorasick, tuple[_Head, ...]]:
    rows = read_table("event_heads.tsv", 3)
    automaton = AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(_Head(kind, rank) for _, kind, rank in rows)


@lru_cache(maxsize=1)
def _edges() -> tuple[re.Pattern[str], frozenset[str]]:
    words = [row[0] for row in read_table("event_edges.tsv", 1)]
    long = sorted((w for w in words if len(w) > 1), key=lambda w: (-len(w), w))
    return re.compile("|".join(long)), frozenset(w for w in words if len(w) == 1)


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = dict(read_table("event_forms.tsv", 2))
    return re.compile("|".join(sorted(rows, key=lambda w: (-len(w), w)))), rows


def find_event_mentions(text: str) -> tuple[EventMention, ...]:
    """Return the event phrases of ``text`` in order of their heads.

    Of the heads inside one phrase (启动仪式暨招聘会) the last is kept. A quoted name without a head of its own is a
    mention whose head is the name itself and whose kind is empty.
    """
    automaton, heads = _heads()
    found: list[EventMention] = []
    for index, start, head_end in automaton.find_matches_as_indexes(text):
        kind, rank = heads[index]
        left = left_edge(text, start)
        end = _right_edge(text, head_end, left)
        mention = EventMention(Span(left, end), Span(start, end), kind, rank, _form(text, left, start))
        while found and found[-1].span.start >= left:
            found.pop()
        found.append(mention)
    found.extend(_quoted(text, found))
    return tuple(sorted(found, key=lambda m: (m.head.start, m.head.end)))


def left_edge(text: str, head: int) -> int:
    """Return where the phrase begins whose head begins at ``head``."""
    least = max(0, head - _REACH)
    edge = head
    while edge > least:
        mark = text[edge - 1]
        if mark in _QUOTES:
            opened = text.rfind(_QUOTES[mark], least, edge - 1)
            if opened < 0:
                break
            edge = opened
            continue
        if _BOUNDARY.match(mark) or mark in "“‘《（":
            break
        edge -= 1
    return _after_last_stop(text, edge, head)


def _after_last_stop(text: str, start: int, head: int) -> int:
    """Return the end of the last word before ``head`` that no name contains."""
    many, single = _edges()
    last = start
    outside = _outside_quotes(text, start, head)
    for begin, end in outside:
        for match in many.finditer(text, begin, end):
            last = max(last, match.end())
    for begin, end in outside:
        if any(c in single for c in text[max(begin, last) : end]):
            place = max(begin, last)
            for word in segment(text[place:end]):
                place += len(word)
                if word in single:
                    last = place
    while last < head and text[last] in "的了”’）":
        last += 1
    leading = _LEADING.match(text, last, head)
    return leading.end() if leading else last


def _outside_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    place = start
    while place < end:
        opened = text.find("“", place, end)
        if opened < 0:
            pieces.append((place, end))
            break
        if opened > place:
            pieces.append((place, opened))
        closed = text.find("”", opened, end)
        place = closed + 1 if closed >= 0 else opened + 1
    return pieces


def _right_edge(text: str, end: int, left: int) -> int:
    """Take in what lengthens the head (专场招聘|会) and a closing quote whose opening lies inside the phrase."""
    longer = _LONGER.match(text, end)
    if longer:
        end = longer.end()
    if end < len(text) and text[end] == "”" and text.count("“", left, end) > text.count("”", left, end):
        end += 1
    return end


def _form(text: str, left: int, head: int) -> str:
    pattern, forms = _forms()
    before = text[max(0, left - 4) : left]
    for match in pattern.finditer(text, max(0, left - 4), head):
        if match.start() >= left or before.endswith(match.group()):
            return forms[match.group()]
    return "bare"


def _quoted(text: str, found: list[EventMention]) -> list[EventMention]:
    covered = [m.span for m in found]
    mentions = []
    for match in _QUOTED.finditer(text):
        span = Span(*match.span())
        if any(s.start < span.end and span.start < s.end for s in covered):
            continue
        mentions.append(EventMention(span, span, "", "quoted", "bare"))
    return mentions
