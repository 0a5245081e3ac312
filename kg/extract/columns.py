"""What the head of a table says of the cells below it: 主办单位 names hosts, 地点 names places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.datamodel import Discourse, OrganisationMention, Span

_HEAD = re.compile(
    r"(?:时间|日期|名称|活动|主题|内容|地点|地址|场地|会场|单位|主办方?|承办方?|协办方?|组织方|规模|形式|类型|岗位数?|企业数?|序号"
    r"|县区|区县|地区|人数|联系人|电话|联系方式|备注|招聘会|专场|场次)$"
)
_LONGEST = 10
_LEAST = 2
"""So many cells of a line must name columns for it to be a head."""
_SEPARATOR = re.compile(r"[\t｜|]")
_PREDICATES = (
    (re.compile("主办|举办|牵头|发起|组织"), "hosts"),
    (re.compile("承办|承接"), "undertakes"),
    (re.compile("协办|联合"), "coOrganises"),
    (re.compile("执行|运营"), "executes"),
    (re.compile("指导|主管"), "guides"),
    (re.compile("支持"), "supports"),
)
_IS_PLACE = re.compile(r"[\u3400-\u9fff]{2}")
_PLACE = re.compile("地点|地址|场地|会场|展馆|场馆")
NOWHERE = ""
"""What the cells of a column of places are to an event: no body that does something."""


class Told(NamedTuple):
    """A body in a column that says what it is to the event of its row."""

    body: OrganisationMention
    event: int
    predicate: str
    """``NOWHERE`` in a column of places."""


def told_by_columns(discourse: Discourse) -> list[Told]:
    """Return what the heads of tables say of the bodies below them, in the order of the text."""
    text = discourse.annotated.reading.text
    if not _SEPARATOR.search(text):
        return []
    rows = _rows(text)
    told: list[Told] = []
    for body in discourse.annotated.organisations:
        row = next((row for row in rows if row.start <= body.span.start < row.end), None)
        predicate = row.predicate_at(text, body.span.start) if row is not None else None
        if row is None or predicate is None:
            continue
        for number, units in enumerate(discourse.events):
            if any(row.start <= discourse.units[index].span.start < row.end for index in units):
                told.append(Told(body, number, predicate))
    return told


def places_by_columns(discourse: Discourse) -> dict[int, Span]:
    """Return, by event, the cell that a column of places has in the event's row."""
    text = discourse.annotated.reading.text
    found: dict[int, Span] = {}
    for row in _rows(text) if _SEPARATOR.search(text) else ():
        cell = row.cell_of(text, NOWHERE)
        if cell is None or not _IS_PLACE.search(text, *cell):
            continue
        for number, units in enumerate(discourse.events):
            if any(row.start <= discourse.units[index].span.start < row.end for index in units):
                found.setdefault(number, cell)
    return found


class _Row(NamedTuple):
    """A line below a head."""

    start: int
    end: int
    predicates: Sequence[str | None]
    """By column."""

    def predicate_at(self, text: str, place: int) -> str | None:
        """Return what the head says of the cell at a place of the text."""
        column = len(_SEPARATOR.findall(text, self.start, place))
        return self.predicates[column] if column < len(self.predicates) else None

    def cell_of(self, text: str, predicate: str) -> Span | None:
        """Return the words of the first cell below a head that says ``predicate``, None where there are none."""
        column = self.predicates.index(predicate) if predicate in self.predicates else None
        edges = [self.start - 1, *[mark.start() for mark in _SEPARATOR.finditer(text, self.start, self.end)], self.end]
        if column is None or column + 1 >= len(edges):
            return None
        words = text[edges[column] + 1 : edges[column + 1]]
        start = edges[column] + 1 + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None


@lru_cache(maxsize=1)
def _rows(text: str) -> tuple[_Row, ...]:
    """Return the lines of an article that stand below a head with a column of bodies or places."""
    return tuple(_read_rows(text))


def _read_rows(text: str) -> Iterator[_Row]:
    predicates: Sequence[str | None] = ()
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        cells = _SEPARATOR.split(line)
        if len(cells) > 1 and sum(_names_column(cell.strip()) for cell in cells) >= _LEAST:
            predicates = [_predicate(cell) for cell in cells]
        elif line and len(cells) < _LEAST:
            predicates = ()
        elif any(predicate is not None for predicate in predicates):
            yield _Row(start, end, predicates)
        start = end + 1


def _names_column(cell: str) -> bool:
    return 0 < len(cell) <= _LONGEST and _HEAD.search(cell) is not None


def _predicate(head: str) -> str | None:
    if _PLACE.search(head):
        return NOWHERE
    return next((predicate for words, predicate in _PREDICATES if words.search(head)), None)
