"""Looks for patterns only where a text has one of the characters that they can begin with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator


def opening(characters: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of one of ``characters``, which is found many times faster than a choice between words."""
    return re.compile(f"[{re.escape(''.join(sorted(set(characters))))}]")


def matches_at(
    first: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` yields; ``first`` finds every character that a match begins with."""
    done = start
    for place in first.finditer(text, start, end):
        begin = place.start()
        if begin >= done and (match := pattern.match(text, begin, end)) is not None:
            done = match.end()
            yield match
