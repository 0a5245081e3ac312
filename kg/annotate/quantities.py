"""Counted numbers in the reading twin: approximator · number · 余/多/来 · classifier · 以上/左右.

Which word gives the qualifier, where several do: 余 or 多 before a word in front (约200余 is over),
that before 来 or 几, that before a word behind (近200人左右 is nearly), and last the number's own
vagueness (数百 is over, 几十 about). Dates, times of day, telephone numbers and list numbers are
passed over; what else is no count (money, ages, ordinals …) is found and says so in its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.annotate.numerals import HAN, NUMBER, Amount, read_number
from kg.annotate.quantity_words import Unit, quantity_words
from kg.datamodel import Quantity, Span

_TRIGGER = re.compile(rf"[0-9{HAN}成]")
_NUMBER = re.compile(NUMBER)
_MORE = re.compile(
    r"余(?![姚杭江额庆下])|多(?!元化|媒体|功能|数|样化|云)|来(?![自源到访临岗料找报应看求参])|好?几(?![近乎])(?=[\u4e00-\u9fff])"
)
_CODES = (
    r"\d{1,2}:\d\d(?::\d\d)?",  # a time of day
    r"\d{1,4}(?:[-/.]\d{1,5}){2,}",  # a date, a version, a long telephone number
    r"0\d{2,3}[-—]?\d{3,}[\d×xX*—-]*",  # an area code and what follows it
    r"1[3-9]\d{9}(?!\d)",  # a mobile telephone
    r"\d+(?:[-—]\d+)?[×*][\d×*]*",  # a number made unreadable
    r"12[13]\d\d(?![\d,.万千百余多个家人名份条场次张元%])",  # a service telephone
    r"\d{7,}(?![\d万个名人家份条次张元])",
)
_CODE = re.compile("|".join(_CODES))
_TO = re.compile(rf"(?P<unit>[^\d\s{HAN}—–－～至到，。、；：（）“”-]{{0,3}})(?:[—–－～-]{{1,2}}|[至到])(?=[\d{HAN}])")
_ITEM = re.compile(r"(?:^|\n)[\s#*|（]*\Z")
"""What stands in front of a number that begins a line."""
_BEHIND_ITEM = tuple(".、)）·\t\u3000|")
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2}")
_DECADE = re.compile(r"\d[05]|[五六七八九][〇零五]")
_ROUND = re.compile(r"[百千万亿]+")
_SCALED = re.compile(r"[百千万亿]")
_SHARE = re.compile(r"分之[0-9.]+|分之[一二三四五六七八九十百点零两]+")
_NOUN_THEN_ABOUT = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:左右|上下)(?![游班级手])")
_COUNTED = re.compile("(?:的(?:就|也|共|只|总共)?有|(?:共|拢共|一共|总共)有?)\\Z")
"""What a bare numeral stands behind that says how many: 签了协议的有|九十四."""
_AT_END = re.compile("(?:不到|不足|出头|上下|左右)?(?=[，。、；！）”…\n]|\\Z)")
_CLAUSE_ENDS = frozenset("，。、；：！？）”’》…—\n\t 　")
_ONES_OF_TEN = frozenset("123456789一二两三四五六七八九")
_ONES = frozenset("〇零一二两三四五六七八九十廿卅卌几数成")
_FOLLOW = frozenset("0123456789,.%+/余多来好分—–－～-至到" + HAN)
_SEVERAL_OF = frozenset("十百千万亿家个名位场次种类项")
_ENDS_BEFORE_SEVERAL = frozenset("人位总次户份场指岗参基系额少多无单件册头倍尾个")
_REACH = 9
"""How far in front of a number its approximators and labels may begin."""


class _Found(NamedTuple):
    """A number in its place, before it is known what it counts."""

    text: str
    start: int
    stop: int
    """Where the numeral ends."""
    end: int
    """Where 余, 多 or + behind it ends."""
    amount: Amount
    more: str
    """``over`` or ``about`` for 余, 多, +, 来 behind the numeral, else empty."""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of a twin's text that say how many or how much, in order, not overlapping.

    Offsets are the twin's. ``kind`` is ``count`` for what a figure may be made of, ``article`` for
    一家, 一场 and their like, ``range`` for 30至40名 and 三四百 (no value), else what the unit tells;
    ``other`` also stands for the rhetorical 百家, 万人 and for 几家.
    """
    return tuple(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    place, done, follow = 0, 0, quantity_words().continuations | _FOLLOW
    while (trigger := _TRIGGER.search(text, place)) is not None:
        start = trigger.start()
        # A lone numeral with nothing known behind it is the most frequent case, and never a quantity.
        if trigger[0] in _ONES and text[start + 1 : start + 2] not in follow:
            place = start + 1
            continue
        quantity, place = _read_at(text, start)
        if quantity is not None:
            # What belongs to the number before, as 几 in 1几近1, is no part of an approximator of this one.
            begin = max(quantity.span.start, done)
            done = quantity.span.end
            yield quantity if begin == quantity.span.start else quantity._replace(span=Span(begin, done))


def _read_at(text: str, start: int) -> tuple[Quantity | None, int]:
    """Return the quantity whose number begins at ``start``, if one does, and where to read on."""
    code = _CODE.match(text, start) if text[start].isdigit() else None
    if code:
        return None, code.end()
    for idiom, said in quantity_words().idioms.get(text[start : start + 2], ()):
        if text.startswith(idiom, start):
            end = start + len(idiom)
            return (None, end) if said is None else _read_on(_Found(text, start, end, end, said, ""))
    number = _NUMBER.match(text, start)
    if number is None or (number[0][0] == "数" and not _is_several(text, start)):
        return None, start + 1
    return _read_number(text, start, number[0])


def _read_number(text: str, start: int, number: str) -> tuple[Quantity | None, int]:
    """Return the quantity around a numeral and where to read on."""
    amount, end = read_number(number), start + len(number)
    if amount is None or amount.value == 0 or _is_part_of_a_name(text, start, end):
        return None, end
    if text.startswith("+", end) and (amount.value or 0) >= 10:
        return _read_on(_Found(text, start, end, end + 1, amount, "over"))
    more = _MORE.match(text, end) if number[-1] in "0123456789十百千万亿廿卅wW" else None
    if more is None:
        return _read_on(_Found(text, start, end, end, amount, ""))
    return _read_on(_Found(text, start, end, more.end(), amount, "over" if more[0] in "余多" else "about"))


def _is_several(text: str, start: int) -> bool:
    """Whether 数 is that of 数百, 数家 and not the end of 人数, 次数."""
    return text[start + 1 : start + 2] in _SEVERAL_OF and text[start - 1 : start] not in _ENDS_BEFORE_SEVERAL


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether Latin letters, or digits behind a joint, stand directly beside the number: G2096, 3D, v1.2."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if before[-1:] in ("/", ".", "-", ":", "_"):
        before = before[:-1]
    weekday = before == "星期" or (before[-1:] == "周" and before[0] not in HAN)
    weekday = weekday and end == start + 1 and text[start] in "一二三四五六"
    if weekday and quantity_words().unit_at(text, end).kind != "count":
        return True
    beside = before[-1:]
    if beside == "成" and text[start - 2 : start - 1] in _ONES_OF_TEN and end == start + 1:
        return True  # 3成4
    return (beside.isascii() and beside.isalnum()) or (after.isascii() and after.isalnum())


def _read_on(found: _Found) -> tuple[Quantity | None, int]:
    """Return the quantity around a number and where to read on."""
    text, words = found.text, quantity_words()
    ranged = _range(found)
    if ranged is not None:
        return ranged
    share = _SHARE.match(text, found.end) if text.startswith("分之", found.end) else None
    if share:
        span = Span(found.start, share.end())
        return Quantity(span, None, "exact", "", span, "percent"), share.end()
    unit = words.unit_at(text, found.end)
    end = found.end + len(unit.word)
    if unit.kind == "date" or (unit.word == "年" and _YEAR.fullmatch(text, found.start, found.end)):
        return None, end
    if unit.word == "后" and not _DECADE.fullmatch(text, found.start, found.end):
        unit, end = Unit("", ""), found.end
    return _qualified(found, unit, end)


def _range(found: _Found) -> tuple[Quantity | None, int] | None:
    """Return the range that the number begins and where to read on, or None where it begins none."""
    text, words = found.text, quantity_words()
    to = _TO.match(text, found.end)
    if to is None or (to["unit"] and to["unit"] not in words.units):
        return None
    high = _NUMBER.match(text, to.end())
    if high is None or not _may_reach(found.amount, read_number(high[0]), to):
        return None
    more = _MORE.match(text, high.end())
    high_end = more.end() if more else high.end()
    unit = words.unit_at(text, high_end)
    end = high_end + len(unit.word)
    first = words.units[to["unit"]][0] if to["unit"] else ""
    two = first == "count" and unit.kind not in ("", "count")  # 12人—3500元
    if two or ("date" in (first, unit.kind) and (first not in ("", "date") or unit.kind != "date" or "——" in to[0])):
        return None
    kind = unit.kind if unit.word else first
    years = _YEAR.fullmatch(text, found.start, found.end) and (unit.word == "年" or _YEAR.fullmatch(high[0]))
    if kind == "date" or years:
        return None, end
    if not kind and not (found.text[found.start].isdigit() or _SCALED.search(high[0])):
        return None
    start, _ = _before(found)
    if not kind and words.wage.search(text[max(0, start - _REACH) : start]):
        kind = "money"
    behind = words.behind.match(text, end)
    span = Span(start, behind.end() if behind else end)
    kind = "range" if kind in {"", "count"} else kind
    return Quantity(span, None, "about", unit.word or to["unit"], Span(found.start, high.end()), kind), span.end


def _may_reach(low: Amount, high: Amount | None, to: re.Match[str]) -> bool:
    """Whether a range may lead from one number to the other; 60人次——三个数字 is none, nor is 763块——一块一个."""
    if to["unit"] and "——" in to[0]:
        return False
    return low.value is None or high is None or high.value is None or low.value <= high.value


def _before(found: _Found) -> tuple[int, str]:
    """Return where the approximator in front of a number begins, and its qualifier; else the number's start."""
    text, start, words = found.text, found.start, quantity_words()
    before = text[max(0, start - _REACH) : start]
    approximator = None
    if before[-1:] in words.before_ends:
        approximator = words.before.search(before)
    if approximator is None and text[start] in "百千万亿":
        approximator = words.round.search(before)
    if approximator is None:
        return start, ""
    return start - (len(before) - approximator.start()), words.qualifiers[approximator[1]]


def _behind(text: str, end: int, unit: Unit) -> tuple[int, str]:
    """Return where the approximator behind ends and its qualifier; a noun may stand between (50家企业左右)."""
    words = quantity_words()
    approximator = words.behind.match(text, end)
    if approximator:
        return approximator.end(), words.qualifiers[approximator[1]]
    if unit.kind == "count" and _NOUN_THEN_ABOUT.match(text, end):
        return end, "about"
    return end, ""


def _qualified(found: _Found, unit: Unit, end: int) -> tuple[Quantity | None, int]:
    """Return the quantity with its approximators, or nothing where the number stands for none."""
    start, before = _before(found)
    span_end, behind = _behind(found.text, end, unit)
    beside = before or found.more or behind
    ordinal = found.text.startswith("第", found.start - 1) and found.start > 0
    if not unit.word and not ordinal and not _stands_alone(found, before, behind):
        return None, found.end
    number = found.text[found.start : found.stop]
    kind = "ordinal" if ordinal else _kind(found, unit, number, beside)
    over = found.more if found.more == "over" else ""
    qualifier = over or before or found.more or behind or found.amount.qualifier
    span = Span(start - 1 if ordinal else start, span_end)
    value = None if found.amount.ranged else found.amount.value
    return Quantity(span, value, qualifier, unit.word, Span(found.start, found.stop), kind), span_end


def _kind(found: _Found, unit: Unit, number: str, beside: str) -> str:
    """Return the kind of a quantity that is no ordinal."""
    value = found.amount.value
    if not unit.word:
        if quantity_words().wage.search(found.text[max(0, found.start - _REACH) : found.start]):
            return "money"
        return "range" if found.amount.ranged else ("other" if isinstance(value, float) else "count")
    if unit.kind != "count" and not (unit.word == "号" and found.more):
        return unit.kind
    if found.amount.ranged:
        return "range"
    if value is None or (len(number) == 1 and number in "百千万亿" and not beside):
        return "other"
    return "article" if number == "一" and not beside else "count"


def _stands_alone(found: _Found, before: str, behind: str) -> bool:
    """Whether a number without a classifier says how many: 观看26.35万, 近千岗位, 说定了两千六."""
    text, words = found.text, quantity_words()
    number = text[found.start : found.stop]
    lead = text[max(0, found.start - _REACH) : found.start]
    after = text[found.end : found.end + 1]
    if number[0].isdigit():
        if before or found.more or behind:
            return True
        short = len(number) < 4
        item = _ITEM.search(lead) and (after in _BEHIND_ITEM or ("\u4e00" <= after <= "\u9fff" and short))
        enclosed = lead[-1:] + after in ("“”", "‘’") or (lead[-1:] + after == "（）" and short)
        ratio = lead[-1:] == "：" and lead[-2:-1].isdigit()
        named = (
            "+" in (after, lead[-1:])
            or _YEAR.fullmatch(number)
            or words.name.fullmatch(number)
            or words.label.search(lead)
        )
        return not (item or enclosed or ratio or named)
    if found.more:
        return True
    counted = _COUNTED.search(lead) or (behind and lead.endswith("的"))
    if counted and (found.amount.value or 0) >= 10 and _AT_END.match(text, found.end):
        return True
    if _ROUND.fullmatch(number) or not _SCALED.search(number):
        rounded = before and found.amount.value and found.amount.value >= 10
        return bool(rounded) and (not after or after in _CLAUSE_ENDS or words.noun.match(text, found.end) is not None)
    return not found.amount.ranged or bool(before or behind) or after in _CLAUSE_ENDS
