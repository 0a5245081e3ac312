"""Finds what may be a place though nothing beside it says that something is held there.

Towns by their names alone (新沟镇2月3日, 第一站庄寨镇), stations that somebody leaves from (专列从昭通站开出), and the
channels and pages of online events (抖音号“…”, “…”公众号, 某某人才网).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kg.annotate.venues.page import Page, Place
from kg.datamodel import Span

# Where a town may be a place: at the head of a clause, behind a date, a count of halts or a preposition …
_TOWN_BEGINS = re.compile(r"(?:^|[\s，。；：、（）▶●■◆→✅📍·—\-日号】）]|站|是|在|到|进|于|去|赴|与|和|了)$")
# … and behind it comes a mark, a date, or what is held there (but no 镇政府, and not what 镇里 somebody did).
_TOWN_HOLDS = re.compile(
    r"[，。；：（\s\d]|$|[要将还再也]?(?:再?办|举[办行]|开[场摆设了]|设[点摊场了]|摆|搞)|首站|[这一]?站|[这那]?[一]?场|专场|现场招|招聘"
    r"|分会场|分场|大?集(?!体|团)|的?(?:点|那场|招聘|专场)"
)
_STATION = re.compile(
    r"(?:从|由|自|驶出|驶离|离开|开出|乘坐|抵达|到达|送到|送至|在|于|的)(?P<place>[\u4e00-\u9fff]{1,7}?"
    r"(?:火车站|高铁站|汽车站|客运中心站?|客运总?站|汽车总站|机场|码头|[东南西北]站|(?<![本首末每下上到站])站)"
    r"(?:站前广场|候车厅|候车室|广场|站台)?)"
    r"(?=[，。、；\s]|出发|发|开|启程|驶|始|上车|坐|乘|登|集|举|的|到|去|往|送|赴|前|欢|缓|徐|鸣|准时|整装|顺利|踏|奔)"
)
_STATION_SIGNS = ("站", "机场", "码头")
_CHANNEL = (
    "(?:官方)?(?:微信|抖音|快手|视频|微博)?"
    "(?:公众号|视频号|服务号|订阅号|抖音号|快手号|直播号|小程序|直播间|直播平台|APP|App|客户端|平台|账号)"
)
_QUOTED_FIRST = re.compile(
    rf"“[^“”，。\n]{{2,16}}”(?:微信)?(?:{_CHANNEL})?(?:“[^“”，。\n]{{2,12}}”)?(?:栏目|专区|频道|版块)?"
)
_QUOTED_LAST = re.compile(rf"(?:{_CHANNEL}|抖音|快手|微信|微博)(?:账?号)?[“：][^“”，。；\n]{{2,16}}”?")
_SITE = re.compile(
    r"(?:[在于到与和及上从登录陆过助用]|^|(?<![\u4e00-\u9fff]))(?P<place>[^\W\d_在于到与和及上从的]{2,9}?(?:人才|人社|就业|招聘|求职|人力资源|毕业生|职介|劳务|用工)[\u4e00-\u9fff]{0,4}"
    r"网(?:站)?)(?![络吧民友红课格点])"
)
_APP = re.compile(
    r"(?:在|于|借|用|通过|登录|登陆|打开|依托)(?P<place>抖音|快手|微信|视频号|微博|B站|哔哩哔哩|钉钉|腾讯会议|支付宝|淘宝"
    r"|拼多多|今日头条|学习强国)(?!号|视频号)"
)
_ONLINE_SIGNS = ("号", "网", "平台", "抖音", "快手", "微信", "小程序", "直播间", "腾讯", "钉钉", "B站", "APP", "App")
_IS_CHANNEL = re.compile(rf"{_CHANNEL}|栏目|专区|频道")


def weak_places(page: Page, towns: list[Span]) -> Iterator[Place]:
    """Yield the places, in no order and with overlaps."""
    text = page.text
    found = [_towns(page, towns)]
    if any(sign in text for sign in _STATION_SIGNS):
        found.append(Span(*match.span("place")) for match in _STATION.finditer(text))
    if any(sign in text for sign in _ONLINE_SIGNS):
        found.append(_online(text))
    yield from (Place(span, "weak") for span in chain.from_iterable(found))


def _towns(page: Page, towns: list[Span]) -> Iterator[Span]:
    """Yield the towns where something may be held, with the division written in front of them."""
    starts = {span.end: span.start for span in page.divisions}
    for town in towns:
        start = starts.get(town.start, town.start)
        if _TOWN_HOLDS.match(page.text, town.end) and _TOWN_BEGINS.search(page.text, max(0, start - 1), start):
            yield Span(start, town.end)


def _online(text: str) -> Iterator[Span]:
    for match in _QUOTED_FIRST.finditer(text):
        if _IS_CHANNEL.search(text, match.start(), match.end()) and not match.group().endswith("”"):
            yield Span(*match.span())
    yield from (Span(*match.span()) for match in _QUOTED_LAST.finditer(text))
    for pattern in (_SITE, _APP):
        yield from (Span(*match.span("place")) for match in pattern.finditer(text))
