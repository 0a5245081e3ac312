"""Reads a whole HTML page: where its article stands, and what the page says about it."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from kg.clean.blocks import Draft
from kg.clean.characters import han_count
from kg.clean.markup import read_element
from kg.clean.page_fields import PageFields, read_fields

_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "select", "option", "button", "textarea"})
_HOLDERS = frozenset({"body", "div", "section", "article", "main", "td", "center", "form", "table", "tbody", "tr"})
_BLANKS = re.compile(r"\s+")
_SENTENCE = re.compile(r"[，。；：！？、]")
_SHARE = 0.85
_SHORTEST_PIECE = 6
_TOO_LITTLE = 0.3
_LINES_ABOVE = 30


class Page(NamedTuple):
    """What a whole page holds."""

    drafts: list[Draft]
    """The blocks of its article, page lines above and below it still included."""
    head: list[str]
    """Lines of the page that stand above the article, the nearest last."""
    fields: PageFields


def read_page(text: str) -> Page:
    """Return the article of an HTML page: trafilatura says where it is, the reader of this room what it says.

    Where trafilatura finds less than a third of the page's running text, the element that
    holds most of that text is taken instead.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if tree is None:
        return Page([], [], PageFields())
    drafts = read_element(_main_element(tree, text))
    everything = [draft.text for draft in read_element(tree, drop_chrome=False)]
    first = next((draft.text for draft in drafts if draft.text in everything), "")
    above = everything.index(first) if first else len(everything)
    return Page(drafts, everything[max(0, above - _LINES_ABOVE) : above], read_fields(tree, text, everything))


def _main_element(tree: Any, text: str) -> Any:
    running = _weights(tree, "")
    found = _weights(tree, _BLANKS.sub("", _trafilatura_text(text)))
    enough = sum(found.values()) >= _TOO_LITTLE * sum(running.values())
    return _smallest_holder(tree, found if found and enough else running)


def _trafilatura_text(text: str) -> str:
    import trafilatura  # noqa: PLC0415 - takes a third of a second, and only whole pages need it

    # It logs every page that it cannot read; whether that matters is decided here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(text, include_comments=False, favor_recall=True, deduplicate=False) or ""
    except Exception:  # whatever a broken page does to it, the rule of this room can still find the text
        return ""


def _weights(tree: Any, wanted: str) -> dict[Any, int]:
    """Return, for each element, how many characters of its own text are in ``wanted``.

    Without ``wanted``: how many Chinese characters of running text, outside of links, it has.
    """
    weights: dict[Any, int] = defaultdict(int)
    for element, piece, linked in _pieces(tree):
        if wanted:
            bare = _BLANKS.sub("", piece)
            if len(bare) >= _SHORTEST_PIECE and bare in wanted:
                weights[element] += len(bare)
        elif not linked and _SENTENCE.search(piece):
            weights[element] += han_count(piece)
    return weights


def _pieces(tree: Any) -> Iterator[tuple[Any, str, bool]]:
    """Yield every text of the page with the element that it belongs to, and whether it is in a link."""
    unseen = links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        step = 1 if event == "start" else -1
        unseen += step * (element.tag in _UNSEEN)
        links += step * (element.tag == "a")
        owner, text = (element, element.text) if step > 0 else (element.getparent(), element.tail)
        if not unseen and owner is not None and text and text.strip():
            yield owner, text, links > 0


def _smallest_holder(tree: Any, weights: dict[Any, int]) -> Any:
    """Return the smallest element that may hold an article and has most of the weight below it."""
    below: dict[Any, int] = defaultdict(int, weights)
    order = list(tree.iter(etree.Element))
    for element in reversed(order):
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
