"""What the head of a table says of the column that a place stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from kg.datamodel import AnnotatedText

_HEADS = (
    ("hosts", re.compile("主办|组织|举办|牵头|发起")),
    ("undertakes", re.compile("承办")),
    ("coOrganises", re.compile("协办|联合")),
    ("guides", re.compile("指导|主管")),
    ("supports", re.compile("支持")),
    ("place", re.compile("地点|地址|会场|场地|场所|位置|平台")),
    ("firm", re.compile("企业|公司|用人|招聘单位|参会|用工|单位名称|雇主|厂")),
    ("body", re.compile("单位|机构|部门|联系")),
    ("event", re.compile("活动|名称|主题|场次|专场|内容")),
)
_CELL_END = re.compile("[\t｜|]")


class Columns:
    """The tables of an article: runs of lines with gaps set by the layout."""

    def __init__(self, annotated: AnnotatedText) -> None:
        text = annotated.reading.text
        blocks = [block.span for block in annotated.blocks]
        self._starts = [span.start for span in blocks]
        self._cell_ends = [mark.start() for mark in _CELL_END.finditer(text)]
        self._head: list[list[str] | None] = []
        head: list[str] | None = None
        for span in blocks:
            cells = _CELL_END.split(text[span.start : span.end])
            head = (head or cells) if len(cells) > 1 else None
            self._head.append(head)

    def holds(self, place: int) -> bool:
        """Return whether a place stands in a table."""
        number = max(0, bisect_right(self._starts, place) - 1)
        return bool(self._head) and self._head[number] is not None

    def feature(self, place: int) -> str:
        """Return what the head of the table calls the column of ``place``; ``-`` outside of tables."""
        number = max(0, bisect_right(self._starts, place) - 1)
        head = self._head[number] if self._head else None
        if head is None:
            return "column=-"
        column = bisect_left(self._cell_ends, place) - bisect_left(self._cell_ends, self._starts[number])
        words = head[column] if column < len(head) else ""
        return "column=" + next((name for name, pattern in _HEADS if pattern.search(words)), "other")
