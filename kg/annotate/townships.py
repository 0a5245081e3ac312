"""Finds the names of townships, towns and street offices in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.annotate import gazetteer

# The last characters of nearly all names of the table; the rest (农场, 管委会) name no place by themselves.
_ENDINGS = re.compile("街道(?:办事处)?|镇|乡|苏木|地区|开发区|园区")
_LONGEST = 9
_HAN = re.compile("[\u4e00-\u9fff]+$")


class Township(NamedTuple):
    """A stretch of text that names a township."""

    start: int
    end: int
    counties: tuple[str, ...]
    """All that have one of this name."""


def townships_in(text: str) -> list[Township]:
    """Return the townships named in ``text``, in order, the longest name at each place."""
    found = []
    edge = 0
    for ending in _ENDINGS.finditer(text):
        end = ending.end() - (3 if ending[0].endswith("办事处") else 0)
        township = _ending_at(text, edge, end)
        if township is not None:
            found.append(township)
            edge = end
    return found


def _ending_at(text: str, edge: int, end: int) -> Township | None:
    run = _HAN.search(text, max(edge, end - _LONGEST), end)
    if run is None:
        return None
    for start in range(run.start(), end - 1):
        counties = gazetteer.counties_of_township(text[start:end])
        if counties:
            return Township(start, end, counties)
    return None
