"""Where on a page its article stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from kg.clean.characters import han_count
from kg.clean.chrome import is_chrome_container, is_comment_label, is_page_frame

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
    element: Any
    text: str
    running: int
    """Chinese characters, where it is a sentence or a table cell outside of links, else 0."""


def main_element(tree: Any, found: str) -> Any | None:
    """Return the smallest element of a parsed page that holds its article, None where it has none.

    ``found`` is the text that an extractor took for the article. Where that is less than a
    third of the page's running text, the element with most running text is returned instead.
    Lists of links, readers' comments, and what its class calls header, footer or navigation do not count.
    """
    pieces = list(_pieces(tree, _frames(tree)))
    pieces = pieces[: _comments_from(pieces)]
    wanted = _BLANKS.sub("", found)
    matched: dict[Any, int] = defaultdict(int)
    running: dict[Any, int] = defaultdict(int)
    for piece in pieces:
        bare = _BLANKS.sub("", piece.text)
        running[piece.element] += piece.running
        if len(bare) >= _SHORTEST_PIECE and bare in wanted:
            matched[piece.element] += len(bare)
    if not sum(running.values()):
        return None
    enough = sum(matched.values()) >= _TOO_LITTLE * sum(running.values())
    return _smallest_holder(tree, matched if enough else running)


def _pieces(tree: Any, frames: set[Any]) -> Iterator[_Piece]:
    """Yield every text outside of ``frames`` with the element that it belongs to."""
    unseen = links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        step = 1 if event == "start" else -1
        unseen += step * (element.tag in _UNSEEN or element in frames)
        links += step * (element.tag == "a")
        owner, text = (element, element.text) if step > 0 else (element.getparent(), element.tail)
        if not unseen and owner is not None and text and text.strip():
            runs = not links and (_SENTENCE.search(text) or owner.tag in ("td", "th"))
            yield _Piece(owner, text, han_count(text) if runs else 0)


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

    def with_child(self, child: _Text, tail: str) -> _Text:
        after = han_count(tail)
        sentences = after if _SENTENCE.search(tail) else 0
        return _Text(
            self.total + child.total + after,
            self.linked + child.linked,
            self.sentences + child.sentences + sentences,
            self.links + child.links,
        )


def _frames(tree: Any) -> set[Any]:
    """Return the elements around an article: lists of links, and what is called header, footer or navigation."""
    texts: dict[Any, _Text] = defaultdict(_Text)
    order = [element for element in tree.iter(etree.Element) if element.tag not in _UNSEEN]
    for element in reversed(order):
        own = element.text or ""
        text = texts[element].with_child(_Text(), own)
        if element.tag == "a":
            text = _Text(text.total, text.total, 0, 1)
        texts[element] = text
        parent = element.getparent()
        if parent is not None:
            texts[parent] = texts[parent].with_child(text, element.tail or "")
    half = texts[tree].total / 2
    return {element for element in order if element.tag in _FRAMES and _is_frame(element, texts[element], half)}


def _is_frame(element: Any, text: _Text, half: float) -> bool:
    if text.links >= _FEW_LINKS and not text.sentences and text.linked >= _LINKED * text.total:
        return True
    names = (element.get("class", ""), element.get("id", ""))
    called = element.tag in ("nav", "footer", "aside") or is_page_frame(*names) or is_chrome_container(*names)
    return called and text.total < half


def _smallest_holder(tree: Any, weights: dict[Any, int]) -> Any:
    """Return the smallest element that may hold an article and has most of the weight below it."""
    below: dict[Any, int] = defaultdict(int, weights)
    for element in reversed(list(tree.iter(etree.Element))):
        parent = element.getparent()
        if parent is not None:
            below[parent] += below[element]
    enough = _SHARE * below[tree]
    holder = element = tree
    while enough:
        element = next((child for child in element.iterchildren(etree.Element) if below[child] >= enough), None)
        if element is None:
            break
        if element.tag in _HOLDERS:
            holder = element
    return holder
