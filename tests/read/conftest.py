from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.datamodel import Document, Skipped
from kg.read import read_documents

ReadBytes = Callable[..., list[Document | Skipped]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Write bytes to a file and read it."""

    def read(content: bytes, name: str = "article.md") -> list[Document | Skipped]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_documents([path]))

    return read


@pytest.fixture
def read_one(read_bytes: ReadBytes) -> Callable[..., Document]:
    """Write bytes to a file that holds one article, and return it."""

    def read(content: bytes, name: str = "article.md") -> Document:
        (document,) = read_bytes(content, name)
        assert isinstance(document, Document), document
        return document

    return read
