"""Finds the divisions that an event's own sentence says beyond doubt that it was held in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import DivisionMention, Unit
from kg.extract.setting.view import View, where

_NEAR = ("1", "2")
_SURE = frozenset(("held", "label", "head"))
_AT = re.compile("(?:在|于|地点设在|设在|移师|转战)$")
_TO = re.compile("(?:赴|到|来到|走进|前往|奔赴|深入|远赴|抵达)$")
_HELD = re.compile(
    "(?:[^，。；\n]{0,24}?)(?:举办|举行|召开|开展|启动|开幕|启幕|开班|开课|开讲|开场|开市|拉开|设点|摆|办了|开了|设[立场摊]|进行|招聘|揽才|招才)"
)
_SETS_OUT = re.compile("[^，。；\n]{0,16}?(?:出发|发车|启程|驶出|驶离|开出|起飞|飞往|驶向|开往|登车|上车)")
_LIVES = re.compile("[^，。；\n]{0,6}?(?:务工|打工|工作|上班|就业|读书|求学|生活|经商|创业|从事|的(?:企业|公司|工厂))")
_OF_A_TRIP = re.compile("专车|专列|包机|大巴|客车|包车|返岗|务工|接工|航班")
_FROM = re.compile("(?:从|由|自)$")
_BRANCHES = re.compile("主会场|分会场|同步|联动|多地|各地|全省各|全市各")
_ANOTHER = re.compile(
    "[^，。；\n]{0,4}(?:举行|召开|举办)的[^，。；\n]{0,12}?(?:发布会|通气会|推介会|会议|座谈会|恳谈会|动员会|签约|论坛)"
)
# Somebody goes there to take part: 赴成都，参加“…洽谈会”.
_JOINS = re.compile(
    "[市省区县]?，?(?:组团|集体|现场|共同|联合)?(?:参加|参与|出席|亮相)[^，。；\n]{0,4}?(?:“|\\d{4}|第|首届|当地|在)"
)
_CITIES = frozenset(("11", "12", "31", "50", "81", "82"))
_MANY = 3


def sure_sites(view: View) -> set[str]:
    """Return the divisions, empty where nothing is beyond doubt; several where the sentence names several."""
    found: set[str] = set()
    for unit in view.units:
        if where(view, unit) in _NEAR:
            if _BRANCHES.search(view.page.text, *unit.span):
                return set()
            found.update(_by_venues(view, unit))
            found.update(code for mention in unit.divisions if (code := _named(view, unit, mention)) is not None)
    larger = view.page.larger
    if not found:
        found.update(_by_towns(view))
    finest = {code for code in found if not any(code in larger.get(other, ()) for other in found)}
    return finest if len(finest) < _MANY else set()


def _by_venues(view: View, unit: Unit) -> Iterator[str]:
    """Yield the divisions that the names of places hold, but not what their towns alone may tell."""
    home = view.page.annotated.home
    written = {mention.code for mention in unit.divisions}
    for venue in unit.venues:
        code = venue.division
        if code is None or venue.frame not in _SURE or _is_wide(view, code):
            continue
        if code in home or (code in written and not _is_doubtful(view, code)):
            yield code


def _by_towns(view: View) -> Iterator[str]:
    """Yield the counties of the article's own city that the towns in the names of places lie in."""
    rows, home = view.page.annotated.gazetteer, view.page.annotated.home
    for venue in view.first.venues:
        code = venue.division
        if code is not None and home and rows[code].level == "county" and code[:4] == home[0][:4]:
            yield code


def _is_doubtful(view: View, code: str) -> bool:
    """Tell whether a county far away is named by its short form alone, as a part of some name (沙河高教园)."""
    rows, home = view.page.annotated.gazetteer, view.page.annotated.home
    if not home or code[:2] == home[0][:2] or rows[code].level != "county":
        return False
    return not any(m.code == code and m.form != "short" for m in view.page.annotated.divisions)


def _is_wide(view: View, code: str) -> bool:
    """Tell whether a division is a province, which says too little of a place; a city of that rank says enough."""
    return view.page.annotated.gazetteer[code].level == "province" and code[:2] not in _CITIES


def _named(view: View, unit: Unit, mention: DivisionMention) -> str | None:
    """Return the division where the unit says that something is held in it, or sets out from it."""
    pointing = mention.form == "deictic" or mention.use == "origin"
    if mention.code is None or pointing or _is_wide(view, mention.code):
        return None
    text, (start, end) = view.page.text, mention.span
    front = (max(0, start - 4), start)
    trip = _OF_A_TRIP.search(text, *unit.span) is not None
    if _FROM.search(text, *front):
        return mention.code if trip and _SETS_OUT.match(text, end) else None
    if _TO.search(text, *front) and _JOINS.match(text, end):
        return mention.code
    if _LIVES.match(text, end) or _ANOTHER.match(text, end) or not _HELD.match(text, end):
        return None
    if _AT.search(text, *front) or (_TO.search(text, *front) and not trip):
        return mention.code
    return None
