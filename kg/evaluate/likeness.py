"""When two written forms mean the same: of bodies, places, divisions and names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_SIGNS = re.compile(r"[\s\"'“”‘’「」『』《》〈〉()（）\[\]【】·•・—\-–,，、.。:：;；!！?？]")
_SUFFIX = re.compile("(?:特别行政区|(?:[\u4e00-\u9fff]{1,10}族)*自治[区州县旗]|地区|新区|林区|[省市区县州盟旗])$")
_UNITS = frozenset("省市区县州盟旗")
_NATIONAL = frozenset(("中共", "共青团", "国家", "全国"))
_PART_OF_PLACE = 0.6
"""A place in a longer one is the same if it makes up so much of it (体育馆 in 上饶市体育馆 does not)."""
_PART_OF_NAME = 0.8
"""How alike a name is to one that holds it."""


class DivisionPath(NamedTuple):
    """A division and those that hold it, the largest first."""

    code: str
    names: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def normal(text: str) -> str:
    """Return a written form without signs, spaces, width and case."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=1 << 16)
def similar(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1."""
    one, other = normal(one), normal(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    held = min(len(one), len(other)) >= 4 and (one in other or other in one)
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(ratio, _PART_OF_NAME if held else 0.0)


def any_similar(ones: Iterable[str], others: Sequence[str], least: float) -> bool:
    """Tell whether any two of the names are at least so alike."""
    return any(similar(one, other) >= least for one, other in product(ones, others))


class Likeness:
    """Compares forms that may or may not have divisions in front."""

    def __init__(self, divisions: Iterable[DivisionPath]) -> None:
        self._codes: dict[str, set[str]] = defaultdict(set)
        names: set[str] = set(_NATIONAL)
        for code, path in divisions:
            for form in _written(path):
                self._codes[form].add(code)
            for part in path:
                names.update((part, _SUFFIX.sub("", part) if len(part) > 2 else part))
        self._names = frozenset(name for name in names if len(name) > 1)
        self._longest = max(map(len, self._names))

    def same_body(self, ones: Iterable[str], others: Sequence[str]) -> bool:
        """Tell whether a form agrees, but for divisions in front that one of them leaves out."""
        return any(self._same_but_for_divisions(normal(one), normal(other)) for one, other in product(ones, others))

    def same_place(self, one: str | None, other: str | None) -> bool:
        """Tell whether two venues are one."""
        long, short = _by_length(normal(one or ""), normal(other or ""))
        if short and short in long and len(short) >= _PART_OF_PLACE * len(long):
            return True
        return self._same_but_for_divisions(long, short)

    def same_district(self, one: str | None, other: str | None) -> bool:
        """Tell whether two paths lead to one division, with or without those that hold it."""
        first, second = normal(one or ""), normal(other or "")
        if not first or not second:
            return False
        return first == second or bool(self._codes.get(first, set()) & self._codes.get(second, set()))

    def _same_but_for_divisions(self, one: str, other: str) -> bool:
        long, short = _by_length(one, other)
        if not short:
            return False
        if long == short:
            return True
        return len(short) >= 3 and long.endswith(short) and self._are_divisions(long[: -len(short)])

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - one object lives as long as an evaluation
    def _are_divisions(self, text: str) -> bool:
        """Tell whether a text is nothing but names of divisions, each with a word for its kind or without."""
        reached = {0}
        for start in range(len(text)):
            if start not in reached:
                continue
            for end in range(start + 2, min(len(text), start + self._longest) + 1):
                if text[start:end] in self._names:
                    reached.add(end)
                    if text[end : end + 1] in _UNITS:
                        reached.add(end + 1)
        return len(text) in reached


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) >= len(other) else (other, one)


def _written(path: tuple[str, ...]) -> Iterable[str]:
    """Yield the ways to write a division: any of those above it in front, its kind written out or not."""
    *above, own = path
    short = _SUFFIX.sub("", own)
    for kept in product((True, False), repeat=len(above)):
        chosen = [name for name, keep in zip(above, kept, strict=True) if keep]
        yield "".join((*chosen, own))
        if len(short) > 1:
            yield "".join((*chosen, short))
            yield "".join((*(_SUFFIX.sub("", name) for name in chosen), short))
