"""What stands in front of a head: the pieces from which the left edge of a name is chosen."""

from __future__ import annotations

from typing import NamedTuple

from kg.annotate.words import SEATS, Head, Word, Words
from kg.datamodel import DivisionMention

LONGEST = 34
"""No name is followed further to the left than so many characters from its head."""
BRACKET_LONGEST = 14
END = frozenset(("hard", "stop", "vague", "verb", "link", "dot"))
"""Kinds of pieces that no administrative name goes on over."""
_KINDS = {
    "stop": "stop",
    "function": "verb",
    "verb": "verb",
    "vague": "vague",
    "link": "link",
    "deictic": "seat",
    "nation": "nation",
    "zone": "zone",
}
"""What pieces the words of a role or class are; all others are plain words."""
_DOUBTFUL = frozenset("归都也就只有来为经向到往对将从去看送带说讲投要收派聘获录拟曾还又却邀替受") | {"联合"}
"""Words that parts of firms' own names look like: 圣都, 华为, 宏远联合."""
_OWN_LONGEST = 3
_LEFT_OVER = "在的了被把由"
"""Words that no name holds, also where the text falls into others: 在|内蒙古, where 在内 is one too."""
_COUNTERS = "一二两三四五六七八九十百千万亿余多几数某各每该这那哪首头另的"
"""Behind these 家 counts firms."""
_POWERS = "百千万亿"
_AMOUNTS = "一二两三四五六七八九十百千万几数上近成过超余"
"""In front of a power of ten they make it a number; without one it is part of a name: 万家福."""
_TOPICS = frozenset(("topic", "trade", "head"))


class Body(NamedTuple):
    """A body as it is written, before it has a canonical name."""

    start: int
    end: int
    head_start: int
    head: Head
    anchor: DivisionMention | None = None
    """The finest division named in front, where one is."""
    seat: str = ""
    """What points at a division instead: 市, 我县, 全省."""
    outer: Body | None = None
    """The body that this one is a part of, in the same mention."""
    certain: bool = True
    pointing: bool = False
    """Whether it names no body but points back at one: 该中心, 公司."""
    rest: int = -1
    """Where the name goes on behind the place in front."""
    full: Body | None = None
    """The same body where the text names it in full."""


class Piece(NamedTuple):
    """A word, a division, a body or a single character that ends where the one on its right begins."""

    kind: str
    """``hard``, ``stop``, ``verb``, ``vague``, ``link``, ``dot``, ``seat``, ``topic``, ``word``, ``zone``,
    ``nation``, ``char``, ``bracket``, ``division`` or ``body``."""
    start: int
    end: int


class Page(NamedTuple):
    """A text with what is known of it, by where things end."""

    text: str
    words: Words
    divisions: dict[int, DivisionMention]
    bodies: dict[int, Body]
    """Filled from left to right."""


def piece_before(page: Page, end: int) -> Piece:
    """Return what ends at ``end``."""
    if end == 0 or not _may_stand_in_name(page.text[end - 1]):
        dot = page.text[end - 1 : end] == "·"
        return Piece("dot", end - 1, end) if dot else Piece("hard", end, end)
    if end in page.bodies:
        return Piece("body", page.bodies[end].start, end)
    start, word = page.words.ending.get(end, (end - 1, None))
    division = page.divisions.get(end)
    if division is not None and division.span.start <= start:
        return Piece("division", division.span.start, end)
    inside = next((place for place in range(end - 1, start, -1) if place in page.divisions), start)
    return _word_before(page.text, inside, end, word)


def _word_before(text: str, start: int, end: int, word: Word | None) -> Piece:
    if text[end - 1] == "）":
        return _bracket_before(text, end)
    if word is None and text[start] in _LEFT_OVER:
        return Piece("stop", start, end)
    if word is None or _is_home(text, start, end):
        return Piece("seat" if text[start] in SEATS else "char", start, end)
    if word.head is not None and word.head.style == "brand":
        return Piece("char", start, end)
    return Piece("topic" if word.kind in _TOPICS else _KINDS.get(word.kind, "word"), start, end)


def _is_home(text: str, start: int, end: int) -> bool:
    """Return whether 家 counts nothing, but is part of a name: 渔家乐, 柏家湾."""
    if text[start:end] != "家" or start == 0 or text[start - 1].isdecimal():
        return False
    if text[start - 1] in _POWERS:
        return start > 1 and not text[start - 2].isdecimal() and text[start - 2] not in _AMOUNTS
    return text[start - 1] not in _COUNTERS


def _may_stand_in_name(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char == "）" or (char.isascii() and char.isalpha())


def pieces_before(page: Page, end: int) -> list[Piece]:
    """Return the pieces in front of ``end`` from right to left; at the last one no name goes on."""
    pieces: list[Piece] = []
    limit = end - LONGEST
    while True:
        piece = piece_before(page, end)
        if piece.kind == "stop" and page.text[piece.start : end] in _DOUBTFUL and _opens_name(page, piece, pieces):
            piece = piece._replace(kind="char")
        pieces.append(piece)
        if piece.kind in ("hard", "stop", "vague"):
            return pieces
        end = piece.start
        if end <= limit:
            return [*pieces, Piece("hard", end, end)]


def _opens_name(page: Page, piece: Piece, behind: list[Piece]) -> bool:
    """Return whether a doubtful word stands behind a few characters that no list knows: 、圣都重工."""
    if any(later.kind == "division" for later in behind):
        return False
    start = piece.start
    while piece.start - start <= _OWN_LONGEST:
        first = piece_before(page, start)
        if first.kind == "word" and page.divisions.get(first.start) is not None:
            return True  # 青山市|金丝|带
        if first.kind != "char":
            return start < piece.start and first.kind in ("hard", "division", "stop")
        start = first.start
    return False


def _bracket_before(text: str, end: int) -> Piece:
    """Return a bracket that may stand inside a name: 威远（北京）科技有限公司; a long or broken one parts names."""
    start = text.rfind("（", max(0, end - BRACKET_LONGEST), end)
    inside = text[start + 1 : end - 1]
    if start > 0 and inside and all(char == "、" or _may_stand_in_name(char) for char in inside):
        return Piece("bracket", start, end)
    return Piece("hard", end, end)
