"""The items of a list of names, from its end: the pieces that each is made of, and whether it can be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.organisations.page import Body, Page, Piece, piece_before, pieces_before
from kg.annotate.words import Head

BRAND = Head("", "brand", "Company", "")
"""The head of a name that has none."""
OPEN = frozenset(("hard", "stop", "vague", "verb", "link", "dot", "seat"))
"""Kinds of pieces that no name without a head goes on over."""
_QUOTED_FIRST = re.compile("(?<=[，。；：\n])“[^“”，。]{1,10}”[\u4e00-\u9fff]{0,8}$")
_NAMED = frozenset(("char", "division", "nation"))
_ITEM_LONGEST = 16
_FIRST_LONGEST = 6


def items_before(page: Page, end: int) -> list[list[Piece]]:
    """Return the items of the list in front of ``end``, last one first, each as its pieces."""
    items: list[list[Piece]] = []
    while True:
        item = _enclosed(page, end) or _first(page, end)
        if not item or (item[-1].kind != "body" and end - item[-1].start > _ITEM_LONGEST):
            return items
        items.append(item)
        end = item[-1].start - 1
        if page.text[end : end + 1] not in ("、", "和", "及", "与"):
            return items


def _enclosed(page: Page, end: int) -> list[Piece]:
    """Return the pieces of an item that a mark of the list opens; whatever its words, they are its name."""
    mark = page.text.rfind("、", max(0, end - _ITEM_LONGEST), end)
    opening = _QUOTED_FIRST.search(page.text, max(0, end - _ITEM_LONGEST), end)
    if mark < 0 and opening is not None:
        return [Piece("char", opening.start(), end)]
    pieces: list[Piece] = []
    start = end
    while mark >= 0 and start > mark + 1:
        piece = _quoted(page, mark, start) or piece_before(page, start)
        if piece.kind == "link" and piece.start == mark + 2:
            piece = piece._replace(kind="char")
        if piece.kind in ("hard", "link", "vague", "dot") or page.text[piece.start : piece.end] in ("的", "了", "在"):
            return []
        pieces.append(piece)
        start = piece.start
    return pieces


def _quoted(page: Page, mark: int, end: int) -> Piece | None:
    """Return the quoted part of a name that ends at ``end``: “快到家”|同城配送."""
    opened = page.text.rfind("“", mark, end) if page.text[end - 1] == "”" else -1
    return Piece("char", opened, end) if opened > mark else None


def _first(page: Page, end: int) -> list[Piece]:
    """Return the pieces of the item that the list begins with; verbs part it, but not from a mark close in front."""
    pieces = pieces_before(page, end)
    short = pieces[-1].kind == "hard" and end - pieces[-1].end <= _FIRST_LONGEST
    item: list[Piece] = []
    for piece in pieces:
        if piece.kind in OPEN and not (short and piece.kind == "verb"):
            break
        item.append(piece)
        if piece.kind == "body":
            break
    return item


def is_named(page: Page, item: Sequence[Piece]) -> bool:
    """Return whether an item is a body, or holds a place or a character that no list knows."""
    return item[-1].kind == "body" or any(piece.kind in _NAMED for piece in item)


def is_plain(item: Sequence[Piece]) -> bool:
    """Return whether an item is a word of everyday language or a bare place."""
    if len(item) == 1:
        return item[0].kind in ("topic", "division", "word")
    return all(piece.kind == "division" for piece in item)


def brand_of(page: Page, item: Sequence[Piece]) -> Body:
    """Return the firm that an item names without a word that says so; it is not certain."""
    return Body(item[-1].start, item[0].end, item[0].end, BRAND, certain=False)
