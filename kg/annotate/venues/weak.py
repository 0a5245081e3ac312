"""Finds what may be a place though nothing beside it says that something is held there.

Towns by their names alone: 新沟镇2月3日, 第一站庄寨镇. What a halt is
said to be: 首站是某某有限公司.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.towns import is_town
from kg.datamodel import Span

# Where a town may be a place: at the head of a clause, behind a date, a count of halts or a preposition …
_TOWN_BEGINS = re.compile(
    r"(?:^|[\s，。；：、（）▶●■◆→✅📍·—\-日号】）]|站|是|在|到|进|于|去|赴|与|和|了|靠|停|泊|抵|经|达|从)$"
)
# … and behind it comes a mark, a date, or what is held there (but no 镇政府, and not what 镇里 somebody did).
_TOWN_HOLDS = re.compile(
    r"[，。；：（\s\d]|$|(?:[要将还再也又正]|计划|现场|同步){0,3}(?:再?办|举[办行]|开[场摆设了]|设[点摊场了]|摆|搞)|首站|[这一]?站|[这那]?[一]?场|专场|现场招|招聘"
    r"|分会场|分场|收航|靠岸|停靠|大?集(?!体|团)|的?(?:点|那场|招聘|专场)"
)
_HALT = re.compile(
    r"(?:[首末]|头一|下一|上一|最后一|第[一二三四五六七八九十\d]{1,2})站[就便]?"
    r"(?P<said>是|为|在|到了?|进了?|走进了?|来到了?|设在了?|选在|放在|落在|定在|落户|：)?"
)
_HALT_NAME = re.compile(
    r"(?:的|在|到|去|进|走进|来到|，)?(?P<place>[^，。；、：\s“”（）]{2,20}?)"
    r"(?=[里内]?(?:[，。；、\n（]|举[行办]|召开|开[场启]|拉开|启动|$))"
)
_SHORTEST = 3


def weak_places(page: Page, towns: Sequence[Span]) -> Iterator[Place]:
    """Yield the places, in no order and with overlaps."""
    yield from (Place(span, "weak") for span in _towns(page, towns))
    yield from (Place(span, "head") for span in _halts(page))


def _halts(page: Page) -> Iterator[Span]:
    """Yield what a halt is said to be, behind a date of its own."""
    ends = {phrase.end for phrase in page.phrases if phrase.kind}
    for halt in _HALT.finditer(page.text):
        date = page.date_at(halt.end())
        name = _HALT_NAME.match(page.text, date.span.end if date is not None else halt.end())
        if name is None:
            continue
        span = Span(*name.span("place"))
        known = halt["said"] is not None and name.end("place") in ends and span.end - span.start >= _SHORTEST
        if (known or is_town(page, span)) and span not in page.divisions and not page.holds_date(span):
            yield span


def _towns(page: Page, towns: Sequence[Span]) -> Iterator[Span]:
    """Yield the towns where something may be held, with the division written in front of them."""
    starts = {span.end: span.start for span in page.divisions}
    for town in towns:
        start = starts.get(town.start, town.start)
        if _TOWN_HOLDS.match(page.text, town.end) and _TOWN_BEGINS.search(page.text, max(0, start - 1), start):
            yield Span(start, town.end)
