"""The sentence of an article in which a fact stands, or would stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.evaluate.records import Trace

_END = re.compile(r"[。！？!?；;]+[”’」』）)]*|\n+")
_LONGEST = 160
_BLANK = re.compile(r"\s+")


class Passage(NamedTuple):
    """A piece of an article around the words that matter."""

    before: str
    words: str
    behind: str

    def __str__(self) -> str:
        return f"{self.before}[{self.words}]{self.behind}"


def passage(text: str, trace: Trace) -> Passage | None:
    """Return the sentence around a trace, cut where it is very long; None where its words do not stand in the text."""
    begin, end = _place(text, trace)
    if begin is None or end is None:
        return None
    ends = [match.end() for match in _END.finditer(text)]
    start = max((place for place in ends if place <= begin), default=0)
    stop = min((place for place in ends if place >= end), default=len(text))
    room = max(0, _LONGEST - (end - begin)) // 2
    head, tail = max(start, begin - room), min(stop, end + room)
    before = ("…" if head > start else "") + text[head:begin]
    behind = text[end:tail] + ("…" if tail < stop else "")
    return Passage(*(_BLANK.sub(" ", piece) for piece in (before.lstrip(), text[begin:end], behind.rstrip())))


def _place(text: str, trace: Trace) -> tuple[int | None, int | None]:
    if trace.begin is not None:
        return trace.begin, trace.end
    for words in trace.words:
        begin = text.find(words)
        if begin >= 0:
            return begin, begin + len(words)
        loose = re.search(r"\s*".join(map(re.escape, _BLANK.sub("", words))), text)
        if loose and words.strip():
            return loose.start(), loose.end()
    return None, None
