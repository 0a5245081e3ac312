"""Shows what was read from an article, marked in its text: the quickest way to see whether it is right."""

from __future__ import annotations

from pathlib import Path

from kg.show.article import Article
from kg.show.finding import find_article
from kg.show.page import to_html
from kg.show.plain import to_plain
from kg.show.reading import CATEGORIES, PARTS, RELATION, Mark, Reading, Row, Section, arrange
from kg.show.segments import Segment, cut

__all__ = [
    "CATEGORIES",
    "PARTS",
    "RELATION",
    "Mark",
    "Reading",
    "Row",
    "Section",
    "Segment",
    "cut",
    "read_article",
    "to_html",
    "to_plain",
]


def read_article(folder: Path, wanted: str) -> Reading:
    """Return what a build read from an article, given by its identifier or a part of it that no other has.

    Raises ``KgError`` where the folder is no build, the article unknown, or its text left out.
    """
    entry = find_article(folder, wanted)
    return arrange(Article(folder, entry.identifier, entry.document))
