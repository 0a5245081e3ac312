"""A bare number as Chinese writes it → its value: 5,273 · 23.6万 · 两千四百 · 廿六 · 二〇〇 · 数百 · 十几 · 三四百."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "〇零一二两三四五六七八九十百千万亿廿卅卌几数"
NUMBER = rf"(?:(?:{DIGITS})(?:[十百千万亿]+|[wW](?![A-Za-z]))?|[{HAN}]+)(?:[余多来几][万亿]+)?"

_PARTS = re.compile(rf"(?P<digits>{DIGITS})?(?P<han>[{HAN}wW]*)(?P<more>[余多来几]?)(?P<scale>[万亿]*)")
_VALUES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "w": 10_000, "W": 10_000}
_ORDER = "一二三四五六七八九"
_ONES = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_SCALES = "亿万"
_DIGIT = "[一二两三四五六七八九]"
_SECTION = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千)?(?:(?:(?<=千)[零〇])?(?P<hundreds>{_DIGIT})百)?"
    rf"(?:(?:(?<=[千百])[零〇])?(?P<tens>{_DIGIT}?)十)?(?:(?:(?<=[千百])[零〇])?(?P<ones>{_DIGIT}))?"
)
_TWENTIES = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_VAGUE = re.compile(r"((?:.*[十百千廿卅])?)([几数])([十百千万亿]*)")
_POSITIONS = re.compile(r"[〇零一二三四五六七八九]{3,}|[一二三四五六七八九][〇零]")
_NEIGHBOURS = re.compile(r"[一二两三四五六七八九]{2}(?![一二三四五六七八九])")
_MORE = {"余": "over", "多": "over", "来": "about", "几": "about", "": "exact"}


_LONGEST = 24
"""Characters of the longest numeral that still says how many: 一千二百三十四万五千六百七十八 is shorter."""
_LARGEST = 10**15


class Amount(NamedTuple):
    """What a number says."""

    value: int | float | None
    """None for a range (三四百), and where it names no amount (几)."""
    qualifier: str
    """``exact``, ``over`` (数百, 20多万) or ``about`` (几十, 十几)."""
    ranged: bool = False


@lru_cache(maxsize=4096)
def read_number(number: str) -> Amount | None:
    """Return what a match of ``NUMBER`` says, or None where it is no number (千百, 一五, a page of digits).

    Two neighbouring digits are a range (三四百, 十七八); digits without a scale are read one by
    one (二〇〇); a last digit counts in the next lower scale (两千八 is 2800).
    """
    amount = _read(number) if len(number) <= _LONGEST else None
    return None if amount is None or (amount.value or 0) > _LARGEST else amount


def _read(number: str) -> Amount | None:
    """Return what a numeral of any size says."""
    parts = _PARTS.fullmatch(number)
    if parts is None:
        return None
    digits, han, more, scale = parts["digits"], parts["han"], parts["more"], parts["scale"]
    if digits:
        if not all(char in _VALUES for char in han):
            return None
        return Amount(_times(Decimal(digits.replace(",", "")), han + scale), _MORE[more])
    amount = _read_han(han)
    if amount is None or not (more or scale):
        return amount
    value = None if amount.value is None else _times(Decimal(amount.value), scale)
    return Amount(value, _MORE[more] if more else amount.qualifier, amount.ranged)


def _times(number: Decimal, scales: str) -> int | float:
    for scale in scales:
        number *= _VALUES[scale]
    return int(number) if number == number.to_integral_value() else float(number)


def _read_han(han: str) -> Amount | None:
    """Return what a run of Chinese numerals says."""
    if "几" in han or "数" in han:
        return _read_vague(han)
    if _POSITIONS.fullmatch(han):
        return Amount(int("".join(str(_ORDER.find(char) + 1) for char in han)), "exact")
    pair = _NEIGHBOURS.search(han)
    if pair:
        low, high = (_ORDER.find(char.replace("两", "二")) for char in pair[0])
        return Amount(None, "about", ranged=True) if high - low == 1 or pair[0] == "三五" else None
    value = _plain(han)
    return None if value is None else Amount(value, "exact")


def _read_vague(han: str) -> Amount | None:
    """Return what numerals with 几 or 数 among them say: 几, 数百, 几十万, 十几, 四十几万."""
    parts = _VAGUE.fullmatch(han)
    if parts is None:
        return None
    before, vague, behind = parts.groups()
    value: int | float | None = _plain(before) if before else 1
    if value is None or (not before and not behind):
        return Amount(None, "about") if not before else None
    return Amount(_times(Decimal(value), behind), "about" if vague == "几" else "over")


def _plain(han: str) -> int | None:
    """Return the value of a numeral without anything vague about it; None where it is none."""
    if len(han) == 1 and han in _ONES:
        return _ONES[han]
    han = han.translate(_TWENTIES)
    return _scaled("一" + han if han[0] in "百千万亿" else han, _SCALES)


def _scaled(han: str, scales: str) -> int | None:
    """Return the value of a numeral that may hold ``scales``, the largest first."""
    if not scales:
        return _below_ten_thousand(han)
    left, found, right = han.rpartition(scales[0])
    if not found:
        return _scaled(han, scales[1:])
    scale = _VALUES[scales[0]]
    high = _scaled(left, scales[1:])
    if not right or high is None:
        return None if high is None else high * scale
    if right != "十" and (last := _ONES.get(right)):
        return high * scale + last * scale // 10
    low = _scaled(right.lstrip("零〇"), scales[1:])
    return None if low is None or low >= scale else high * scale + low


def _below_ten_thousand(han: str) -> int | None:
    """Return the value of 三千二百 and its like; a last digit without 零 before it counts in the next lower scale."""
    parts = _SECTION.fullmatch(han)
    if parts is None or not han:
        return None
    thousands, hundreds, tens, ones = (parts[name] for name in ("thousands", "hundreds", "tens", "ones"))
    value = 1000 * _ONES[thousands or "零"] + 100 * _ONES[hundreds or "零"]
    value += 0 if tens is None else 10 * _ONES[tens or "一"]
    return value + _ONES[ones or "零"] * {"千": 100, "百": 10}.get(han[-2:-1], 1)
