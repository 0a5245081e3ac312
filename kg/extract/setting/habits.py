"""Tells a date since which something has been held again and again: 自2016年11月以来, 从2009年开始，连续六年."""

from __future__ import annotations

import re

from kg.datamodel import DateMention
from kg.extract.setting.view import View

_ONCE = frozenset(("JobFair", "CampusFair", "LivestreamRecruitment", "LaunchCeremony", "Meeting", "Contest"))
_FROM = re.compile("[自从打]")
_EVER_SINCE = re.compile(
    r"[自从打]?\d[^，。；\n]{0,30}?(?:以来|至今)|[自从打]?\d[^，。；\n]{0,20}?(?:开始|起)[^。；\n]{0,30}?(?:连续|每年|已先后|累计)"
)
_HABIT_WITHIN = 60
_DAY = len("2022-02-10")


def opens_habit(view: View, mention: DateMention) -> bool:
    """Tell whether what is done again and again began then: 自2016年11月以来, 从2009年开始，连续六年."""
    start = mention.span.start
    if (
        view.kind not in _ONCE
        or len(mention.start or mention.end or "") == _DAY
        or not _FROM.search(view.page.text, max(0, start - 3), start + 1)
    ):
        return False
    return _EVER_SINCE.match(view.page.text, start, mention.span.end + _HABIT_WITHIN) is not None
