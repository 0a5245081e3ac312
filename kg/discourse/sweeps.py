"""Sentences that count what a time, a region or a survey brought in all, by the words that they open with.

春风行动期间，全省各地将组织招聘活动3000多场; 从2009年开始，先后帮助数百人; 结果显示我市缺工企业达185家.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.state import EventState
from kg.discourse.units import is_name

CAMPAIGNS, NOTHING, IN_HAND = "campaigns", "nothing", "in hand"
"""What such a sentence may speak of, a total apart: campaigns, no event at all, or the activity in hand alone."""
_DURING = re.compile("(?:本次|此次|这次|本届|该|整个|专项|系列)*(?:活动|行动|招聘[月周季])(?:举办|开展|进行|持续)?期间")
_PERIOD = re.compile("(?:行动|[月周季节]|系列活动|专项活动|服务活动|假期|节前后|前后|招聘活动)”?(?:活动)?期间")
_ALL_OVER = re.compile("(?<!自)(?:[全我](?:市|省|县|区|州|旗|盟|国)(?!性)|各(?:地|级|县|区|市|州|旗|乡镇))")
_SURVEY = re.compile("(?:调查|摸底|摸排|排查|走访|监测|调研|统计|缺工|用工需求|用工缺口|求职意愿|就业意愿)")
_OF_FAIRS = re.compile("招聘|参会|进场|入场|展位|双选|本次|此次|现场|活动|发布")
_FOR_YEARS = re.compile(
    r"(?:^|[，。：])(?:据[^，。]{1,10}，)?(?:[^，。]{2,14})?(?:自|从)?[12]\d{3}年[^，。\d]{0,8}?(?:以来|开始|起|至今)"
    r"|连续[两三四五六七八九十\d]+年|[两三四五六七八九十\d]年来|近年来"
)
_IN_ALL = re.compile("先后|累计|共计|总计|已为|总共|合计")


def swept(unit: Unit, events: Sequence[EventState], page: Page) -> str:
    """Return what a unit with figures may speak of beside a total, empty where its sentence counts nothing in all.

    A sentence that opens with the time of the activity in hand (活动期间) counts what that brought.
    """
    if any(map(is_name, unit.events)) or page.said(unit).days:
        return ""
    lead = page.text[_sentence_start(unit, page) : unit.figures[0].span.start]
    period = _PERIOD.search(lead) if "期间" in lead else None
    all_over = _ALL_OVER.search(lead)
    if period is not None and _ALL_OVER.search(lead, period.end()):
        return CAMPAIGNS
    if all_over is not None and (_SURVEY.search(lead) and not _OF_FAIRS.search(lead)):
        return NOTHING
    if (all_over is not None and _tells_of_parts(unit, page)) or (_IN_ALL.search(lead) and _FOR_YEARS.search(lead)):
        return CAMPAIGNS
    return IN_HAND if events and all_over is None and _DURING.match(lead) else ""


def is_programme(event: EventState) -> bool:
    """Tell whether an event was brought in as a campaign."""
    names = [mention for mention in event.first.events if is_name(mention)]
    return names[-1].kind == "Campaign" if names else "Campaign" in event.kinds


def _tells_of_parts(unit: Unit, page: Page) -> bool:
    """Tell whether a sentence is about a campaign and counts the fairs that it holds."""
    before = page.before(unit) if unit.figures[0].measure == "sessions" else None
    while before is not None and before.sentence == unit.sentence:
        if any(mention.kind == "Campaign" and is_name(mention) for mention in before.events):
            return True
        before = page.before(before)
    return False


def _sentence_start(unit: Unit, page: Page) -> int:
    """Return where the first unit of a unit's sentence begins, or the one behind the last day that is named in it."""
    first = unit
    while (before := page.before(first)) is not None and before.sentence == unit.sentence:
        if page.said(before).days:
            break
        first = before
    return first.span.start
