"""Reads places behind a label (地点：…), in the columns of tables that a label heads, and in announced lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.venues.contexts import pattern
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.words import Token
from kg.datamodel import Span

_TO_VALUE = re.compile(
    r"(?:】|”|（[^（）\n]{1,6}）)?(?:\s*：\s*|\s*\n\s*|(?:仍|还|依旧|依然|就|便|都|均|也)?(?:为|是|改为|定为|设为|选为)(?![什何啥哪])(?=\S))|】\s*|(?<=📍)\s*"
)
_ALONE = re.compile(r"(?:^|\n)[^\n\t。，；：]{0,8}$")
_VALUE = re.compile(r"[^\n。；，！？\t（）|：]+")
_BRACKET = re.compile(r"（([^（）\n，。；]{3,20})）")
_PIECE = re.compile(r"[^\s]+")
# 人民大街3623号|吉林省人才市场: a house with its number, and who lives in it.
_NUMBER = re.compile(r"\d{1,2}[.．、](?=[\u4e00-\u9fff])")
_HOUSE = re.compile(
    r"[^\s，、]{2,24}?(?:路|街|道|巷|里|弄)[东南西北中]?段?\d+(?:-\d+)?号(?:院|附\d+号)?(?=[\u4e00-\u9fff]{4})"
)
_ELSE = re.compile(r"[^\d：]{0,6}\d+[余多]?[家个人名场]|[^：\d]{2,6}：")
_STREETS = ("路", "街", "道", "号", "镇", "区")
_SECOND_NAMES = ("市场", "中心", "广场", "大厦", "大厅", "馆")
_LONGEST = 40
_HEADER = re.compile(
    r"(?:举办|举行|活动|招聘会?|现场|具体|培训|主办)?(?:地点|会场|场地|场所)(?:（[^（）]*）)?|(?:会场|活动|招聘会)地址"
)
_OF_EVENTS = re.compile("时间|日期|场次|活动|招聘会|主题|专场")
_SERIES = re.compile(r"[一二两三四五六七八九十\d](?:站|场|个(?:主|分)?会场|个?地点|处)：([^。；，\n\d]+)(?=[。；，\n])")
_ITEM = re.compile("[^、和]+")
_LONGEST_ITEM = 16


def labelled_places(page: Page) -> Iterator[Place]:
    """Yield the places that labels, headed columns and announced lists give."""
    for token in page.tokens.of_kind("label"):
        yield from _behind_label(page, token)
    if "\t" in page.text:
        yield from _in_columns(page.text)
    for series in _SERIES.finditer(page.text):
        yield from _in_series(page.text, Span(*series.span(1)))


def _behind_label(page: Page, label: Token) -> Iterator[Place]:
    gap = _TO_VALUE.match(page.text, label.end)
    if gap is None or ("\n" in gap[0] and not _ALONE.search(page.text[max(0, label.start - 12) : label.start])):
        return
    date = page.date_at(gap.end())
    begins = gap.end() if date is None else date.span.end + (page.text[date.span.end : date.span.end + 1] == "，")
    value = _VALUE.match(page.text, begins)
    if value is None or page.text[value.end() : value.end() + 1] == "：" or _is_contact(page.text, label):
        return
    place = _cut(page.text, Span(*value.span()))
    house = _HOUSE.match(page.text, place.start, place.end) if place is not None else None
    if place is not None and house is not None and _ends_as_place(page, Span(house.end(), place.end)):
        place = Span(house.end(), place.end)
    if place is not None and (not page.text.endswith("会场", label.start, label.end) or _ends_as_place(page, place)):
        yield Place(place, "label")


def _is_contact(text: str, label: Token) -> bool:
    """Tell whether a bare 地址 stands among telephone numbers, or not beside a time."""
    around = (max(0, label.start - _LONGEST), label.end + _LONGEST)
    bare = text[label.start : label.end] == "地址" and text[label.start - 1 : label.start] != "会"
    return bare and (
        pattern("contact").search(text, *around) is not None or "时间" not in text[around[0] : label.start]
    )


def _ends_as_place(page: Page, place: Span) -> bool:
    ends = [phrase.end for phrase in page.phrases if phrase.kind and place.start < phrase.end <= place.end]
    return bool(ends) and place.end - ends[-1] <= 2


def _cut(text: str, value: Span) -> Span | None:
    """Return the place in a value: behind the street that it stands in, with a second name of it in brackets."""
    written = text[value.start : value.end].strip()
    if len(written) > _LONGEST or pattern("no-value", r"{}|[\d\W]*$").match(written):
        return None
    number = _NUMBER.match(text, value.start)
    start = number.end() if number is not None else value.start
    pieces = list(_pieces(text, Span(start, value.end)))
    kept = pieces[-1]
    if len(pieces) > 1 and not text[pieces[-2].start : pieces[-2].end].endswith(_STREETS):
        kept = Span(pieces[0].start, kept.end)
    bracket = _BRACKET.match(text, kept.end)
    if bracket is not None and bracket[1].endswith(_SECOND_NAMES) and not pattern("aside").search(bracket[1]):
        return Span(*bracket.span(1)) if text[kept.end - 1] == "号" else Span(kept.start, bracket.end())
    return kept


def _pieces(text: str, value: Span) -> Iterator[Span]:
    """Yield the pieces that spaces part, up to one that tells something else: 零工驿站　企业8家."""
    for piece in _PIECE.finditer(text, value.start, value.end):
        if piece.start() > value.start and _ELSE.match(piece[0]):
            return
        yield Span(*piece.span())


def _in_columns(text: str) -> Iterator[Place]:
    """Yield the cells below a header cell that is such a label."""
    column: int | None = None
    width = start = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            column = None
        elif column is None or len(cells) != width:
            column = next((i for i, cell in enumerate(cells) if _HEADER.fullmatch(cell.strip())), None)
            column = column if _OF_EVENTS.search(line) else None
            width = len(cells)
        else:
            cell = start + sum(len(cell) + 1 for cell in cells[:column])
            value = _VALUE.match(text, cell, cell + len(cells[column]))
            place = _cut(text, Span(*value.span())) if value is not None else None
            if place is not None:
                yield Place(place, "label")
        start += len(line) + 1


def _in_series(text: str, listed: Span) -> Iterator[Place]:
    """Yield the places of a list that a count of halts or fairs announces: 后面还有三站：…."""
    names = [Span(*name.span()) for name in _ITEM.finditer(text, listed.start, listed.end)]
    if len(names) > 1 and all(2 <= name.end - name.start <= _LONGEST_ITEM for name in names):
        yield from (Place(name, "label") for name in names)
