"""Knows the towns around an article by their short names: 横河 for 横河镇."""

from __future__ import annotations

from kg.annotate.geography import division_of_township
from kg.annotate.venues.page import Page
from kg.datamodel import Span

_LEVELS = ("镇", "乡", "街道")
_LONGEST = 5


def is_town(page: Page, span: Span) -> bool:
    """Tell whether a stretch is the name of a town near by, written out or without its last character."""
    written = page.text[span.start : span.end]
    if span in page.divisions or not 1 < len(written) <= _LONGEST:
        return False
    if written.endswith(_LEVELS) or page.text.startswith(_LEVELS, span.end):
        return True
    return any(division_of_township(written + level, page.geography) for level in _LEVELS)
