"""Finds names of campaigns by their form alone: 稳就业百日攻坚行动, 高校毕业生就业促进月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import Span

_ACTIONS = (
    "专项|服务|攻坚|援助|帮扶|招聘|促进|提升|暖心|关爱|护航|启航|惠民|扶持|保障|对接|引才|送岗|稳岗|拓岗|春雨|助力|走访"
)
_PERIODS = "服务|招聘|援助|宣传|促进|活动|帮扶|引才|对接|送岗|行动"
# Each alternative begins with a character, none with a group: places where none can begin are passed at once.
_ENDING = re.compile(
    "|".join(
        (
            *(f"{word}行动" for word in _ACTIONS.split("|")),
            *(f"{word}[月周季](?![日份末一二三四五六内底初])" for word in _PERIODS.split("|")),
            r"系列(?:招聘)?(?:活动|招聘会?)|专项活动|主题活动|招聘大会战",
            *(f"{word}(?:计划|工程)" for word in ("就业", "人才", "青年", "技能", "引才", "送岗")),
        )
    )
)
_EDGE = re.compile(
    r".*(?:[^\u4e00-\u9fff·“”‘’]|\d年?|[开进]展|启动|组织|实施|举办|举行|推进|参加|作为|通过|结合|开启|部署|按照|根据|落实|借助|依托|围绕"
    r"|推出|拉开|纳入|属于|列入|迎来|打造|创新|持续|深入|积极|扎实|集中|这是|正是|就是|[在的是为了将把以及和与]|[全我该本]?[省市县区州]的?"
    r"|全国|本次|此次|今年|去年|明年|每年|首届|首个|第[一二三四五六七八九十百]+[届次期场])"
)
_LONGEST, _SHORTEST = 18, 2
_TELLING = re.compile(
    r"就业|创业|招聘|用工|人才|青年|毕业|民工|技能|岗|企|援|春|秋|冬|夏|军|残|巾帼|劳务|引|返乡|家政|工会|暖|职|聘|失业"
)


def series_by_form(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the names in ``text`` that end as names of campaigns do, with their places, in order."""
    for ending in _ENDING.finditer(text):
        window = text[max(0, ending.start() - _LONGEST) : ending.start()]
        edge = _EDGE.match(window)
        own = window[edge.end() :] if edge else window
        own = own.lstrip("·”’年月日届次")
        if len(own) < _SHORTEST or not _TELLING.search(own + ending.group()):
            continue
        start = ending.start() - len(own)
        yield text[start : ending.end()], Span(start, ending.end())
