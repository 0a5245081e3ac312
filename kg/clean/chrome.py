"""Tells an article from the page around it: navigation, head line, footer, share buttons.

Patterns count only where such lines stand: above the first real paragraph or below the
last one. The article's own words are never searched for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from kg.clean.blocks import Draft
from kg.clean.characters import han_count, squeezed

_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")
_SENTENCE = re.compile(r"[。！？!?；]")
_OPENING = re.compile(r"[。！？!?；]|[：:]$")
_SOLID = 24  # Chinese characters; head lines and footers with a sentence of that length are rare
_HEAD = 6  # blocks that may be head lines where no real paragraph tells where they end
_COUNTER = re.compile(r"[\d.]{1,6}[万wk+]?")
_SITE = re.compile(r"[\s_|｜\-—–(（]")


Layout = Literal["lines", "fragment", "page"]
"""Where blocks come from: text in lines, a piece of HTML, or a whole page."""


class Trimmed(NamedTuple):
    """The article's own blocks, and the lines about it that stood above and below."""

    drafts: list[Draft]
    head: list[str]
    tail: list[str]


def is_chrome_container(classes: str, identifier: str) -> bool:
    """Tell whether an element of these classes and this id holds navigation, sharing, comments or the like."""
    return bool(classes or identifier) and _is_chrome_name(f"{classes} {identifier}")


def is_page_frame(classes: str, identifier: str) -> bool:
    """Tell whether an element is called header, footer or the like: it surrounds the article."""
    words = {word.lower() for word in _WORDS.findall(f"{classes} {identifier}")}
    return not words.isdisjoint(_patterns("frame"))


def is_comment_label(line: str) -> bool:
    """Tell whether a line stands above the comments of readers."""
    return _regex("page-cut").match(line) is not None


@lru_cache(maxsize=4096)
def _is_chrome_name(names: str) -> bool:
    words = {word.lower() for word in _WORDS.findall(names)}
    return not words.isdisjoint(_patterns("word")) or any(part in names.lower() for part in _patterns("container"))


def trim(drafts: Sequence[Draft], title: str, *, layout: Layout) -> Trimmed:
    """Return ``drafts`` without the lines above and below the article that belong to its page.

    A repeated title goes as well. In HTML a lone number at the end is a counter of likes, and on a whole page
    a line with nothing but a date and a weekday is its date line.
    """
    whole = _regex("anywhere")
    kept = [draft for draft in drafts if not whole.match(draft.text)]
    first = next((position for position, draft in enumerate(kept) if _is_solid(draft)), None)
    head = _trim_head(kept[: _first_sentence(kept) if first is None else first], title, layout)
    body = kept[len(head.drafts) + len(head.head) :]
    kept = head.drafts + body
    last = len(kept) // 2 if first is None else _after_last_solid(kept)
    if layout == "page":
        kept = kept[: _page_cut(kept)]
        last = min(last, len(kept))
    end = _cut(kept, last)
    tail = [draft.text for draft in kept[end:]]
    while end > last and _is_tail(kept[end - 1], layout) and not _is_announced(kept, end):
        end -= 1
        tail.append(kept[end].text)
    return Trimmed(_without_repeats(kept[:end]), head.head, tail)


def _first_sentence(drafts: Sequence[Draft]) -> int:
    """Return where an article of short lines begins: at its first sentence or salutation, or a few lines down."""
    pattern = _regex("head")
    for place, draft in enumerate(drafts[:_HEAD]):
        if _OPENING.search(draft.text) and not pattern.match(draft.text):
            return place
    return min(len(drafts), _HEAD)


def _after_last_solid(drafts: Sequence[Draft]) -> int:
    return next(end for end in range(len(drafts), 0, -1) if _is_solid(drafts[end - 1]))


def same_title(line: str, title: str) -> bool:
    """Tell whether a line says the title again, with or without the site's name behind it."""
    one, other = squeezed(line), squeezed(title)
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = (line, title) if len(line) < len(title) else (title, line)
    return len(one) > 6 and long.startswith(short) and _SITE.match(long[len(short) :]) is not None


def _trim_head(drafts: Sequence[Draft], title: str, layout: Layout) -> Trimmed:
    pattern = _regex("head", "page-head") if layout == "page" else _regex("head")
    kept, dropped = [], []
    for draft in drafts:
        if pattern.match(draft.text) or (title and same_title(draft.text, title)) or _is_menu(draft):
            dropped.append(draft.text)
        else:
            kept.append(draft)
    return Trimmed(kept, dropped, [])


def _page_cut(drafts: Sequence[Draft]) -> int:
    """Return where the readers' comments begin."""
    return next((place for place, draft in enumerate(drafts) if place and is_comment_label(draft.text)), len(drafts))


def _cut(drafts: Sequence[Draft], last: int) -> int:
    """Return where a list of other articles begins, below the last real paragraph."""
    pattern = _regex("cut")
    for position in range(max(last, 1), len(drafts)):
        if pattern.match(drafts[position].text):
            return position
    return len(drafts)


def _is_tail(draft: Draft, layout: Layout) -> bool:
    if _regex("tail").match(draft.text) or _is_menu(draft):
        return True
    return layout != "lines" and _COUNTER.fullmatch(draft.text) is not None


def _is_menu(draft: Draft) -> bool:
    """Tell whether a line is made of links."""
    return draft.linked > 0 and draft.linked >= 0.8 * len(draft.text.replace(" ", "")) and not _is_solid(draft)


def _is_announced(drafts: Sequence[Draft], end: int) -> bool:
    """Tell whether the links that end at ``end`` follow a colon: then they are the article's list."""
    start = end
    while start and _is_menu(drafts[start - 1]):
        start -= 1
    return 0 < start < end and drafts[start - 1].text.endswith(("：", ":"))


def _is_solid(draft: Draft) -> bool:
    """Tell whether a block is surely the article's: a row, or a sentence of some length."""
    if draft.kind in ("table-row", "table-head"):
        return True
    return han_count(draft.text) >= _SOLID and _SENTENCE.search(draft.text) is not None


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a caption said twice in a row, once by the picture and once below it."""
    return [
        draft
        for position, draft in enumerate(drafts)
        if not (draft.kind == "caption" and position and drafts[position - 1].text == draft.text)
    ]


@cache
def _patterns(where: str) -> tuple[str, ...]:
    table = files("kg.clean").joinpath("chrome.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(pattern for place, pattern in rows if place == where)


@cache
def _regex(*places: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for place in places for pattern in _patterns(place)))
