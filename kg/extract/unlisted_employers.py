"""Employers that only their place shows: the short name right in front of a recruiting verb or at the head of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.datamodel import OrganisationMention, Span
from kg.extract.tables import read_table

_LONGEST = 16
_SIGN = (
    r"(?:(?![，。；：、！？“”‘’（）｜|的了在是我你他她它这那和与及就都被让从向对为到以]|有(?!限))"
    r"[\u3400-\u9fffA-Za-z0-9·&])"
)
_STRETCH = re.compile(f"{_SIGN}{{2,{_LONGEST}}}")
_WHERE = (
    r"(?:第[一二三四五六七八九十\d]{1,2}[站家个]，?|首站|末站|下一站|比方说?|譬如|诸如|再如|又如|尤其是|其中以|尤以|又以|并以|包括|旁边|隔壁|对面|斜对面"
    "|邻桌|邻近|同场|附近|不远处|另一家|另一边|另外|还有|像|比如|例如|其中|本地|当地|外地|老牌|知名|龙头)"
)
_STANDS = re.compile(f"{_WHERE}*的?")
_LEAD = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,2}(?:[.．、）)]|[日号]：?)"
    r"|[^\w\s，。；：“”‘’（）《》〈〉【】\-—~～]|\ufe0f|[-—*•]|[ \u3000])*"
    rf"{_WHERE}*"
    r"(?:的|，)?(?:企业|港企|台企|外企|民企|国企|央企|商家|商户|农户|工厂)?"
)
_ADVERBS = (
    "则|也|在|亦|还|又|再|仍|正在|正|今年|此次|这次|此行|本次|当天|当日|现在|现|目前|眼下|长年|常年|长期|急着|一口气|一下子"
    "|只|就|都|均|主要|计划|拟|想|打算|准备|最"
)
_VERBS = (
    "招聘(?!会|活动|专|信息|团|季|服务|平台|现场|大集|夜|集|市|周|月|日|节|角|墙|走廊|驿站|进|直播|公告|启事|简章|对接|洽谈|宣讲|推介|网|行动|大厅|广场|站|车|早市|嘉年华|派对|盛会)|招收|招募|招录|招用|诚聘|急聘|聘请|聘|急招|招(?!聘|商|生|待|牌|标|呼|工[会办])"
    "|急缺|紧缺|缺|急需|需要|需求|需|要(?!求)|收|找|请|开出|放出|挂出|拿出|带来|报了|推出|提供|包教|给"
)
_PLACE = r"（[^（）\n]{1,10}）"
_VERB = re.compile(f"(?:{_PLACE})?(?:{_ADVERBS})*(?:{_VERBS})")
_VERB_OPENS = frozenset(words[0] for words in f"（|{_ADVERBS}|{_VERBS}".split("|"))
"""Every character that the pattern can begin with, and some more."""
_COUNTED = r"，(?=[^，。；\n]{1,16}(?:\d|[一二两三四五六七八九十]+[名人]|，|若干|不限))"
_BESIDE = re.compile(rf"(?:{_PLACE})?(?:(?:[：:｜|\t\u3000]|—{1, 2})|{_COUNTED})[ \u3000]*")
_SEAT = re.compile(r"（(?!连锁|总店|分店|以下|原)[^（）\n\d]{1,4}）")
"""What stands in brackets behind a name and belongs to it: （香港）, （筹）."""
_NO_NAME = re.compile(
    r"(?:[广市现会机操专赛]|体育|停车|招聘|就业)场$|(?:[公校]|产业|工业)园$|[举进出执实流运旅发推同]行$|[人报]社$|[县城市老新]城$"
    r"|(?:体育|展览|图书|文化|博物|美术|科技|群艺)馆$|[大教办综]楼$|[礼课讲学]堂$|[办宿]公?楼$"
    r"|某|[一二三四五六七八九十几多两\d]家"
    r"|^(?:走进|走访|来到|来自|位于|前往|进入|入驻|作为|成立|参加|对接|组织|邀请|联系|服务)"
    r"|^(?:各|该|本|此|全|其|多|所有|不少|有的|部分|大多|一些|用工|用人|招工|参会|参展|入驻|重点|主办|承办|上午|下午|现场|今年|今天|昨天)"
    r"|岗|职位|工种|招聘|求职|企业(?!集团)|单位|专区|专场|专列|展区|区域|条件|要求|待遇|地点|时间|电话|联系|人数|名单|公众号"
)
_OPENINGS = re.compile(r"[，；：、。！？“”‘’的\n\t]")
_SHORTEST = 4
_SHORTEST_FORM = 2
_FIRMS = ("Company", "HealthInstitution", "EducationalInstitution")


@cache
def _endings() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {ending: kind for kind, cell in read_table("employer_endings.tsv", 2) for ending in cell.split()}
    ordered = sorted(kinds, key=lambda ending: (-len(ending), ending))
    return re.compile(f"(?:{'|'.join(ordered)})$"), kinds


def employer_in_front(text: str, segment: Span, known: Sequence[OrganisationMention]) -> OrganisationMention | None:
    """Return the employer without an entry of its own that a stretch in front of a post ends with or begins with.

    ``known`` are the bodies of the article: a short form (泓峪纺织) is the one whose name holds it.
    """
    openings = [segment.start, *(mark.end() for mark in _OPENINGS.finditer(text, *segment))]
    for opening in reversed(openings):
        lead = _LEAD.match(text, opening)
        start = lead.end() if lead is not None else opening
        end = _end_of_name(text, start, segment.end, at_head=opening == segment.start)
        if end is None:
            end = _end_of_short_form(text, start, segment.end, known)
        if end is not None:
            return _mention(text, Span(start, end), known)
    return None


def without_lead(body: OrganisationMention) -> OrganisationMention:
    """Return a body without words in front of its name that only say where it stands: 第一站, 隔壁."""
    lead = _STANDS.match(body.name)
    if lead is None or not lead[0]:
        return body
    return body._replace(span=Span(body.span.start + lead.end(), body.span.end), name=body.name[lead.end() :])


def firm_of(text: str, span: Span) -> OrganisationMention | None:
    """Return the employer that the words of a stretch name, None where they do not end like one."""
    return _mention(text, span, ()) if _is_name(text[span.start : span.end]) else None


def _end_of_name(text: str, start: int, stop: int, *, at_head: bool) -> int | None:
    """Return where the longest name ends that begins at a place, in front of a verb or at the head of a row."""
    longest = _STRETCH.match(text, start, stop)
    if longest is None:
        return None
    if text[longest.end()] == "”" and text[start - 1] == "“" and _VERB.match(text, longest.end() + 1):
        return longest.end()
    for end in range(longest.end(), start + _SHORTEST - 1, -1):
        goes_on = (text[end] in _VERB_OPENS and _VERB.match(text, end)) or (at_head and _BESIDE.match(text, end))
        if goes_on and _is_name(text[start:end]):
            seat = _SEAT.match(text, end)
            return seat.end() if seat else end
    return None


def _end_of_short_form(text: str, start: int, stop: int, known: Sequence[OrganisationMention]) -> int | None:
    """Return where a piece of the name of a known body ends in front of a verb: 泓峪 of 湖南泓峪科技有限公司."""
    longest = _STRETCH.match(text, start, stop)
    if longest is None:
        return None
    least = text[start : start + _SHORTEST_FORM]
    firms = [body.name for body in known if body.certain and body.kind in _FIRMS and least in body.name]
    if not firms:
        return None
    for end in range(longest.end(), start + _SHORTEST_FORM - 1, -1):
        name = text[start:end]
        if not _VERB.match(text, end) or name in _endings()[1]:
            continue
        if any(0 < firm.find(name) < len(firm) - len(name) for firm in firms):
            return end
    return None


def _is_name(name: str) -> bool:
    """Return whether words end like an employer and have something of their own in front: no 服装厂, no 某公司."""
    endings, kinds = _endings()
    ended = endings.search(name)
    return ended is not None and ended.start() > 0 and name[: ended.start()] not in kinds and not _NO_NAME.search(name)


def _mention(text: str, span: Span, known: Sequence[OrganisationMention]) -> OrganisationMention:
    name = text[span.start : span.end]
    core = name.partition("（")[0]
    whole = next((body for body in known if body.certain and core in body.name), None)
    if whole is not None:
        return whole._replace(span=span)
    endings, kinds = _endings()
    ended = endings.search(core)
    return OrganisationMention(span, kinds[ended[0]] if ended else "Company", name, False)
