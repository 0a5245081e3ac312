"""Finds lengths of time and the spans that they make of the day beside them: 3月4日开班，为期十天."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kg.annotate.date_values import sentence_start
from kg.annotate.date_words import date_words
from kg.annotate.numerals import read_number
from kg.annotate.openings import matches_at
from kg.datamodel import DateMention, Span

_CLOSES = re.compile("的[^。，；\n]{0,16}?(?:结业|结束|落幕|闭幕|收官|结课|落下帷幕)")
_BESIDES = re.compile("的(?:赛前|考前|岗前|居家|集中)?(?:[^，。；\n]{0,4})(?:赛前|备赛|公示|隔离|报名|试用|休整)")
"""A time before an event or beside it: 为期10天的赛前集训."""
_CUT = re.compile("[。！？\n]|.{41}")
_LINES_BETWEEN = 2
"""Line ends that may lie between a day and the length of time that begins on it."""
_BARE = re.compile(
    r"(?:(?<=[，：])|(?=\w{1,3}[天日]的)|(?<=[学练训摆办讲播开][了足满])|(?<=学习)|(?<=[学练训]))"
    r"(?P<count>(?<![\d\-第])\d{1,2}|(?<![一二三四五六七八九十第几])[一二两三四五六七八九十]{1,3})"
    r"(?P<unit>[天日周])(?:(?=[，。；])|(?=的[^，。；\n]{0,10}?(?:培训|集训|课程|学习|招聘|双选|直播|活动)))"
)
_COUNT = re.compile("[\\d一二两三四五六七八九十](?=[\\d一二两三四五六七八九十]{0,2}[天日周])")
"""Where alone a bare length can begin."""


@cache
def _lasting() -> re.Pattern[str]:
    length = r"(?P<count>\d{1,3}|[一二两三四五六七八九十廿卅百]{1,4})个?(?P<unit>[天日月周]|星期|礼拜)(?![\d前以嫂薪])"
    return re.compile(rf"{date_words().patterns['lasting']}了?[：为约近]?{length}")


def find_lengths(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Return the spans that lengths of time make of the last day named before them, or the next of the sentence."""
    found: list[DateMention] = []
    if not any(unit in text for unit in "天日月周期"):
        return found
    days = [mention for mention in mentions if len(mention.start or "") == len("2022-02-10")]
    taken = {place for mention in mentions for place in range(*mention.span)}
    for match, is_bare in _all_lengths(text):
        day = None if _BESIDES.match(text, match.end()) else _day_of_length(text, days, match)
        amount = read_number(match["count"])
        if day is None or match.start("count") in taken or amount is None or not isinstance(amount.value, int):
            continue
        if is_bare and (amount.value < 2 or _CUT.search(text[day.span.end : match.start()])):
            continue
        begun = date.fromisoformat(day.start or "")
        end = _after(begun, amount.value, match["unit"])
        if _CLOSES.match(text, match.end()) and day.span.end <= match.start():
            begun, end = begun - (end - begun), begun
        found.append(DateMention(Span(*match.span()), begun.isoformat(), end.isoformat(), "span"))
        taken.update(range(*match.span()))
    return found


def _day_of_length(text: str, days: Sequence[DateMention], length: re.Match[str]) -> DateMention | None:
    """Return the day that a length of time begins on: the last before it, or the next where its sentence has none."""
    before = next((day for day in reversed(days) if day.span.end <= length.start()), None)
    sentence = sentence_start(text, length.start())
    if before is None or before.span.start < sentence:
        behind = next((day for day in days if day.span.start >= length.end()), None)
        if behind is not None and not _CUT.search(text[length.end() : behind.span.start]):
            return behind
    if before is None or text.count("\n", before.span.end, length.start()) > _LINES_BETWEEN:
        return None
    return before


def _all_lengths(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the lengths of time, and whether no word in front of it says that it is one (9月12日开班，20天，收60人)."""
    yield from ((match, False) for match in _lasting().finditer(text))
    yield from ((match, True) for match in matches_at(_COUNT, _BARE, text))


def _after(start: date, count: int, unit: str) -> date:
    """Return the last day of a time that begins on ``start``."""
    if unit != "月":
        return start + timedelta(days=count * (1 if unit in ("天", "日") else 7) - 1)
    months = start.year * 12 + start.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])) - timedelta(days=1)
