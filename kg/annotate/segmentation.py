"""Word segmentation for the stretches that need an edge; never for whole documents."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any


@cache
def _tokenizer() -> Any:
    import jieba  # noqa: PLC0415 - half a second to load its dictionary, wanted only once a text needs it

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def segment(stretch: str) -> list[str]:
    """Return the words of ``stretch`` by jieba's dictionary, without guessing at unknown ones."""
    words: list[str] = _tokenizer().lcut(stretch, HMM=False)
    return words
