"""Which body a word like 该中心 or 公司 points back at, and which longer name an agency's short one stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.annotate.organisations.page import Body

_SHORTEST_END = 5
_OWN = ("我", "本")
_FIRMS = frozenset(("firm", "brand", "trade"))
_STYLES = (
    *((word, _FIRMS) for word in ("公司", "司", "厂", "企业", "店")),
    *((word, frozenset(("school",))) for word in ("校", "大学", "学院")),
    ("医院", frozenset(("health",))),
)
"""How the words end that point at bodies of a style, whatever these end with."""
_HIGHER = ("大学", "学院")
_LOWER = ("小学", "中学", "小", "中", "高中", "初中", "幼儿园", "幼儿院")
"""What no 学院 or 大学 points back at."""


class Antecedents:
    """The bodies of a text, for words that point back at one."""

    def __init__(self, bodies: Sequence[Body], own: tuple[Body, str] | None) -> None:
        self._bodies = [body for outer in bodies for body in _with_outer(outer) if not body.pointing]
        self._own = own

    def find(self, pointer: Body) -> Body | str | None:
        """Return the nearest body of the same class in front of ``pointer``.

        我局 and its like point at the publisher, by its name, where that is such a body, and else at
        the first one named, unless that is a part of what points back (我局就业局). None where nothing fits.
        """
        word = pointer.head.written
        mine = word.startswith(_OWN)
        if mine and self._own is not None and _fits(self._own[0], word):
            return self._own[1]
        for body in reversed(self._bodies):
            if body.end <= pointer.start and _fits(body, word):
                return body
        if not mine:
            return None
        named = (body for body in self._bodies if _fits(body, word))
        return next((body for body in named if not any(outer.pointing for outer in _with_outer(body))), None)


def _with_outer(body: Body) -> Iterator[Body]:
    """Yield the larger bodies that a body is a part of, the largest first, and the body."""
    if body.outer is not None:
        yield from _with_outer(body.outer)
    yield body


def _fits(body: Body, pointer: str) -> bool:
    """Return whether a body is of the class that the word points at: of its style, or with the same last word."""
    word = pointer.lstrip("该本我们")
    styles = next((styles for ending, styles in _STYLES if word.endswith(ending)), None)
    if word.endswith(_HIGHER) and body.head.written.endswith(_LOWER):
        return False
    if styles is not None:
        return body.head.style in styles and body.certain
    if word.endswith("会"):
        return body.head.style == "society" or body.head.written.endswith(("联合会", "工会"))
    return body.head.written.endswith(word) and bool(body.anchor or body.seat or body.certain)


def longer_names(names: Sequence[tuple[Body, str]]) -> dict[str, str]:
    """Return the agencies' names that shorten another one of the article, with that one.

    临江县就业中心 is short for 临江县公共就业和人才服务中心. The longer name has the same place in front,
    the same last word, holds all characters of the shorter one in their order, and is the only one that does.
    """
    found = _ends_of_longer(names)
    agencies = {name: body for body, name in names if body.head.kind == "EmploymentAgency" and body.outer is None}
    for short, body in agencies.items():
        longer = [name for name, other in agencies.items() if _shortens(short, body, name, other)]
        if len(longer) == 1:
            found[short] = longer[0]
    return found


def _ends_of_longer(names: Sequence[tuple[Body, str]]) -> dict[str, str]:
    """Return the names of agencies and firms that another one ends with, behind the place it begins with."""
    known = {name: body for body, name in names if body.outer is None and not body.pointing and body.certain}
    found: dict[str, str] = {}
    for short, body in known.items():
        if body.anchor is not None or body.seat or len(short) < _SHORTEST_END:
            continue
        if body.head.kind != "EmploymentAgency" and body.head.style != "firm":
            continue
        longer = [name for name, other in known.items() if name != short and _only_adds_place(short, name, other)]
        if len(longer) == 1:
            found[short] = longer[0]
    return found


def _only_adds_place(short: str, name: str, other: Body) -> bool:
    place = other.anchor
    if not name.endswith(short) or place is None or place.span.start != other.start:
        return False
    return place.span.end - place.span.start == other.end - other.start - len(short)


def _shortens(short: str, body: Body, name: str, other: Body) -> bool:
    if len(name) <= len(short) or name[-1] != short[-1] or body.head.style != other.head.style:
        return False
    own = len(short) - len(body.head.full)
    if own != len(name) - len(other.head.full):
        return False
    rest = iter(name[own:])
    return name[:own] == short[:own] and all(char in rest for char in short[own:])
