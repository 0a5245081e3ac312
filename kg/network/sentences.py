"""Finds the sentence of an article in which something was read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.layout import text_path
from kg.network.records import Source

_END = re.compile(r"[。！？；\n]")
_LONGEST = 160


class Sentences:
    """The clean texts of one build."""

    def __init__(self, build: Path) -> None:
        self._build = build
        self._text = lru_cache(maxsize=64)(self._read)

    def _read(self, identifier: str) -> str | None:
        try:
            return (self._build / text_path(identifier)).read_text("utf-8")
        except OSError:
            return None

    def around(self, source: Source) -> tuple[str, str, str]:
        """Return the sentence before the quote, the quote, and the sentence after it; long ones are cut.

        Without the text (a build with --no-text) only the quote is there.
        """
        text = self._text(source.document)
        if text is None or text[source.begin : source.end] != source.quote:
            return "", source.quote, ""
        ends = [match.end() for match in _END.finditer(text, 0, source.begin)]
        start = max(ends[-1] if ends else 0, source.begin - _LONGEST)
        after = _END.search(text, source.end)
        stop = min(after.end() if after else len(text), source.end + _LONGEST)
        return text[start : source.begin].lstrip(), source.quote, text[source.end : stop].rstrip()
