"""Tells a headline whose notice gives the time and place of what it names: 延安市春季招聘会公告 over 活动时间：."""

from __future__ import annotations

import re

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.units import is_name

_NOTICE = re.compile(
    r"[”》】]?(?:活动)?的?(?:参会|报名|活动)?(?:公告|通告|通知|邀请函|邀约函|预告|启事|海报|须知|指南)[）】！!。]?(?=\n|\Z)"
)
_NUMBERED = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ \u3000]*)?"
_ITEM = rf"^[ \u3000]*{_NUMBERED}(?:活动|举办|举行|召开|开展|招聘会?|大会|会议|现场)?的?(?:举办|举行)?"
_ENDS = r"(?:[：:]|[ \u3000]*$)"
_TIME = re.compile(rf"{_ITEM}(?:时间|日期)(?:{_ENDS}|[及和与、]地点)", re.MULTILINE)
_PLACE = re.compile(rf"{_ITEM}(?:(?:时间|日期)[及和与、])?(?:地点|地址|场地){_ENDS}", re.MULTILINE)
_SERIES = ("系列", "多场", "各场", "场次")


def announces(unit: Unit, page: Page) -> bool:
    """Tell whether a unit is the headline of a notice with one line of time and one of place for what it names.

    Several such lines are those of several fairs, each of which has a name of its own.
    """
    named = [mention for mention in unit.events if is_name(mention)]
    if len(unit.events) != 1 or len(named) != 1:
        return False
    start = page.text.rfind("\n", 0, unit.core.start) + 1
    end = named[0].span.end
    if _NOTICE.match(page.text, end) is None or any(word in page.text[start:end] for word in _SERIES):
        return False
    return all(len(label.findall(page.text, end)) == 1 for label in (_TIME, _PLACE))


def is_told_of(unit: Unit, first: Unit, page: Page) -> bool:
    """Tell whether a unit is the time or place of what the headline ``first`` announces."""
    if unit.events and any(map(is_name, unit.events)):
        return False
    labelled = any(page.matches_line(label, unit) for label in (_TIME, _PLACE))
    return labelled and announces(first, page)
