"""Posts in tables whose head names the columns: 单位, 岗位, 人数, 薪资. A cell there needs no other proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.annotate.numerals import read_number
from kg.annotate.pay import read_pay
from kg.datamodel import Pay, PostMention, Span

_TRIGGER = re.compile(r"(?:岗位|职位|工种|职务)[^\t\n]{0,8}[\t｜|]|[\t｜|][^\t\n]{0,8}(?:岗位|职位|工种|职务)")
_SEPARATOR = re.compile(r"[\t｜|]")
_OF_POSTS = ("岗位", "职位", "工种", "职务")
"""What heads a column of posts holds one of these."""
_COLUMNS = {
    "post": r"(?:招聘|需求|用工|急聘|紧缺|主要|拟招|空缺|招工)?"
    r"(?:岗位|职位|工种|职务|岗位[/（]?(?:工种|职位)）?)(?:名称|类别|类型|需求)?",
    "number": r"(?:招聘|需求|需|用工|招工|拟招|拟聘|计划|岗位|招收|空岗)?"
    r"(?:人数|名额|数量|需求量|用工量|人员数量?)(?:（[人名个位]）|/人)?|需求（人）",
    "pay": r"(?:综合|基本|参考|税前|税后|平均|预计|约)?"
    r"(?:[月年日时]?(?:工资|薪资|薪酬|薪水|薪金|收入|薪)|待遇|报酬|底薪)"
    r"(?:待遇|及?福利|水平|标准|范围|区间|情况|参考|元)*(?:[（/][^）\n]{1,6}）?)?|福利待遇",
}
_KINDS = {name: re.compile(pattern) for name, pattern in _COLUMNS.items()}
PERIODS = {"月": "月薪", "年": "年薪", "日": "日薪", "天": "日薪", "时": "时薪"}
_POST = re.compile(r"[^、，；;,/／ \u3000（）()\d]+(?:（[^）]*）)?")
_COUNTED = re.compile(r"（?(?P<whole>(?P<number>\d{1,4}|[一二两三四五六七八九十百]{1,4})[名人个位]?)）?")
_NUMBER = re.compile(r"约?(?P<number>\d{1,5}|[一二两三四五六七八九十百]{1,4})[名人个位]?(?=$|[（，；、 ])")
SAYS_PAY = re.compile(r"\d|[一二三四五六七八九][千万]|面[议谈]|计件|提成|详谈|从优")
_NO_POST = re.compile(r"合计|总计|小计|不限|若干|其他|备注|无$|/$|-+$")
_LONGEST = 16


class _Table(NamedTuple):
    """The columns of a table by what they hold."""

    post: int
    number: int | None
    pay: int | None
    period: str
    """What the head says in front of the amounts below: 月薪 for 月工资（元）."""


def find_table_posts(text: str) -> tuple[list[PostMention], list[Span]]:
    """Return the posts of all tables with such a head, in order, and the rows that were read."""
    posts: list[PostMention] = []
    rows: list[Span] = []
    if not _SEPARATOR.search(text) or not _TRIGGER.search(text):
        return posts, rows
    table: _Table | None = None
    start = 0
    for line in text.split("\n"):
        cells = _cells(line, start)
        may_head = len(cells) > 1 and any(word in line for word in _OF_POSTS)
        head = _table([text[cell.start : cell.end] for cell in cells]) if may_head else None
        if head is not None or (line and len(cells) < 2):
            table = head
        elif table is not None and table.post < len(cells):
            posts += _posts(text, table, cells)
            rows.append(Span(start, start + len(line)))
        start += len(line) + 1
    return posts, rows


def _cells(line: str, start: int) -> list[Span]:
    """Return the cells of a line, without the spaces around their words; an empty cell keeps its column."""
    edges = [-1, *(mark.start() for mark in _SEPARATOR.finditer(line)), len(line)]
    cells: list[Span] = []
    for left, right in pairwise(edges):
        words = line[left + 1 : right]
        begin = left + 1 + len(words) - len(words.lstrip(" \u3000"))
        cells.append(Span(start + begin, start + max(begin, left + 1 + len(words.rstrip(" \u3000")))))
    return cells


def _table(head: list[str]) -> _Table | None:
    """Return what the cells of a line say of the columns below; None where they name no posts and nothing else."""
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        kind = column_of(cell)
        if kind is not None:
            found.setdefault(kind, place)
    if "post" not in found:
        return None
    pay = found.get("pay")
    period = next((said for sign, said in PERIODS.items() if pay is not None and sign in head[pay]), "")
    return _Table(found["post"], found.get("number"), pay, period)


def column_of(words: str) -> str | None:
    """Return what the head of a column, or the label of a line, says of what it holds: post, number, pay or nothing."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(words)), None)


def _posts(text: str, table: _Table, cells: list[Span]) -> Iterator[PostMention]:
    names = list(names_in_cell(text, cells[table.post]))
    count = _count(text, cells, table.number) if len(names) == 1 else None
    salary, pay = _salary(text, cells, table)
    for name, own in names:
        number = own or count
        value = read_number(number[0]) if number else None
        headcount = int(value.value) if value is not None and value.value else None
        yield PostMention(name, headcount, number[1] if number and headcount else None, salary, pay)


def names_in_cell(text: str, cell: Span) -> Iterator[tuple[Span, tuple[str, Span] | None]]:
    """Yield the posts of a cell with the numbers that stand behind them in it: 质检员12人、叉车司机5人."""
    for found in _POST.finditer(text, *cell):
        name = found[0].partition("（")[0]
        if not 2 <= len(name) <= _LONGEST or _NO_POST.match(name):
            continue
        number = _COUNTED.fullmatch(text, found.start() + len(name), found.end())  # 缝纫工（80人）
        number = number or _COUNTED.match(text, found.end(), cell.end)
        own = (number["number"], Span(*number.span("whole"))) if number else None
        yield Span(found.start(), found.start() + len(name)), own


def _count(text: str, cells: list[Span], column: int | None) -> tuple[str, Span] | None:
    if column is None or column >= len(cells):
        return None
    return number_in_cell(text, cells[column])


def number_in_cell(text: str, cell: Span) -> tuple[str, Span] | None:
    """Return the number of people that a cell is, as words and place."""
    number = _NUMBER.match(text, *cell)
    return (number["number"], Span(*number.span())) if number else None


def _salary(text: str, cells: list[Span], table: _Table) -> tuple[Span | None, Pay | None]:
    if table.pay is None or table.pay >= len(cells):
        return None, None
    cell = cells[table.pay]
    words = text[cell.start : cell.end]
    if not words or not SAYS_PAY.search(words):
        return None, None
    return cell, read_pay(words if words[0] in "月年日时" else table.period + words)
