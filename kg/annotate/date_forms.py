"""The expressions of the calendar beside plain days, months and years, and all of them in one list.

Lunar days (正月初八, 大年初六, 农历八月十一), parts of years (第四季度, 上半年, 前11个月), days and weeks
counted from today (昨日, 上周五), holidays, 月底 and 年底, 全年, and the marks of now (截至目前, 即日起).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotate.date_atoms import MONTH, ONES, TO, YEAR, Atom, find_solar, tail_at, value_of
from kg.annotate.date_words import date_words
from kg.annotate.openings import matches_at, opening

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LUNAR_DAY = rf"初[{ONES}十]|三十|(?:二十|廿)[{ONES}]?|十[{ONES}]?"
_NEXT_LUNAR_DAY = re.compile(rf"[、和及](?P<day>{_LUNAR_DAY})(?![{ONES}十百千万月年个家名人岁场次条点时多余几])")
_WEEKDAYS = {char: place for place, char in enumerate("一二三四五六日")} | {"天": 6}
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_HALVES = {"上": 1, "下": 2}
_QUARTERS = {char: place % 4 + 1 for place, char in enumerate("一二三四1234")}
# Characters before a word that make it another one: 日前天气, 以前日, 然后天, 至今天然气.
_NOT_BEHIND = {
    "前": frozenset("日月以之此目会节事年面生从先提"),
    "后": frozenset("然先以之随此最今日月会"),
    "昨": frozenset(""),
}
_TWO_DAYS = frozenset({"今明两天", "今明两日", "明后两天", "明后两日", "昨今两天", "昨今两日", "前昨两天", "前昨两日"})
_OTHER_WORD = re.compile(r"天然|天生|天空|日之星|日头条|天会更")
_POINTS_BEHIND = frozenset(("", "\n", "。", "！", "？", "；", "，", "”", "“", "：", "　", " ", "就", "而", "于", "在"))
_OPENS = frozenset(("", "\n", "。", "！", "？", "；"))
_NO_HABIT_BEFORE = frozenset("每逢隔双单各、至到—和")
_NO_HABIT_BEHIND = frozenset("、至到—和")
_HOURS = re.compile(r"一早|清[早晨]|凌晨|早[上晨]|早|上午|中午|下午|傍晚|晚")
_NOT_THE_DAY = re.compile(r"[前后期将未临快过]|之[前后]")
# 一直摆到元宵节, but not 到国庆假期.
_UP_TO = re.compile("为?止|[，。；）\n]|$")
_ALWAYS = frozenset({"除夕", "大年夜", "大年三十", "年三十", "大年初一", "正月初一", "元宵节", "二月二"})

_AFTER = re.compile(
    rf"(?<![第每前近过这那满了几数到上头])(?P<count>\d{{1,2}}|[{ONES}十两]{{1,2}})个?(?P<unit>天|日|周|星期|礼拜)(?:之|以|过)?后(?![续来面期勤])"
)
_AFTER_OPENS = re.compile(rf"[\d{ONES}十两](?=[\d{ONES}十两]?个?[天日周星礼])")
_MOST_DAYS_AFTER = 15
# 今（8）日
_NUMBERED_DAY = re.compile(r"(?P<day>[今昨明])（\d{1,2}日?）[日天晚]?")
_FROM_TODAY = {"昨": -1, "今": 0, "明": 1}


class _Patterns(NamedTuple):
    """The patterns that hold words of the lexicon."""

    lunar: re.Pattern[str]
    lunar_opens: re.Pattern[str]
    part: re.Pattern[str]
    part_opens: re.Pattern[str]
    day: re.Pattern[str]
    following: re.Pattern[str]
    habit: re.Pattern[str]
    holiday: re.Pattern[str]
    fits: re.Pattern[str]
    now: re.Pattern[str]
    plans: re.Pattern[str]


_WEEK = re.compile(r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])")
_WHICH = re.compile(r"(上上|下下|[上本这下])个?\Z")
_LUNAR_SIGN = re.compile(rf"正月|腊月|冬月|农历|旧历|阴历|夏历|大年|年三十|年廿|月廿|初[{ONES}十]")
_LUNAR_LEAD = 8
"""How far in front of its sign a lunar date may begin: 二〇二四年的农历正月."""
_MARK = re.compile(r"[即全年月][日年底末初]")


SINCE_HOLIDAY = (
    "(?:小?长?假期?)?(?:(?:过|之|以)?后)?(?:以来|至今)|(?:小?长?假期?)?(?:过|之|以)?后(?=已|共|全[省市县区镇旗州]|累计)"
)
"""Behind a holiday's name: what is told has gone on since then (春节以来, 春节后已)."""


@cache
def _patterns() -> _Patterns:
    words = date_words().patterns
    lead = rf"(?:(?:(?P<year>{YEAR})年|(?P<near_year>{words['year']}))的?)?"
    old = "(?:农历|旧历|阴历|夏历)"
    lead_opens = "12一二" + "".join(word[0] for word in date_words().years)
    return _Patterns(
        lunar=re.compile(
            rf"{lead}(?:{old}?(?P<named>[正腊冬])月|{old}(?P<month>{MONTH})月(?P<single>[{ONES}](?![{ONES}十百千万日号月年个家名人场]))?|(?P<plain>{MONTH})月(?=初[{ONES}十]|廿)"
            rf"|(?:大年|年)(?=初[{ONES}十]|三十|廿)|(?<![最起当高考其月大])(?=初[{ONES}十]))"
            rf"(?:(?:(?P<low>{_LUNAR_DAY})(?P<to>{TO}))?(?P<day>{_LUNAR_DAY})|(?P<part>[底末初](?![{ONES}十])))?"
        ),
        lunar_opens=opening(lead_opens + "正腊冬农旧阴夏大年初0123456789十元" + ONES),
        part=re.compile(
            rf"{lead}(?:前(?P<quarters>[二两三23])个?季度|(?<!每)第?(?P<quarter>[一二三四1234])季度|(?P<half>[上下])半年"
            rf"|[前头](?P<months>\d{{1,2}}|[{ONES}十两]{{1,2}})个月)"
        ),
        part_opens=opening(lead_opens + "前头第上下1234一二三四"),
        day=re.compile(words["day"]),
        following=re.compile(words["next"]),
        habit=re.compile(rf"{words['habit']}\Z"),
        holiday=re.compile(words["solar"][:-1] + "|" + words["lunar"].removeprefix("(?:")),
        fits=re.compile(f"{words['fits']}|{SINCE_HOLIDAY}"),
        now=re.compile(words["now"]),
        plans=re.compile(rf"“?(?P<plan>{words['plans']})”?(?:期间|时期)"),
    )


def find_atoms(text: str) -> list[Atom]:
    """Return the expressions of the calendar in a twin's text, in order, the longest where several overlap.

    What comes back every year or month (每年12月) is left out.
    """
    habit = _patterns().habit
    kept: list[Atom] = []
    end = 0
    for atom in sorted(_all(text), key=lambda atom: (atom.start, -atom.end)):
        if atom.start >= end:
            end = atom.end
            if not habit.search(text[max(0, atom.start - 4) : atom.start]):
                kept.append(atom)
    return kept


def _all(text: str) -> Iterator[Atom]:
    yield from find_solar(text)
    if (sign := _LUNAR_SIGN.search(text)) is not None:
        yield from _lunar(text, max(0, sign.start() - _LUNAR_LEAD))
    if "季度" in text or "半年" in text or "个月" in text:
        yield from _parts_of_years(text)
    yield from _days_from_today(text)
    if "）日" in text or "）天" in text or "日）" in text:
        yield from _numbered_days(text)
    yield from _next_days(text)
    if "后" in text:
        yield from _days_after(text)
    if "周" in text or "星期" in text or "礼拜" in text:
        yield from _weekdays(text)
    yield from _holidays(text)
    yield from _others(text)


def _lead(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the year of an expression, or how far it is from that of publication."""
    near = match["near_year"]
    return value_of(match["year"]), date_words().years[near] if near else None


def _lunar(text: str, place: int) -> Iterator[Atom]:
    """Yield lunar days, runs of days and months from ``place`` on; a day without its month has ``month`` None."""
    patterns = _patterns()
    for match in matches_at(patterns.lunar_opens, patterns.lunar, text, place):
        month = _LUNAR_MONTHS.get(match["named"]) or value_of(match["month"] or match["plain"])
        written = match[0]
        new_year = "年初" in written or "年三" in written or "年廿" in written
        if new_year and month is None:
            month = 12 if not match["day"].startswith("初") else 1
        if month is None and not _is_lunar_day(text, match):
            continue
        if month is not None or match["day"]:
            end, _ = tail_at(text, match.end())
            year, shift = _lead(match)
            day, low = value_of(match["day"] or match["single"]), value_of(match["low"])
            listed = list(_lunar_list(text, match.end())) if day is not None and low is None else []
            while listed and listed[0].day == (day or 0) + 1:
                low, day, end = low or day, listed[0].day, listed.pop(0).end
            yield Atom(match.start(), end, "lunar", year, shift, month, None, day, match["part"] or "", low)
            yield from (more._replace(month=month) for more in listed)


def _lunar_list(text: str, place: int) -> Iterator[Atom]:
    """Yield the days that follow another one in a list: 正月初九、十二、十五."""
    while (match := _NEXT_LUNAR_DAY.match(text, place)) is not None:
        place, _ = tail_at(text, match.end())
        yield Atom(match.start("day"), place, "lunar", day=value_of(match["day"]))


def _is_lunar_day(text: str, match: re.Match[str]) -> bool:
    """Whether 初八 without a month is a day: 初一 to 初三 are also forms at school."""
    day = match["day"]
    if day is None or day[1:] not in "一二三":
        return day is not None
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before in ("从", "自") or after in tuple("上早那当、至到起晚清凌")


def _parts_of_years(text: str) -> Iterator[Atom]:
    patterns = _patterns()
    for match in matches_at(patterns.part_opens, patterns.part, text):
        year, shift = _lead(match)
        quarters = value_of(match["quarters"])
        form = "quarter" if match["quarter"] or quarters else "half" if match["half"] else "months"
        number = quarters or _QUARTERS.get(match["quarter"]) or _HALVES.get(match["half"]) or value_of(match["months"])
        if number is not None and 0 < number <= 12:
            yield Atom(match.start(), match.end(), form, year, shift, low=1 if quarters else None, number=number)


def _days_from_today(text: str) -> Iterator[Atom]:
    for match in _patterns().day.finditer(text):
        word = match[0]
        veto = _NOT_BEHIND.get(word[0], frozenset())
        if text[match.start() - 1 : match.start()] in veto and match.start():
            continue
        if _OTHER_WORD.match(text, match.end() - 1):
            continue
        end, _ = tail_at(text, match.end())
        low = date_words().days[word] - 1 if word in _TWO_DAYS else None
        yield Atom(match.start(), end, "day", low=low, number=date_words().days[word])


def _numbered_days(text: str) -> Iterator[Atom]:
    for match in _NUMBERED_DAY.finditer(text):
        end, _ = tail_at(text, match.end())
        yield Atom(match.start(), end, "day", number=_FROM_TODAY[match["day"]])


def _next_days(text: str) -> Iterator[Atom]:
    for match in _patterns().following.finditer(text):
        end, _ = tail_at(text, match.end())
        # 会前一天, 去年同一天 and 与当晚 do not count from the day named before.
        if match[0][0] in "同当前" and text[match.start() - 1 : match.start()] not in _POINTS_BEHIND:
            continue
        # 第二天 counts days as often as it points to one; with a time of day behind it points.
        if match[0] != "第二天" or (end > match.end() and text[match.start() - 1 : match.start()] != "的"):
            yield Atom(match.start(), end, "next", number=date_words().following[match[0]])


def _days_after(text: str) -> Iterator[Atom]:
    """Yield 三天后 and 一周后, counted from the day named before."""
    for match in matches_at(_AFTER_OPENS, _AFTER, text):
        count = value_of(match["count"])
        if count is not None and 0 < count <= _MOST_DAYS_AFTER:
            end, _ = tail_at(text, match.end())
            yield Atom(match.start(), end, "next", number=count * (1 if match["unit"] in "天日" else 7))


def _weekdays(text: str) -> Iterator[Atom]:
    """Yield 上周五, what follows it in a list (下周一、周三), and 周五 with a time of day or opening a sentence.

    Habits (每周三) are left out.
    """
    listed, weeks = -1, 0
    for match in _WEEK.finditer(text):
        which = _WHICH.search(text[max(0, match.start() - 3) : match.start()])
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        weekend = match["weekday"] == "末"
        in_list = match.start() == listed and before in ("、", "和")
        habit = before in _NO_HABIT_BEFORE or after in _NO_HABIT_BEHIND or weekend
        alone = before in _OPENS and after == "，"
        if which is None and not in_list and (habit or not (alone or _HOURS.match(text, match.end()))):
            continue
        end, _ = tail_at(text, match.end())
        start = match.start() - (len(which[0]) if which else 0)
        weeks = _WEEKS[which[1]] if which else weeks if in_list else 0
        word = "week" if which or in_list else ""
        listed = end + 1 if word else -1
        low, weekday = (5, 6) if weekend else (None, _WEEKDAYS[match["weekday"]])
        yield Atom(start, end, "week", low=low, number=weeks, weekday=weekday, word=word)


def _holidays(text: str) -> Iterator[Atom]:
    """Yield holidays where the day itself is meant: 除夕, 元旦当天, but not 春节前后."""
    patterns = _patterns()
    for match in patterns.holiday.finditer(text):
        fits = patterns.fits.match(text, match.end())
        if match[0] == "二月二" and text[match.end() : match.end() + 1] in tuple("十日号、至到"):
            continue
        closes = text[match.start() - 1 : match.start()] in ("至", "到") and _UP_TO.match(text, match.end()) is not None
        if fits or closes or (match[0] in _ALWAYS and not _NOT_THE_DAY.match(text, match.end())):
            end, _ = tail_at(text, match.end())
            yield Atom(match.start(), end, "holiday", word=match[0])


def _others(text: str) -> Iterator[Atom]:
    """Yield 截至目前, “十四五”期间, 即日, 全年, 月底 and 年底 where no year or month of their own stands in front."""
    for match in _patterns().now.finditer(text):
        yield Atom(*match.span(), "now")
    for match in _patterns().plans.finditer(text) if "期间" in text or "时期" in text else ():
        low, year = date_words().plans[match["plan"]]
        yield Atom(*match.span(), "solar", year, low=low)
    for match in _MARK.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if match[0] == "即日":
            yield Atom(start, end, "open")
        elif match[0] == "全年":
            if before not in ("年", "月"):
                yield Atom(start, end, "solar", year_shift=0, word="implied")
        elif match[0][1] in "底末初" and before not in _OWN_YEAR_OR_MONTH and after not in _NO_END:
            if match[0][0] == "月":
                yield Atom(start, end, "solar", month_shift=0, part=match[0][1])
            elif match[0][1] != "初":
                yield Atom(start, end, "solar", year_shift=0, part=match[0][1], word="implied")


_OWN_YEAR_OR_MONTH = frozenset(f"0123456789〇零{ONES}十今去明前上下本半正腊冬个份每")
_NO_END = frozenset("薪奖考步中级")
