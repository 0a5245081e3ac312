"""A text with all that the features of its numbers are made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.annotate.figures.cues import Cue, find_cues
from kg.annotate.figures.layout import Layout, read_layout
from kg.datamodel import PostMention, Quantity, Span


class Page(NamedTuple):
    """A text, its counts, and what stands beside them."""

    text: str
    counts: list[Quantity]
    """Quantities that may be figures: counts with a value."""
    cues: list[Cue]
    cue_starts: list[int]
    layout: Layout
    posts: list[tuple[int, int]]
    """Where posts are named, in order."""
    headcounts: frozenset[Span]
    """Numbers wanted for a post."""


def read_page(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> Page:
    """Return ``text`` with its counts and their surroundings; nothing is looked up where it holds no count."""
    counts = [quantity for quantity in quantities if quantity.kind == "count" and quantity.value is not None]
    cues = find_cues(text, quantities) if counts else []
    return Page(
        text,
        counts,
        cues,
        [cue.start for cue in cues],
        read_layout(text if counts else ""),
        sorted((post.span.start, post.span.end) for post in posts),
        frozenset(post.headcount_span for post in posts if post.headcount_span),
    )
