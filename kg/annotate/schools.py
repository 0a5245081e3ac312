"""Tells the city of a school whose name does not: 三峡大学, 江西服装学院."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate import gazetteer

_SIGNS = ("大学", "学院", "专科学校")
_LONGEST = 12
# Provinces whose schools stand in the capital where the table of those that do not is silent.
_CENTRAL = (
    "山西", "内蒙古", "吉林", "黑龙江", "安徽", "福建", "江西", "河南", "湖北", "湖南", "广西",
    "海南", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
)  # fmt: skip
_OF_PROVINCE = re.compile(
    rf"(?P<province>{'|'.join(_CENTRAL)})省?(?!大学生|学院派)[^，。；、的“”省市县区州]{{0,10}}?(?:大学|学院|专科学校)(?!生)"
)


@cache
def _names() -> re.Pattern[str]:
    names = sorted(gazetteer.schools(), key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})(?!生)")


def city_of_school(words: str) -> str | None:
    """Return the code of the city of the first school that ``words`` name, None where they name none."""
    if not any(sign in words for sign in _SIGNS):
        return None
    found = _names().search(words)
    return gazetteer.schools()[found.group()] if found is not None else None


def is_of_school_elsewhere(text: str, start: int, end: int, code: str) -> bool:
    """Tell whether a name of a division begins that of a school which stands in no part of it: 南华|大学 of 衡阳."""
    if not any(text.find(sign, end, end + _LONGEST) >= 0 for sign in _SIGNS):
        return False
    found = _names().match(text, start)
    if found is None or found.end() <= end:
        return False
    city = gazetteer.schools()[found.group()]
    return not (gazetteer.lies_in(city, code) or gazetteer.lies_in(code, city))


def city_of_named_school(words: str) -> str | None:
    """Return the same, and the capital for a school that is called after its province."""
    city = city_of_school(words)
    if city is not None or not any(sign in words for sign in _SIGNS):
        return city
    found = _OF_PROVINCE.search(words)
    codes = gazetteer.codes_of(found["province"]) if found is not None else ()
    return next((code[:2] + "0100" for code in codes if code.endswith("0000")), None)
