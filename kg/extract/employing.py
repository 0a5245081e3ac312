"""Which of the bodies that an article names may recruit for themselves."""

from __future__ import annotations

import re

from kg.datamodel import OrganisationMention, Span

_EMPLOYING = frozenset({"Company", "HealthInstitution", "EducationalInstitution", "Organisation"})
_NO_EMPLOYER = re.compile(
    r"^某|^(?:.家|\d+家)|培训(?:学校|中心|基地|机构)$|(?:社会?保障|社保|人社|劳动保障|就业服务)(?:服务)?所$|(?:体育|文化|会议|展览|博览|会展|活动|艺术)中心$"
    r"|(?:广场|景区|公园|体育馆|体育场|会展中心|市场|驿站|站|队)$"
)
_BEFORE_UNNAMED = re.compile(r"(?<![是第另])[一某几两有]家[^，。；、叫是\n]{0,10}\Z|某[^，。；、\n]{0,4}\Z")
_RECRUITS = re.compile(
    r"(?:面向[^，。；]{1,12})?(?:公开|计划|拟|此次|今年|现|急|还|首次)*(?:招聘|招录|招收|招考|引进|选聘|聘用|放出|需要|要|招)"
    r"(?!会|活动|专|服务|信息|季|月|日|大集|团|平台|公告|现场|岗位|需求|工|求|聘)"
)
_RUNS_IT = re.compile(
    r"(?:[、和及与][^，。；]{2,24}?)?(?:等单位|等)?(?:共同|联合)?(?:主办|承办|协办|执行|供图|提供支持)"
    r"|[^，。；的]{0,6}(?:举办|举行|召开|启动|开幕|开锣)"
)
_FAIR_AT_SCHOOL = re.compile(
    r"(?:举[办行]的|的)?(?:20\d\d年?届?)?[^，。；\n]{0,16}(?:招聘会|双选会|洽谈会|见面会|宣讲会|招聘活动|招聘月|招聘周)"
)
"""Behind a school: the fair is held there, so that others recruit at it."""
_DEPARTMENT = re.compile(
    r"(?<=[\u3400-\u9fff]{4})(?:人力资源|人事行政|行政人事|人力|人资|人事|招聘|行政|综合|生产|市场)(?:管理)?[部处科]$"
)
_ROW_HEAD = re.compile(
    r"(?:[\d一二三四五六七八九十]+[.．、）)]?|[▪•·●◆■★☆▶►*\-—]|第[一二三四五六七八九十]+[站家]，?)?[ \u3000]*"
)
_AFTER_HEAD = re.compile(r"(?:（[^）\n]*）)?[ \u3000]*")


def whole_employer(text: str, body: OrganisationMention) -> OrganisationMention:
    """Return the employer itself where one of its departments is named: 某某公司人事部."""
    part = _DEPARTMENT.search(text[body.span.start : body.span.end])
    if part is None or body.kind == "GovernmentBody":
        return body
    span = Span(body.span.start, body.span.end - len(part[0]))
    return body._replace(span=span, name=body.name.removesuffix(part[0]), kind="Company")


def may_employ(text: str, body: OrganisationMention) -> bool:
    """Return whether a body is of a kind that recruits for itself, or heads a row of employers."""
    if _RUNS_IT.match(text, body.span.end) or _BEFORE_UNNAMED.search(
        text, max(0, body.span.start - 14), body.span.start
    ):
        return False
    if body.kind == "EducationalInstitution" and (
        _FAIR_AT_SCHOOL.match(text, body.span.end) or text[body.span.start - 1 : body.span.start] in tuple("为向给对")
    ):
        return False
    if _NO_EMPLOYER.search(text[body.span.start : body.span.end]):
        return False
    likely = body.kind in _EMPLOYING and (body.certain or body.kind != "Organisation")
    likely = likely or (body.kind == "GovernmentBody" and _RECRUITS.match(text, body.span.end) is not None)
    return likely or _heads_row(text, body)


def _heads_row(text: str, body: OrganisationMention) -> bool:
    line = text.rfind("\n", 0, body.span.start) + 1
    if not _ROW_HEAD.fullmatch(text, line, body.span.start):
        return False
    behind = _AFTER_HEAD.match(text, body.span.end)
    stop = behind.end() if behind else body.span.end
    return (stop > body.span.end and text[stop - 1].isspace()) or text[stop : stop + 1] in {"：", ":", "\n", "\t"}
