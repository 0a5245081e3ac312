"""Turns a tree of HTML elements into blocks of text."""

from __future__ import annotations

import re

from bs4.element import Tag

from kg.clean.blocks import Draft, alt_caption, is_label, kind_of
from kg.clean.characters import is_wide, tidy
from kg.clean.chrome import is_chrome_container
from kg.clean.html_table import OpenTable
from kg.clean.lines import LINE_BREAK, read_lines
from kg.clean.soup import attribute, steps

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset(
    {"html", "body", "div", "section", "article", "main", "header", "center", "form", "fieldset", "details", "hgroup"}
)
_TIGHT = _HEADINGS | {"p", "li", "dt", "dd", "blockquote", "figcaption", "address", "summary", "legend", "pre"}
_TABLE = frozenset({"table", "thead", "tr", "td", "th", "caption"})
_BLOCKS = _CONTAINERS | _TIGHT | _TABLE | {"ul", "ol", "dl", "menu", "figure", "hr", "tbody", "tfoot"}
_UNSEEN = frozenset(
    {"head", "title", "script", "style", "noscript", "template", "nav", "footer", "aside", "svg", "math", "canvas"}
    | {"iframe", "object", "embed", "audio", "video", "map", "button", "select", "textarea", "datalist", "dialog"}
)
_MAY_BE_CHROME = _HEADINGS | {"div", "section", "ul", "ol", "dl", "p", "span", "a", "table"}
_BOLD = frozenset({"b", "strong"})
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    "figcaption": "caption",
}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


class BlockReader:
    """Collects ``drafts``, the blocks of the elements that it reads.

    ``kept`` and ``dropped`` count the characters of the blocks and of what was left out
    because its class or id says that it is navigation.
    """

    def __init__(self, *, markdown: bool, drop_chrome: bool = True) -> None:
        self.drafts: list[Draft] = []
        self.kept = 0
        self.dropped = 0
        self._markdown = markdown
        self._drop_chrome = drop_chrome
        self._tight: list[tuple[str, bool]] = []  # tag, set in the middle
        self._tables: list[OpenTable] = []
        self._links = 0
        self._bolds = 0
        self._picture = False
        self._buffer: list[str] = []
        self._has_text = False
        self._after_picture = False
        self._size = self._linked = self._bold = 0

    def read(self, element: Tag) -> None:
        """Take an element with all that is seen in it."""
        for kind, inner, text in steps(element, self._is_unseen):
            if kind == "open":
                self._open(inner)
            elif kind == "close":
                self._close(inner.name)
            else:
                self._take(text)
        self._flush()

    def _open(self, element: Tag) -> None:
        tag = element.name
        if tag == "br":
            self._break_line()
        elif tag == "img":
            self._see_picture(element)
        elif tag == "a":
            self._links += 1
        elif tag in _BOLD:
            self._bolds += 1
        elif tag in _BLOCKS:
            self._flush()
            if tag in _TABLE:
                self._open_table_part(element)
            elif tag in _TIGHT:
                style = attribute(element, "style")
                centred = attribute(element, "align") == "center" or _CENTRED.search(style) is not None
                self._tight.append((tag, centred))

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag in _BOLD:
            self._bolds -= 1
        elif tag in _BLOCKS:
            self._flush()
            if tag in _TABLE:
                self._close_table_part(tag)
            elif tag in _TIGHT:
                self._tight.pop()

    def _take(self, text: str) -> None:
        size = len(text.strip())
        if size and not self._has_text:
            self._has_text = True
            self._after_picture, self._picture = self._picture, False
        self._buffer.append(text)
        self._size += size
        self._linked += size if self._links else 0
        self._bold += size if self._bolds else 0

    def _is_unseen(self, element: Tag) -> bool:
        if element.name in _UNSEEN:
            return True
        if not element.attrs or not self._drop_chrome:
            return False
        hidden = element.has_attr("hidden") or _HIDDEN.search(attribute(element, "style")) is not None
        names = (attribute(element, "class"), attribute(element, "id"))
        if hidden or (element.name in _MAY_BE_CHROME and is_chrome_container(*names)):
            self.dropped += len(element.get_text("", strip=True))
            return True
        return False

    def _begin_text(self) -> None:
        self._buffer = []
        self._has_text = False
        self._after_picture = False
        self._size = self._linked = self._bold = 0

    def _see_picture(self, picture: Tag) -> None:
        caption = alt_caption(tidy(attribute(picture, "alt")))
        if caption and not self._has_text:
            self._sink().append(Draft("caption", caption))
        self._picture = True

    def _break_line(self) -> None:
        if self._is_loose():
            self._buffer.append(LINE_BREAK)
        elif self._in_pre():
            self._buffer.append("\n")
        else:
            self._flush()

    def _is_loose(self) -> bool:
        """Tell whether text stands outside of every HTML block, where Markdown rules."""
        return self._markdown and not self._tight and not self._tables

    def _in_pre(self) -> bool:
        return any(tag == "pre" for tag, _ in self._tight)

    def _sink(self) -> list[Draft]:
        return self._tables[-1].sink() if self._tables else self.drafts

    def _flush(self) -> None:
        if not self._has_text:
            if self._buffer:
                self._buffer = []
            return
        raw = "".join(self._buffer)
        if self._is_loose() or self._in_pre():
            found = read_lines(raw, markdown=self._is_loose())
            if found and found[0].kind == "paragraph" and self._after_picture:
                found[0] = found[0]._replace(kind=kind_of(found[0].text, after_picture=True))
        else:
            found = self._block(raw)
        self._sink().extend(found)
        self.kept += sum(len(draft.text) for draft in found)
        self._begin_text()

    def _block(self, raw: str) -> list[Draft]:
        text = tidy(_joined(raw) if "\n" in raw else raw)
        if not text:
            return []
        kind = next((_KINDS[tag] for tag, _ in reversed(self._tight) if tag in _KINDS), "")
        if not kind:
            bold = self._bold == self._size and is_label(text)
            centred = bool(self._tight) and self._tight[-1][1]
            kind = kind_of(text, after_picture=self._after_picture and not bold, centred=centred)
            if bold and kind in ("paragraph", "list-item"):
                kind = "heading"
        return [Draft(kind, text, self._linked)]

    def _open_table_part(self, part: Tag) -> None:
        if part.name == "table":
            self._tables.append(OpenTable(self._tight))
            self._tight = []
        elif self._tables:
            self._tables[-1].open(part)

    def _close_table_part(self, tag: str) -> None:
        if tag == "table":
            self._close_table()
        elif self._tables:
            self._tables[-1].close(tag)

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._tight = table.around
        if self._tables:
            self._tables[-1].holds_table()
        self._sink().extend(table.drafts())


def _joined(raw: str) -> str:
    """Join the lines of the source: a blank between words, nothing beside a Chinese character."""
    joined = ""
    for line in raw.split("\n"):
        part = line.strip(" \t\r\f")
        if joined and part and not is_wide(joined[-1]) and not is_wide(part[0]):
            joined += " "
        joined += part
    return joined
