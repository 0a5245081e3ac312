"""Finds the places that a later sentence points back at: 市体育馆人声鼎沸，招聘会在这里举行."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.venues.page import Place

_HERE = re.compile(
    "(?:在|就)(?:这里|此地?|此处|这儿|该地|该处)[^，。；\n]{0,12}?"
    "(?:举[办行]|召开|[开启揭]幕|启动|开[场市讲班课播启集摊]|上演|拉开|进行|亮相|发车|出发|登车|集结|集合|欢送|鸣|摆|收官|落幕)"
)
_REACH = 90
_SURE = frozenset(("label", "held"))


def with_pointed(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places, as ``held`` those that are the last in front of words like 在这里举行."""
    pointed = {place.span for place in _pointed(text, places)}
    for place in places:
        yield Place(place.span, "held") if place.span in pointed else place


def _pointed(text: str, places: Sequence[Place]) -> Iterator[Place]:
    for here in _HERE.finditer(text):
        before = [place for place in places if here.start() - _REACH < place.span.end <= here.start()]
        if before and before[-1].frame not in _SURE:
            yield before[-1]
