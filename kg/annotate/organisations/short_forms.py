"""Names that the article shortens: 天诚制衣 for 青山县天诚制衣有限公司, 江科大 for 江南科技大学."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.gazetteer import counties_of_township
from kg.annotate.organisations.list_items import BRAND
from kg.annotate.organisations.page import Body, Page, piece_before
from kg.annotate.words import Head, is_word

_ABBREVIATED = Head("大", "school", "EducationalInstitution", "大")
_CALLED = re.compile(r"（(?:以下|下)?(?:简称|统称)[：:]?[“‘]?([^“”‘’（）]{2,12})[”’]?）")
_UNIVERSITY = re.compile(
    r"[\u4e00-\u9fff]{1,3}大"
    r"(?![学家厅型量力厦小多大众会道湾陆桥楼棚赛奖师片批蒜豆米城街海数件致概约幅])"
)
_PLAIN = frozenset(("银行", "支行", "分行", "分公司", "支公司", "店", "门店", "分店"))
_TOWN_KINDS = ("镇", "街道", "乡", "管理区", "新区", "开发区")
_FOLLOWER_LONGEST = 8
_SHORTEST_CORE, _JUMP_SHORTEST = 2, 2
_BOUNDARY = frozenset(("hard", "stop", "vague", "link", "seat", "division"))


class _Towns:
    """What stands in front of the firms' own names in a text."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._divisions = {place.span.start: place.span.end for place in page.divisions.values()}
        self._towns: dict[str, bool] = {}

    def core_start(self, body: Body) -> int:
        """Return where the firm's own name begins, behind the divisions and the town in front of it."""
        start = body.start
        while start in self._divisions and self._divisions[start] < body.head_start:
            start = self._divisions[start]
        town = self._text[start : start + 2]
        if town not in self._towns:
            self._towns[town] = any(
                counties_of_township(town + kind) or town + kind in self._text for kind in _TOWN_KINDS
            )
        return start + 2 if self._towns[town] and body.head_start - start >= 2 + _SHORTEST_CORE else start


def find_short_forms(page: Page, bodies: Sequence[Body]) -> Iterator[Body]:
    """Yield the short forms of bodies that the text also names in full, each tied to its full name."""
    taken = [False] * (len(page.text) + 1)
    for body in (body for body in bodies if body.certain):
        taken[body.start : body.end] = [True] * (body.end - body.start)
    towns = _Towns(page)
    for body in bodies:
        if body.outer is None and body.certain and body.head.style == "firm":
            yield from _firm(page, body, taken, towns)
        elif body.head.written == "大学":
            yield from _university(page, body, taken)
        yield from _called(page, body, taken)


def find_again(text: str, brands: Sequence[Body]) -> Iterator[Body]:
    """Yield the further places of brands that a list gave away."""
    taken = [False] * (len(text) + 1)
    for brand in brands:
        name = text[brand.start : brand.end]
        if len(name) > _SHORTEST_CORE:
            for start in _places(text, name, taken):
                if start != brand.start:
                    yield brand._replace(start=start, end=start + len(name), full=brand)


def _called(page: Page, body: Body, taken: list[bool]) -> Iterator[Body]:
    """Yield every place of the name that a bracket behind the full one announces."""
    found = _CALLED.match(page.text, body.end)
    if found is None:
        return
    for start in _places(page.text, found[1], taken):
        end = start + len(found[1])
        yield Body(start, end, end, body.head, full=body)


def _firm(page: Page, body: Body, taken: list[bool], towns: _Towns) -> Iterator[Body]:
    if body.head.written in _PLAIN:
        return
    core_start = towns.core_start(body)
    core = page.text[core_start : body.head_start]
    if len(core) < _SHORTEST_CORE:
        return
    for start in _places(page.text, core[:_SHORTEST_CORE], taken):
        end = start + _length(core, page.text, start)
        if not _stands_alone(page, start, end):
            continue
        taken[start:end] = [True] * (end - start)
        place = page.divisions.get(start)
        if place is not None and body.anchor is not None and place.code == body.anchor.code:
            yield Body(place.span.start, end, end, BRAND, full=body)
        else:
            yield Body(start, end, end, BRAND, full=body)


def _length(core: str, text: str, start: int) -> int:
    """Return how much of ``text`` from ``start`` is the core, of which one stretch in the middle may be left out."""
    length = 0
    while length < len(core) and text[start + length : start + length + 1] == core[length]:
        length += 1
    rest = core[length:]
    for size in range(len(rest), _JUMP_SHORTEST - 1, -1):
        for jump in range(1, len(rest) - size + 1):
            if text.startswith(rest[jump : jump + size], start + length):
                return length + size
    return length


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Return whether the stretch can be a name: no everyday word, and no part of a longer unknown one."""
    if end - start > _SHORTEST_CORE:
        return True
    if is_word(page.text[start:end]) or piece_before(page, start).kind not in _BOUNDARY:
        return False
    behind = page.text[end : end + 1]
    known = any(page.words.ending.get(end + n, (-1,))[0] == end for n in range(1, _FOLLOWER_LONGEST))
    return known or not behind.isalnum() or behind.isdecimal()


def _university(page: Page, body: Body, taken: list[bool]) -> Iterator[Body]:
    name = page.text[body.start : body.end]
    for found in _UNIVERSITY.finditer(page.text):
        for start in range(found.start(), found.end() - 1):
            short = page.text[start : found.end()]
            if not taken[start] and short[0] == name[0] and _is_subsequence(short, name):
                yield Body(start, found.end(), found.end() - 1, _ABBREVIATED, full=body)
                break


def _is_subsequence(short: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in short)


def _places(text: str, word: str, taken: Sequence[bool]) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        if not taken[start]:
            yield start
        start = text.find(word, start + 1)
