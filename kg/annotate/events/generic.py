"""Tells which phrases speak of how things are done in general, and of no event: 直播带岗等形式, 网络招聘平台."""

from __future__ import annotations

import re

from kg.annotate.events.lexicon import Head
from kg.datamodel import Span

_WAY = re.compile(
    "”?(?:[^，。；：！？\\n]{0,40}?等[^，。；：！？、“”\\n]{0,6}?|招聘|服务|活动)?"
    "(?:方式|形式|举措|途径|渠道|手段|模式|措施|办法|载体|平台载体|矩阵|格局)"
)
_PLATFORM = re.compile("”?(?:招聘|招人|招才|求职|就业|服务|公共|信息|综合|智慧|云){0,6}平台(?!上)")
_DEFINES = re.compile(
    "”?(?:系列|专项)?(?:活动|行动)?是[^，。；\\n]{0,20}?的?(?:重要|特色|知名|服务|工作)*"
    "(?:品牌|抓手|举措|载体|名片|创新做法|有益尝试)(?=[，。；])"
)
"""“才聚云川”活动是招才工作的重要品牌: what something is, and not that it was held."""
_AS_WAY = re.compile("”?(?:通过|依托|借助|打破|突破|不仅|既)")
_SHORT_WAY = 9
_EVERYWHERE = re.compile("”?(?:、[进到入][^，。；：、“”\\n]{1,4}){2}")
"""职业指导进村居、进园区、进企业: what is carried everywhere is no one visit."""
_BY = re.compile("通过(?:开展|举办|组织|实施)\\Z")
_BY_LENGTH = 4
_FURTHERS = re.compile("(?:推进|加强|完善|优化|强化|健全|深化)[^，。；：！？“”\\n]{0,20}\\Z")
"""Whoever furthers or strengthens something holds nothing."""
_EXTENT = re.compile(
    "(?:的)?(?:工作)?(?:覆盖面|覆盖范围|覆盖率|力度|质量|水平|针对性|精准度|实效性|有效性|频次|体系|机制|满意度|规范化|常态化|专业化|品牌化)"
)
"""扩大培训覆盖面: what is only widened or made better is none that is held."""
_DOES = re.compile("(?:开展|举办|组织|实施|推进)\\Z")
_ORDERS = re.compile("开展|举办|组织|实施|推进|搭建|开启|用好|做好|抓好")
_SCARE = re.compile("“[^“”]{2}”")
_HEADING = 24
_ANY = frozenset(("专项行动", "系列活动"))
_LONGEST = 26
_DAY = re.compile("[0-9一二三四五六七八九十][日号]|[今昨前明当][日天]|近日|日前")
_SENTENCE = re.compile("[。！？；\\n]")
_REACH = 60
_MANY_BODIES = re.compile(
    "(?<![在到向和及与于从往进遍赴给为对])各(?:地|级|[县区市州旗盟]{1,3}|乡镇|镇|街道|部门|单位|高校|院校)"
    "[^，。；：！？“”\\n在到向]{0,12}(?P<list>(?:[、和]?“[^“”\\n]{2,14}”)*“?)\\Z"
)
_MANY_PLAN = re.compile(
    "(?<![在到向和及与于从往进遍赴给为对])各(?:地|级|[县区市州旗盟]{1,3}|乡镇|镇|街道|部门|单位|高校|院校)"
    r"[^。；！？“”\n\d]{0,40}?[将要续][^。；！？“”\n\d]{0,60}\Z"
    r"|(?:接下来|下一步|下一阶段|下阶段|今后|后续)[^。；！？“”\n\d]{0,70}\Z"
)
"""接下来，各县区将因地制宜，组织开展…: what is to be done by many, or some time, in general."""
_KINDS_OF_THEM = re.compile(
    r"(?:[、和及与][^。，；：！？、“”\n\d]{2,16})*等[^。，；：！？、“”\n\d]{0,10}?(?:活动|招聘会|招聘|服务|专场|行动|对接会|洽谈会|工作)"
)
_PLAN_REACH = 90
_AT_ONCE = 6
_ALL_OVER = re.compile(
    "(?:在全[市省县区州旗国](?:范围)?内?|分行业|分批次|分区域|分群体|分类别|分层次)[^，。；：！？“”\\n]{0,14}\\Z"
)
_REST_OF_LIST = re.compile("”?(?:[、和]?“[^“”\\n]{2,14}”)*等")
_YEAR = re.compile("[12][0-9]{3}|[首第]")


def is_means(text: str, span: Span) -> bool:
    """Tell whether the words around the phrase ``span`` speak of a way, a means or a platform, and of no one day."""
    start, end = span
    if _DEFINES.match(text, end) or (end - start < _SHORT_WAY and _AS_WAY.match(text, end)):
        return True
    if _PLATFORM.match(text, end) or _EVERYWHERE.match(text, end):
        return True
    if not (_WAY.match(text, end) or _BY.search(text, max(0, start - _BY_LENGTH), start)):
        return False
    before = text[max(0, start - _REACH) : start]
    return _DAY.search(before, max((mark.end() for mark in _SENTENCE.finditer(before)), default=0)) is None


def is_aim(text: str, span: Span, head_span: Span, head: Head) -> bool:
    """Tell whether a phrase is only furthered (推进劳务对接), or is a word for any that is done (开展系列活动)."""
    start = span.start
    if span == head_span and head.word in _ANY:
        return _DOES.search(text, max(0, start - 2), start) is not None
    if head.rank == "loose" and head.kind != "Campaign" and _EXTENT.match(text, span.end) is not None:
        return True
    plain = head.rank == "loose" and head.kind != "Campaign" and text.find("“", *span) < 0
    return plain and _FURTHERS.search(text, max(0, start - _LONGEST), start) is not None


def is_slogan_of_section(text: str, span: Span, head: Head) -> bool:
    """Tell whether a heading says what its section is about: 组织专场招聘, “大型”活动高效对接."""
    begins, ends = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    if begins == 0 or not 0 < ends - begins <= _HEADING or text[ends - 1] in "。！？；：，":
        return False
    if begins + 2 == span.start and ends == span.end and _ORDERS.match(text, begins):
        return True
    scare = _SCARE.match(text, begins) if head.kind != "Campaign" and span.start == begins else None
    return scare is not None and scare.end() < span.end and text.find("”", scare.end(), span.end) < 0


def _is_one_kind_of_many(text: str, span: Span) -> bool:
    """Tell whether a phrase without a name of its own is one of the kinds of things that many are to do."""
    start, end = span
    if "“" in text[start - 1 : end] or _KINDS_OF_THEM.match(text, end) is None:
        return False
    return _MANY_PLAN.search(text, max(0, start - _PLAN_REACH), start) is not None


def held_by_many(text: str, span: Span, head: Head) -> bool:
    """Tell whether many bodies do each for itself what a phrase without a year speaks of: 各县区举办招聘活动.

    What is held all over a region has no quoted name then: 在全市范围开展专场招聘.
    """
    if _YEAR.search(text, *span):
        return False
    if head.kind == "Campaign":
        return (
            "“" not in text[span.start - 1 : span.end]
            and text.find("纷纷", max(0, span.start - _AT_ONCE), span.start) > 0
        )
    if _ALL_OVER.search(text, max(0, span.start - _LONGEST), span.start):
        return "“" not in text[span.start : span.end] and "系列" not in text[span.start : span.end]
    if _is_one_kind_of_many(text, span):
        return True
    many = _MANY_BODIES.search(text, max(0, span.start - _LONGEST), span.start)
    return many is not None and (not many["list"] or _REST_OF_LIST.match(text, span.end) is not None)
