from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.clean import clean_document
from kg.datamodel import CleanText, Document

Clean = Callable[..., CleanText]


@pytest.fixture
def clean() -> Clean:
    """Clean one text, given as characters."""

    def call(text: str, media_type: str = "text/markdown", **declared: str) -> CleanText:
        found = clean_document(Document("a.md", text.encode(), media_type, "utf-8", declared))
        assert isinstance(found, CleanText), found
        return found

    return call


@pytest.fixture
def body(clean: Clean) -> Callable[..., list[str]]:
    """Clean one text and return the lines of its body."""

    def call(text: str, media_type: str = "text/markdown") -> list[str]:
        found = clean(text, media_type, title="标题")
        return [found.text[block.span.start : block.span.end] for block in found.blocks[1:]]

    return call


@pytest.fixture
def kinds(clean: Clean) -> Callable[..., list[tuple[str, str]]]:
    """Clean one text and return kind and text of each block of its body."""

    def call(text: str, media_type: str = "text/markdown") -> list[tuple[str, str]]:
        found = clean(text, media_type, title="标题")
        return [(block.kind, found.text[block.span.start : block.span.end]) for block in found.blocks[1:]]

    return call
