"""Blocks of text: found by the readers of this room, put together into the one text that owns all offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.datamodel import Block, Span

_CAPTION = re.compile(
    r"(?:[上下左右组題题]?[图圖](?:[为為]|片?\s?[①-⑨一二三四五六七八九\d]{0,2}\s?[:：])"
    r"|[图圖][①-⑨一二三四五六七八九\d]\s)"
)
_CREDIT = re.compile(
    r"(?:(?<![拍实])[摄攝]|(?:供|摄|制|攝|製)[图圖]|[图圖]片?(?:由.{2,20})?提供|资料[图圖]片?)[)）】\]]?。?$"
)
_OF_PICTURES = ("摄", "攝", "图", "圖")
"""Whatever ``_CREDIT`` finds holds one of these, which are looked for many times faster."""
_BYLINE = re.compile(r"[（(]?文[\s\u3000]*[、/／|｜:：]")
_CHAPTER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节節])"
)
_ITEM = re.compile(
    r"(?:[（(]\d{1,2}[)）]|\d{1,2}[)）](?!\d)|\d{1,2}\s?[.．、](?!\s?\d)|[①-⑳]"
    r"|[•·‣▪■□◆◇▶►▷●○★☆▲△▼◎※❖➤➢√✓✔✅☑👉🔹🔸🔻📍📌📢⏰])"
)
_SENTENCE_END = tuple("。！？；!?;…”")
_LONGEST_CAPTION = 100
_LONGEST_LABEL = 40


class Draft(NamedTuple):
    """A block before it has its place in the text."""

    kind: str
    """As in ``kg.datamodel.Block``."""
    text: str
    """One tidy line."""
    linked: int = 0
    """How many of its characters are inside links."""


class Composed(NamedTuple):
    """The text of an article and where its blocks stand."""

    text: str
    body_start: int
    blocks: tuple[Block, ...]


def compose(title: str, drafts: Sequence[Draft]) -> Composed:
    """Return title, empty line and body, a line for each block; every non-empty line is one block."""
    blocks = [Block(Span(0, len(title)), "title")] if title else []
    lines = [title, ""]
    position = body_start = len(title) + 2
    for draft in drafts:
        blocks.append(Block(Span(position, position + len(draft.text)), draft.kind))
        lines.append(draft.text)
        position += len(draft.text) + 1
    return Composed("\n".join(lines) + "\n", body_start, tuple(blocks))


def kind_of(line: str, *, after_picture: bool = False, centred: bool = False) -> str:
    """Return what a line without further layout is: paragraph, heading, list-item or caption."""
    if len(line) <= _LONGEST_CAPTION and (_CAPTION.match(line) or _ends_in_credit(line)):
        return "caption"
    label = len(line) <= _LONGEST_LABEL and not line.endswith(_SENTENCE_END)
    if _CHAPTER.match(line):
        return "heading" if label and not line.endswith(("，", "：", ":")) and "。" not in line else "list-item"
    if _ITEM.match(line):
        return "list-item"
    if after_picture and (
        (label and not line.endswith(("，", "：", ":"))) or (centred and len(line) <= _LONGEST_CAPTION)
    ):
        return "caption"
    return "paragraph"


def _ends_in_credit(line: str) -> bool:
    """Tell whether a line ends in who took a picture, and does not begin with who wrote the text."""
    pictured = any(sign in line for sign in _OF_PICTURES)
    return pictured and _CREDIT.search(line) is not None and not _BYLINE.match(line)


def is_label(line: str) -> bool:
    """Tell whether a line set in bold is short and open enough to be a heading."""
    return len(line) <= _LONGEST_LABEL and not line.endswith(("。", "；", "，", "！」", "。”"))


def alt_caption(alt: str) -> str:
    """Return the text that stands for a picture if it reads like a caption, else an empty one."""
    return alt if alt and _CAPTION.match(alt) and len(alt) <= _LONGEST_CAPTION else ""
