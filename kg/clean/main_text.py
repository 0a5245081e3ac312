"""Where on a page its article stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bs4.element import Tag

from kg.clean.characters import han_count
from kg.clean.chrome import is_chrome_container, is_comment_label, is_page_frame
from kg.clean.soup import attribute, steps

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "select", "option", "button", "textarea"})
_HOLDERS = frozenset({"body", "div", "section", "article", "main", "td", "center", "form"})
_FRAMES = _HOLDERS | {"ul", "ol", "dl", "p", "table", "nav", "header", "footer", "aside"}
_BLANKS = re.compile(r"\s+")
_SENTENCE = re.compile(r"[，。；：！？、]")
_SHARE = 0.85
_SHORTEST_PIECE = 6
_TOO_LITTLE = 0.3
_ARTICLE = 24  # Chinese characters of sentences; a site's greeting has fewer
_FEW_LINKS = 3
_LINKED = 0.7


class _Piece(NamedTuple):
    holder: int
    """The ``id`` of the element that it belongs to: elements with the same content are equal."""
    text: str
    running: int
    """Chinese characters, where it is a sentence or a table cell outside of links, else 0."""


def main_element(tree: Tag, found: str) -> Tag | None:
    """Return the smallest element of a parsed page that holds its article, None where it has none.

    ``found`` is the text that an extractor took for the article. Where that is less than a
    third of the page's running text, the element with most running text is returned instead.
    Lists of links, readers' comments, and what its class calls header, footer or navigation do not count.
    """
    pieces = list(_pieces(tree, _frames(tree)))
    pieces = pieces[: _comments_from(pieces)]
    wanted = _BLANKS.sub("", found)
    matched: Counter[int] = Counter()
    running: Counter[int] = Counter()
    for piece in pieces:
        bare = _BLANKS.sub("", piece.text)
        running[piece.holder] += piece.running
        if len(bare) >= _SHORTEST_PIECE and bare in wanted:
            matched[piece.holder] += len(bare)
    if not running.total():
        return None
    return _smallest_holder(tree, matched if matched.total() >= _TOO_LITTLE * running.total() else running)


def _pieces(tree: Tag, frames: set[int]) -> Iterator[_Piece]:
    """Yield every text outside of ``frames`` with the element that it belongs to."""
    links = 0
    for kind, element, text in steps(tree, lambda tag: tag.name in _UNSEEN or id(tag) in frames):
        if kind != "text":
            links += (element.name == "a") * (1 if kind == "open" else -1)
        elif text.strip():
            runs = not links and (_SENTENCE.search(text) or element.name in ("td", "th"))
            yield _Piece(id(element), text, han_count(text) if runs else 0)


def _comments_from(pieces: list[_Piece]) -> int:
    """Return where the readers' comments begin: at their label, once an article was seen."""
    seen = 0
    for place, piece in enumerate(pieces):
        if seen >= _ARTICLE and is_comment_label(piece.text.strip()):
            return place
        seen += piece.running
    return len(pieces)


class _Text(NamedTuple):
    """What an element holds, its children included: counts of Chinese characters, and of links."""

    total: int = 0
    linked: int = 0
    sentences: int = 0
    links: int = 0

    def with_more(self, more: _Text) -> _Text:
        return _Text(*[one + other for one, other in zip(self, more, strict=True)])


def _frames(tree: Tag) -> set[int]:
    """Return the ``id`` of the elements around an article: lists of links, and what is called header or the like."""
    around = [_Text()]  # of what is open, the innermost last
    closed: list[tuple[Tag, _Text]] = []
    for kind, element, text in steps(tree, lambda tag: tag.name in _UNSEEN):
        if kind == "open":
            around.append(_Text())
            continue
        if kind == "close":
            inner = around.pop()
            if element.name == "a":
                inner = _Text(inner.total, inner.total, 0, 1)
            closed.append((element, inner))
        else:
            size = han_count(text)
            inner = _Text(size, 0, size if _SENTENCE.search(text) else 0, 0)
        around[-1] = around[-1].with_more(inner)
    half = around[0].total / 2
    return {id(element) for element, text in closed if element.name in _FRAMES and _is_frame(element, text, half)}


def _is_frame(element: Tag, text: _Text, half: float) -> bool:
    if text.links >= _FEW_LINKS and not text.sentences and text.linked >= _LINKED * text.total:
        return True
    names = (attribute(element, "class"), attribute(element, "id"))
    called = element.name in ("nav", "footer", "aside") or is_page_frame(*names) or is_chrome_container(*names)
    return called and text.total < half


def _smallest_holder(tree: Tag, weights: Counter[int]) -> Tag:
    """Return the smallest element that may hold an article and has most of the weight below it."""
    below = Counter(weights)
    for element in reversed(tree.find_all(True)):
        below[id(element.parent)] += below[id(element)]
    enough = _SHARE * below[id(tree)]
    holder = element = tree
    while enough:
        inner = next((tag for tag in element.find_all(True, recursive=False) if below[id(tag)] >= enough), None)
        if inner is None:
            break
        element = inner
        if element.name in _HOLDERS:
            holder = element
    return holder
