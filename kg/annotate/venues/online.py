"""Finds the channels, pages and sites where an online event goes on: 抖音号“…”, “…”公众号, 某某人才网."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.openings import matches_at, opening
from kg.annotate.venues.page import Page, Place
from kg.datamodel import Span

_CHANNEL = (
    "(?:官方)?(?:微信|抖音|快手|视频|微博)?"
    "(?:公众号|公众平台|视频号|服务号|订阅号|抖音号|快手号|直播号|小程序|直播间|直播平台|APP|App|客户端|平台|账号)"
)
_QUOTED_FIRST = re.compile(
    rf"“[^“”，。\n]{{2,16}}”(?:微信)?(?:{_CHANNEL})?(?:“[^“”，。\n]{{2,12}}”)?(?:栏目|专区|频道|版块)?"
)
_QUOTED_LAST = re.compile(rf"(?:{_CHANNEL}|抖音|快手|微信|微博)(?:账?号)?[“：][^“”，。；\n]{{2,16}}”?")
_CHANNEL_OPENS = opening("官微抖快视公服订直小A客平账")
_SITE_NAME = "(?:人才|人社|就业|招聘|求职|人力资源|毕业生|职介|劳务|用工)[\u4e00-\u9fff]{0,4}网(?:站)?"
_HAS_SITE = re.compile(_SITE_NAME)
_SITE = re.compile(
    rf"(?:[在于到与和及上从登录陆过助用]|^|(?<![\u4e00-\u9fff]))(?P<place>(?:(?!网络)"
    rf"[^\W\d_在于到与和及上从的]){{1,9}}?{_SITE_NAME})"
    r"(?![络吧民友红课格点])"
)
_QUOTED_SITE = re.compile(rf"“[^“”，。\n]{{1,10}}{_SITE_NAME}”(?:网站|平台)?")
_APP = re.compile(
    r"(?:在|于|借|用|通过|登录|登陆|打开|依托)(?P<place>(?:抖音|快手|视频号|微博|B站|哔哩哔哩|钉钉|腾讯会议|支付宝|淘宝"
    r"|拼多多|今日头条|学习强国)(?:平台)?)(?!号|视频号)"
)
_SIGNS = ("号", "网", "平台", "抖音", "快手", "微信", "小程序", "直播间", "腾讯", "钉钉", "B站", "APP", "App", "客户端")
_IS_CHANNEL = re.compile(rf"{_CHANNEL}|栏目|专区|频道")
_BY = re.compile("(?:在|于|通过|登录|登陆|依托|借助|利用|打开|进入|走进|做客|做客于|来到|上|借|用|以|经由?)$")
# What goes on there, up to the end of the clause.
_GOES_ON = re.compile(
    "[^，。；\n]{0,14}?(?:举办|举行|召开|开展|推出|上线|启动|开播|播出|直播|连麦|同步|开设|开启|开通|开讲|搭建|进行|带岗|招聘|双选|求职"
    "|应聘|投递|参会|面试|观看)"
)
_OPENS_IT = re.compile("(?:同步|正式|还|也|专门|特别|特)?(?:开设|推出|上线|开辟|开通|举办|启动|设立|搭建)")


def online_places(page: Page) -> Iterator[Place]:
    """Yield the places, in no order and with overlaps; ``held`` where the clause tells that something goes on there."""
    if not any(sign in page.text for sign in _SIGNS):
        return
    for span in _named(page.text):
        yield Place(span, "held" if _is_used(page, span) else "weak")


def _is_used(page: Page, span: Span) -> bool:
    """Tell whether something goes on there, and not only besides a fair on site: 线下设在…，线上依托…."""
    if _OPENS_IT.match(page.text, span.end):
        return True
    by = _BY.search(page.text, max(0, span.start - 3), span.start)
    if by is None or page.text[span.end : span.end + 1] == "、":
        return False
    sentence = page.sentence_start(span.start)
    besides = page.text.endswith("线上", sentence, by.start()) and "线下" in page.text[sentence : by.start()]
    return not besides and _GOES_ON.match(page.text, span.end) is not None


def _named(text: str) -> Iterator[Span]:
    for match in _QUOTED_FIRST.finditer(text):
        if _IS_CHANNEL.search(text, match.start(), match.end()) and not match.group().endswith("”"):
            yield Span(*match.span())
    yield from (Span(*match.span()) for match in matches_at(_CHANNEL_OPENS, _QUOTED_LAST, text))
    if _HAS_SITE.search(text):
        yield from (Span(*match.span()) for match in _QUOTED_SITE.finditer(text))
        yield from (Span(*match.span("place")) for match in _SITE.finditer(text))
    yield from (Span(*match.span("place")) for match in _APP.finditer(text))
