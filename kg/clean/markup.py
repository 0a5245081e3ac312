"""Reads HTML, alone or amid Markdown, into blocks."""

from __future__ import annotations

import re

from bs4.element import Tag

from kg.clean.block_reader import BlockReader
from kg.clean.blocks import Draft
from kg.clean.soup import parse

_TAGS = (
    "a abbr acronym address article aside audio b base basefont bdi bdo big blink blockquote body br button canvas "
    "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset "
    "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input "
    "ins kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup "
    "option output p param picture pre progress q rb rp rt ruby s samp script section select small source span strike "
    "strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var "
    "video wbr"
)
_NO_TAG = re.compile(
    rf"<(?!/?(?:{_TAGS.replace(' ', '|')})(?=[\s/>])|!--|!doctype|\?xml|/?[a-z][\w.]*[:-][^<>]*>)",
    re.IGNORECASE | re.ASCII,
)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>", re.IGNORECASE)


def read_markup(text: str, *, markdown: bool) -> list[Draft]:
    """Return the visible blocks of an HTML fragment, in order.

    With ``markdown``, text outside of HTML blocks is read as Markdown lines. What looks like
    a tag and is none (``<5000元``, ``<春招>``) is text. Navigation and share buttons are left
    out, unless that would drop more than it leaves.
    """
    source = _NO_TAG.sub("&lt;", _AUTOLINK.sub(r"\1", _CDATA.sub("", text)))
    closed = source.rfind("-->") + 1
    if "<!--" in source[closed:]:  # never closed: it would hide the rest
        source = source[:closed] + source[closed:].replace("<!--", "&lt;!--")
    # libxml2 would put bare text into a paragraph, were there no element around it.
    return read_element(parse(f"<div>{source}</div>"), markdown=markdown)


def read_element(element: Tag, *, markdown: bool = False, drop_chrome: bool = True) -> list[Draft]:
    """Return the visible blocks of an element, with or without its navigation."""
    reader = BlockReader(markdown=markdown, drop_chrome=drop_chrome)
    reader.read(element)
    if reader.dropped > reader.kept:
        reader = BlockReader(markdown=markdown, drop_chrome=False)
        reader.read(element)
    return reader.drafts
