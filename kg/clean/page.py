"""Reads a whole HTML page: its article, and what the page says about it."""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from bs4.exceptions import ParserRejectedMarkup

from kg.clean.blocks import Draft
from kg.clean.main_text import main_element
from kg.clean.markup import read_element
from kg.clean.page_fields import PageFields, read_fields
from kg.clean.soup import parse

_PROLOG = re.compile(r"\s*<\?xml[^<>]*>")
_LINES_ABOVE = 30


class Page(NamedTuple):
    """What a whole page holds."""

    drafts: list[Draft]
    """The blocks of its article, page lines above and below it still included."""
    head: list[str]
    """Lines of the page that stand above the article, the nearest last."""
    fields: PageFields


def read_page(text: str) -> Page:
    """Return the article of an HTML page: trafilatura says where it is, the reader of this room what it says."""
    try:
        tree = parse(_PROLOG.sub("", text, count=1) if _PROLOG.match(text) else text)
    except ParserRejectedMarkup:
        return Page([], [], PageFields())
    main = main_element(tree, _trafilatura_text(text))
    drafts = [] if main is None else read_element(main)
    everything = [draft.text for draft in read_element(tree, drop_chrome=False)]
    first = next((draft.text for draft in drafts if draft.text in everything), "")
    above = everything.index(first) if first else len(everything)
    return Page(drafts, everything[max(0, above - _LINES_ABOVE) : above], read_fields(tree, text, everything))


def _trafilatura_text(text: str) -> str:
    import trafilatura  # noqa: PLC0415 - takes a third of a second, and only whole pages need it

    # It logs every page that it cannot read; whether that matters is decided here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(text, include_comments=False, favor_recall=True, deduplicate=False) or ""
    except Exception:  # whatever a broken page does to it, the rule of this room can still find the text
        return ""
