"""Publication dates, as their source writes them: only the written day counts, no clock and no other time zone.

A page dated 16:45 GMT on 30 May is of 30 May; an epoch, which names no offset, is read in
UTC+8, the time of every place that the articles are from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate

_FIRST_YEAR = 1990
_LAST_YEAR = 2099
_BEIJING = timedelta(hours=8)
_NUMERALS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?)?(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_DMY = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)")
_CHINESE_DAY = re.compile(
    r"([二一][〇○零Ｏ0九一二三四五六七八]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_LETTERS = re.compile(r"[A-Za-z]{3}")
_DATE = r"(?:19|20)\d\d\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}"
_LABELLED = re.compile(
    rf"(?:(?:发布|发表|发稿|公布|成文|刊发|發佈|發布|發表|出版|见报)(?:时间|日期|時間|于|於)?|(?:^|[\s\u3000|｜])(?:日期|时间|時間))\s*[:：]?\s*({_DATE})"
)
_UPDATED = re.compile(rf"(?:更新|添加|录入|上传|编辑)(?:时间|日期)?\s*[:：]?\s*({_DATE})")
_BARE = re.compile(
    rf"(?:^|[\s\u3000|｜（(])({_DATE})日?(?:[\s\u3000T]*\d{{1,2}}[:：]\d\d|[\s\u3000]*(?:来\s?源|來\s?源|星期.(?:\s|$)|$))"
)
_STAMP = re.compile(r"^[^\d，。；：:]{0,24}((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:\s?\d{1,2}:\d\d(?::\d\d)?)?$")
_SIGNED = re.compile(rf"[（(]?({_DATE})日?[)）]?$")
_IN_URL = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?([01]\d)[-/_.]?([0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]([01]?\d)[-/_]([0-3]?\d)(?!\d)"),
)


def parse_date(written: str) -> date | None:
    """Return the day of a written date in its own offset: ISO 8601, RFC 822, Chinese forms, epoch seconds; else None.

    Day and month in numbers whose order cannot be told (03/07/2022) give None.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    found = _YMD.search(text) or _COMPACT.match(text)
    if found:
        return _day(*found.groups())
    chinese = _CHINESE_DAY.search(text)
    if chinese:
        year, month, day = chinese.groups()
        return _day(year.translate(_NUMERALS), _small_number(month), _small_number(day))
    swapped = _DMY.search(text)
    if swapped:
        first, second, year = swapped.groups()
        if int(first) > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if int(second) > 12 else None
    return _english(text) if _LETTERS.search(text) else None


def date_in_url(url: str) -> date | None:
    """Return the day in an address (/2021/12/03/, t20211203_1.html, /2021-12/03/, /2021/1203/), None without one."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.IGNORECASE)
    for pattern in _IN_URL:
        for found in pattern.finditer(path):
            day = _day(*found.groups())
            if day:
                return day
    return None


def date_in_lines(lines: Iterable[str]) -> date | None:
    """Return the publication date that the lines around an article tell: a labelled one, else one with its hour."""
    plain = [unicodedata.normalize("NFKC", line) for line in lines]
    for pattern in (_LABELLED, _UPDATED, _BARE, _STAMP):
        for line in plain:
            found = pattern.search(line)
            day = parse_date(found.group(1)) if found else None
            if day:
                return day
    return None


def signed_date(lines: list[str]) -> date | None:
    """Return the date below the signature of a notice, the last line of an official letter (GB/T 9704, 7.3.5.5)."""
    if len(lines) < 2:
        return None
    last = unicodedata.normalize("NFKC", lines[-1]).replace(" ", "")
    chinese = _CHINESE_DAY.fullmatch(last)
    signature = len(lines[-2]) <= 40 and not lines[-2].endswith(("。", "！", "？", "；", "：", "，"))
    return parse_date(last) if signature and (chinese or _SIGNED.fullmatch(last)) else None


def _english(text: str) -> date | None:
    stamp = parsedate(text)
    if stamp:
        return _day(*stamp[:3])
    from dateutil.parser import ParserError, parse  # noqa: PLC0415 - hardly any article needs it

    days = set()
    for default in (datetime(1904, 1, 1), datetime(1909, 12, 28)):
        try:
            days.add(parse(text, default=default, ignoretz=True).date())
        except (ParserError, OverflowError, ValueError):
            return None
    day = days.pop()
    return None if days else _plausible(day)  # two answers: a part of it was taken from the default


def _from_epoch(number: float) -> date | None:
    seconds = number / 1000 if number >= 1e11 else number
    return _plausible((datetime.fromtimestamp(seconds, UTC) + _BEIJING).date())


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _small_number(written: str) -> int:
    """Return 1 to 39 of 一 … 三十九."""
    tens, ten, units = written.rpartition("十")
    value = int(units.translate(_NUMERALS)) if units else 0
    if ten:
        value += 10 * (int(tens.translate(_NUMERALS)) if tens else 1)
    return value
