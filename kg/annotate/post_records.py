"""Posts in records whose lines name the fields: 招聘岗位：…, below it 招聘人数：… and 薪资待遇：… of that post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate.numerals import read_number
from kg.annotate.pay import read_pay
from kg.annotate.post_tables import PERIODS, SAYS_PAY, column_of, names_in_cell, number_in_cell
from kg.datamodel import PostMention, Span

_TRIGGER = re.compile(r"(?:岗位|职位|工种|职务)[^\n：:，。]{0,4}[：:]")
_FIELD = re.compile(
    r"[ \u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[.．、）)]|[①-⑳●·*•-])?[ \u3000]*"
    r"(?P<label>[^\s：:，。；、\d]{2,10})[：:][ \u3000]*(?P<value>[^\n]*?)[ \u3000。；;，]*$"
)
_EMPLOYER = re.compile(r"(?:用人|招聘|用工|招工)?(?:企业|单位|公司)(?:名称|全称)?")
_LIST = re.compile(r"(?:[\u3400-\u9fffA-Za-z/]{2,12}(?:（[^（）\n]{1,8}）)?(?:\d{1,4}[名人])?(?:[、/ \u3000]+|$))+")
_NO_LIST = re.compile(r"见|如下|等|多个|面议|提供|招聘|岗位|职位|工种|及以上|和|与")
_CUT = re.compile(r"[，,。；;（(]")


@dataclass
class _Record:
    """The posts of a line, and what the lines below say of them."""

    line: Span
    posts: list[tuple[Span, tuple[str, Span] | None]]
    number: tuple[str, Span] | None = None
    salary: Span | None = None
    period: str = ""


def find_record_posts(text: str) -> tuple[list[PostMention], list[Span]]:
    """Return the posts of all records with a line of their number or their pay too, and the lines that name them."""
    posts: list[PostMention] = []
    lines: list[Span] = []
    if not _TRIGGER.search(text):
        return posts, lines
    for record in _records(text):
        if record.number is not None or record.salary is not None:
            posts += _posts(text, record)
            lines.append(record.line)
    return posts, lines


def _records(text: str) -> Iterator[_Record]:
    """Yield the records in order; one ends at the next post, the next employer and a line that is no field."""
    record: _Record | None = None
    start = 0
    for line in text.split("\n"):
        field = _FIELD.match(line)
        kind = column_of(field["label"]) if field is not None else None
        ends = field is None or kind == "post" or _EMPLOYER.fullmatch(field["label"]) is not None
        if record is not None and line and ends:
            yield record
            record = None
        if field is not None:
            value = Span(start + field.start("value"), start + field.end("value"))
            if kind == "post" and _LIST.fullmatch(field["value"]) and not _NO_LIST.search(field["value"]):
                record = _Record(Span(start, start + len(line)), list(names_in_cell(text, value)))
            elif record is not None:
                _note(text, record, kind, field["label"], value)
        start += len(line) + 1
    if record is not None:
        yield record


def _note(text: str, record: _Record, kind: str | None, label: str, value: Span) -> None:
    """Take the number or the pay of a line, each the first time."""
    if kind == "number" and record.number is None:
        record.number = number_in_cell(text, value)
    elif kind == "pay" and record.salary is None:
        cut = _CUT.search(text, *value)
        amount = Span(value.start, cut.start() if cut is not None else value.end)
        if SAYS_PAY.search(text, *amount):
            record.salary = amount
            record.period = next((said for sign, said in PERIODS.items() if sign in label), "")


def _posts(text: str, record: _Record) -> Iterator[PostMention]:
    """Yield the posts of a record; a number said of several together is none of theirs."""
    joint = record.number if len(record.posts) == 1 else None
    pay = None
    if record.salary is not None:
        words = text[record.salary.start : record.salary.end]
        pay = read_pay(words if words[0] in "月年日时" else record.period + words)
    for name, own in record.posts:
        number = own or joint
        value = read_number(number[0]) if number else None
        headcount = int(value.value) if value is not None and value.value else None
        yield PostMention(name, headcount, number[1] if number and headcount else None, record.salary, pay)
