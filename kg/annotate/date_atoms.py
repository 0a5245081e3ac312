"""What is written as a date, before it is known which day that is: the solar calendar.

An atom is one expression of the calendar with what belongs to it, the weekday in brackets and the
time of day: 2月8日（周二）上午9:30, 去年12月, 3月底, 8至9日, 2025—2027年.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotate.date_words import date_words
from kg.annotate.numerals import read_number


class Atom(NamedTuple):
    """One expression of the calendar; what it leaves open is None."""

    start: int
    end: int
    """Behind the weekday and the time of day."""
    form: str
    """``solar``, ``lunar``, ``day`` (昨日), ``week`` (上周五), ``quarter``, ``half``, ``months`` (前11个月),
    ``holiday``, ``next`` (次日), ``now`` (截至目前) or ``open`` (即日)."""
    year: int | None = None
    year_shift: int | None = None
    """Years from that of publication: -1 for 去年."""
    month: int | None = None
    month_shift: int | None = None
    day: int | None = None
    part: str = ""
    """初, 底, 末, 上旬, 中旬 or 下旬 of the finest that is given."""
    low: int | None = None
    """The first year, month or day of a run (8至9日) whose last one is the finest that is given."""
    number: int = 0
    """Days or weeks from publication, the quarter, the half or the number of months, as ``form`` asks."""
    weekday: int | None = None
    """0 for Monday: told in brackets, or by the form ``week``."""
    word: str = ""
    """The holiday's name; ``implied`` for 年底 and 全年 without their year."""


ONES = "一二三四五六七八九"
YEAR = rf"(?:19|20)\d\d|[一二][〇零九][〇零{ONES}]{{2}}"
MONTH = rf"1[0-2]|0?[1-9]|十[一二]?|[{ONES}元]"
TO = r"[—–－～-]{1,2}|至|到"
PART = rf"[上中下]{{1,2}}旬|[底末](?![薪色层线座盘气子端])|初(?![步中级审试始期衷选赛心十{ONES}])"
_DAY = rf"3[01]|[12]\d|0?[1-9]|三十一?|卅一?|(?:二十|廿)[{ONES}]?|十[{ONES}]?|[{ONES}]"
_NUMERALS = "0-9〇零一二三四五六七八九十廿卅元"
_POINTERS = "今去明来前大上本这下"
# Begins with one set of characters: where none of them stands, the search goes on at once.
_DATED = re.compile(
    rf"[{_NUMERALS}{_POINTERS}](?:(?<=[{_NUMERALS}])[{_NUMERALS}]{{0,3}}[年月日号、和至到—–－～./-]"
    rf"|(?<=[{_POINTERS}])(?:前|一|个)?[年月])"
)
_NUMERAL_BEFORE = frozenset("0123456789.〇零一二三四五六七八九十百千万几数两第个每半整")
# 1.5月10日: the number of an item, and a date.
_ABOUT = re.compile("前后(?![夕排])|左右(?!两)|上下(?!午)")
_ITEM_NUMBER = re.compile(r"(?:^|\n)\d{1,2}[.．]$")
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)")
# 7.29专场: a month and a day in the name of what is held.
_DOTTED = re.compile(
    r"(?P<month>1[0-2]|[1-9])[.·](?P<day>3[01]|[12]\d|0?[1-9])(?![\d.万亿千百个家名人倍度米平亩折级版元])"
    r"(?=[\u4e00-\u9fff]{1,12}?(?:专场|招聘|活动|双选|大会|大集))"
)
# 3月薪, 22日内, 9号楼, 12号线 are no dates; a number alone is one only where a time of day or a case word follows 号.
_NO_MONTH = frozenset("薪嫂饼球经刊历")
_NO_YEAR_BEHIND = {"前年": "以之节此目", "本年": "资成样基根版日"}
_NO_DAY = frozenset("内元游")
_NO_NUMBERED_DAY = frozenset("楼线店门院桥码召台馆厅摊车坑泊文公通窗展地仓库教宿井口令路机房铺区柜位服桌厂员工段场航")
_NUMBERED_DAY_ALONE = re.compile(r"那天|当天|这天|上午|下午|晚|一早|早|起|之?前|开始|举[办行]|正式|在(?!线|编|岗|职)")
_SPAN_OF_DAYS_BEFORE = re.compile(r"(?:提前|最近|近|满|每|为期|连续|过去|未来|头|超过|不到)\Z")
# 3月11、18、25日: days of one month, of which only the last is called one.
_DAYS_OF_A_MONTH = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>{MONTH})月(?P<days>(?:(?:{_DAY})[日号]?[、，和及]){{2,}}(?:{_DAY}))[日号]"
)
_DAY_IN_LIST = re.compile(rf"(?P<day>{_DAY})[日号]?")
_NEXT_DAY = re.compile(rf"[、和及](?P<day>{_DAY})日")
_WEEKDAYS = {char: place for place, char in enumerate("一二三四五六日")} | {"天": 6}
# 周六（26日): a weekday with its day in brackets.
_WEEKDAY_BEFORE = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])（$")
_CLOCK = rf"(?:\d{{1,2}}:\d\d|(?:\d{{1,2}}|[{ONES}十零两]{{1,3}})[时点](?:\d{{1,2}}分|半|整|许|钟|[一二三]刻)?)"


class _Patterns(NamedTuple):
    """The patterns that hold words of the lexicon."""

    solar: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = date_words().patterns
    hour = words["hour"]
    return _Patterns(
        re.compile(
            rf"(?:(?:(?P<low_year>{YEAR})年?(?:{TO}))?(?P<year>{YEAR})年(?P<year_part>{PART})?"
            rf"|(?P<near_year>{words['year']})(?:年?(?P<near_part>{PART}))?)?(?:的(?=[{_NUMERALS}]))?"
            rf"(?:(?:(?P<low_month>{MONTH})(?:月份?)?(?:{TO}|、)|(?P<pair>[{ONES}](?=[{ONES}]月)))?"
            rf"(?P<month>{MONTH})月(?P<whole>份)?|(?P<near_month>{words['month']}))?"
            rf"(?:(?:(?P<low_day>{_DAY})[日号]?(?P<to>{TO}|、|和))?(?P<day>{_DAY})(?:[两三](?=[日天]))?(?P<unit>[日号]|(?<=[两三])天)|(?P<part>{PART}))?"
        ),
        re.compile(
            r"(?:（[^（）\n每逢]{0,10}?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
            rf"(?:(?:{TO}|[、和])(?:周|星期|礼拜)?(?P<last>[一二三四五六日天]))?[^（）\n]{{0,10}}）"
            rf"|（(?:农历|正月|腊月|初|廿|逢)[^（）\n]{{0,8}}）|，?(?:周|星期|礼拜)(?P<plain>[一二三四五六日天])(?!至|到|、)"
            rf"|{hour}(?:{_CLOCK})?|{_CLOCK})(?:(?:{TO})(?:{hour})?{_CLOCK})?"
        ),
    )


def tail_at(text: str, end: int) -> tuple[int, int | None]:
    """Return where the weekday and the time of day behind a date end, and the (last) weekday if one is told."""
    weekday: int | None = None
    while (tail := _patterns().tail.match(text, end)) is not None:
        end = tail.end()
        told = tail["last"] or tail["weekday"] or tail["plain"]
        weekday = _WEEKDAYS[told] if told else weekday
    return end, weekday


def value_of(numeral: str | None) -> int | None:
    """Return what the numeral of a year, a month or a day says; None for none."""
    if numeral is None:
        return None
    if numeral == "元":
        return 1
    amount = read_number(numeral.removeprefix("初"))
    return int(amount.value) if amount is not None and amount.value is not None else None


def find_solar(text: str) -> Iterator[Atom]:
    """Yield the years, months and days of the solar calendar in a twin's text, in order."""
    place = 0
    while (dated := _DATED.search(text, place)) is not None:
        start = dated.start()
        place = start + 1
        glued = text[start] not in _POINTERS and start and text[start - 1] in _NUMERAL_BEFORE
        if glued and not _ITEM_NUMBER.search(text, max(0, start - 4), start):
            continue
        match = _ISO.match(text, start) or _DOTTED.match(text, start)
        if match is not None:
            place, weekday = tail_at(text, match.end())
            year = int(match["year"]) if match.re is _ISO else None
            yield Atom(start, place, "solar", year, month=int(match["month"]), day=int(match["day"]), weekday=weekday)
            continue
        listed = _DAYS_OF_A_MONTH.match(text, start)
        if listed is not None and (days := _listed_days(listed)):
            yield from days
            place = listed.end()
            continue
        match = _patterns().solar.match(text, start)
        if match is not None and match.end() > start and _is_date(text, match):
            for atom in _atoms(text, match):
                yield atom
                place = atom.end


def _listed_days(listed: re.Match[str]) -> list[Atom]:
    """Return an atom for each day of a list without 日 behind each, one for days that follow each other."""
    found = list(_DAY_IN_LIST.finditer(listed.string, *listed.span("days")))
    days = [value_of(day["day"]) or 0 for day in found]
    if all(listed.string[day.end() - 1] in "日号" for day in found[:-1]) or days != sorted(set(days)):
        return []
    year, month = value_of(listed["year"]), value_of(listed["month"])
    if days == list(range(days[0], days[-1] + 1)):
        return [Atom(*listed.span(), "solar", year, month=month, day=days[-1], low=days[0])]
    starts = [listed.start(), *(day.start() for day in found[1:])]
    ends = [*(day.end() for day in found[:-1]), listed.end()]
    return [
        Atom(start, end, "solar", year, month=month, day=day)
        for start, end, day in zip(starts, ends, days, strict=True)
    ]


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the match is no other word: 一月不少于四场, 9号楼, 提前15日, 3月薪."""
    after = text[match.end() : match.end() + 1]
    dated = match["year"] or match["near_year"]
    if match["near_year"] and match.start() and text[match.start() - 1] in _NO_YEAR_BEHIND.get(match["near_year"], ""):
        return False
    if match["day"] is None:
        alone = match["month"] and not (dated or match["part"] or match["whole"] or match["low_month"])
        return not (alone and (match["month"] == "一" or after in _NO_MONTH))
    if match["unit"] == "号" and after in _NO_NUMBERED_DAY:
        return False
    if match["month"] or match["near_month"]:
        return True
    if match["unit"] == "号":
        opens = after == "，" and text[match.start() - 1 : match.start()] in ("", "。", "\n", "；")
        return opens or _NUMBERED_DAY_ALONE.match(text, match.end()) is not None
    short = len(match["day"]) == 1 and not match["day"].isdigit()
    before = text[max(0, match.start() - 2) : match.start()]
    return not short and after not in _NO_DAY and _SPAN_OF_DAYS_BEFORE.search(before) is None


def _atoms(text: str, match: re.Match[str]) -> Iterator[Atom]:
    """Yield the atom of a match, or two where days that do not follow each other are named together (5日、12日)."""
    words = date_words()
    end, weekday = tail_at(text, match.end())
    led = _WEEKDAY_BEFORE.search(text, max(0, match.start() - 4), match.start())
    weekday = _WEEKDAYS[led[1]] if led and weekday is None else weekday
    day, low = value_of(match["day"]), _low(match)
    listed = match["day"] is not None and match["to"] in ("、", "和")
    apart = listed and day is not None and low is not None and day != low + 1
    while listed and not apart and (more := _NEXT_DAY.match(text, end)) and value_of(more["day"]) == (day or 0) + 1:
        day = value_of(more["day"])
        end, weekday = tail_at(text, more.end())
    atom = Atom(
        match.start(),
        end,
        "solar",
        value_of(match["year"]),
        words.years[match["near_year"]] if match["near_year"] else None,
        value_of(match["month"]),
        words.months[match["near_month"]] if match["near_month"] else None,
        day,
        match["part"] or match["year_part"] or match["near_part"] or "",
        low,
        weekday=weekday,
    )
    if day is not None and low is None and _ABOUT.match(text, end):
        # 6月15日前后 is some day of June.
        yield atom._replace(end=end + 2, day=None, weekday=None) if atom.month or atom.month_shift is not None else atom
        return
    if apart:
        yield atom._replace(end=match.start("to"), day=low, low=None, weekday=None)
        yield Atom(match.start("day"), end, "solar", day=day, weekday=weekday)
    else:
        yield atom


def _low(match: re.Match[str]) -> int | None:
    """Return the first of a run of days, months or years, whichever is the finest that the match gives."""
    if match["day"]:
        return value_of(match["low_day"])
    if match["month"]:
        return value_of(match["low_month"] or match["pair"])
    return value_of(match["low_year"])
