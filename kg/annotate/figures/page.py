"""A text with all that the features of its numbers are made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.annotate.figures.cues import Cue, find_cues
from kg.annotate.figures.layout import Layout, read_layout
from kg.datamodel import PostMention, Quantity, Span

_DIFFERENCE = re.compile(
    r"(?:(?:比|较)[^，。；！？：\n]{0,14}?(?:多|少|增加|减少|增长|下降|新增|上升|扩大|缩小)(?:出|掉|来|办)?了?"
    r"|(?<![至最不很许太更顶])[多少](?:[来到招办收开成进报投签]?了|出来?了?|掉了?)|(?:常年|长期|一直|每年)[^，。；！？：\n]{0,8}?(?:保持|稳定|维持)在|减少了?|净增|(?<!新)增加了|增长了)\Z"
)
"""In front of a number: how much more or less than before."""
_DIFFERENCE_ENDS = frozenset("在多少加长降增升大小出掉来办了")
_REACH = 24
_OPENING, _CLOSING = re.compile("“"), re.compile("”")
_AMONG = re.compile("其中|包括|含")
"""In front of the parts of a number."""


class Page(NamedTuple):
    """A text, its counts, and what stands beside them."""

    text: str
    counts: list[Quantity]
    """Quantities that may be figures: counts with a value, but not those that only tell a difference."""
    cues: list[Cue]
    cue_starts: list[int]
    layout: Layout
    posts: list[tuple[int, int]]
    """Where posts are named, in order."""
    headcounts: frozenset[Span]
    """Numbers wanted for a post."""
    opened: list[int]
    """Where quotes begin."""
    closed: list[int]
    """Where quotes end."""
    among: list[tuple[int, int]]
    """Where 其中 and the like end and begin."""


def read_page(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> Page:
    """Return ``text`` with its counts and their surroundings; nothing is looked up where it holds no count."""
    counts = [
        quantity
        for quantity in quantities
        if quantity.kind == "count" and quantity.value is not None and not _is_difference(text, quantity.span.start)
    ]
    cues = find_cues(text, quantities) if counts else []
    return Page(
        text,
        counts,
        cues,
        [cue.start for cue in cues],
        read_layout(text if counts else ""),
        sorted((post.span.start, post.span.end) for post in posts),
        frozenset(post.headcount_span for post in posts if post.headcount_span),
        [mark.start() for mark in _OPENING.finditer(text)],
        [mark.start() for mark in _CLOSING.finditer(text)],
        [(mark.end(), mark.start()) for mark in _AMONG.finditer(text)] if counts else [],
    )


def _is_difference(text: str, start: int) -> bool:
    """Whether the number at ``start`` tells how much more or less there is than before: 比上年多14家."""
    return text[start - 1 : start] in _DIFFERENCE_ENDS and bool(
        _DIFFERENCE.search(text[max(0, start - _REACH) : start])
    )
