"""Weighs what tells where an article is at home: publisher, dateline, title, names in the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.annotate import gazetteer
from kg.annotate.openings import matches_at, opening
from kg.annotate.place_choice import leading
from kg.annotate.place_context import names_no_division, stands_in_dateline
from kg.annotate.place_names import sightings
from kg.annotate.reading import make_reading
from kg.annotate.townships import townships_in
from kg.datamodel import DivisionMention

_FORM_WEIGHT = {"path": 3.0, "full": 2.5, "short": 1.5, "zone": 1.5}
_USE_WEIGHT = {"place": 1.0, "name": 0.4, "origin": 0.1}
_TITLE = 2.0
_DATELINE = 6.0
_AWAY = 0.3
_ABBREVIATED = 0.2
_BODY = 1.5
_LEAD = 150
_LEAD_WEIGHT = 1.3

_AWAY_IN_FRONT = re.compile(r"(?:从|来自|赴|前往|奔赴|开往|去|远在|驻|到)$")
_AWAY_BEHIND = re.compile(r"(?:打工|务工|回来|来的|来了|返乡|方向|籍|跑|厂里)")
# What may stand before the place in the name of a paper, a site or an account.
_MASTHEAD = re.compile(
    r"(?:中共|中国|人民网|新华网|中新网|央广网|大众网|今日|美丽|掌上|智慧|文明|平安|法治|爱|看|微|最|.*[（(]|[^\w]|频道|[a-zA-Z0-9.]+)*"
)
_OWN_BODY = re.compile(r"人社|人力|就业|公共就业|总工会|妇联|残联|人民政府|政府|县委|市委|区委|团委")
_LEVEL = opening("省市县区州旗盟")
# 县人社局, 我县, 市里: a level spoken of without a name in front.
_BARE_LEVEL = re.compile(
    r"(?:(?<=[我全本该])(?P<pointed>[省市县区州旗盟])(?!场|域|间)|(?P<bare>[省市县区州旗])(?:人社|人力|就业|总工会|妇联|残联|委|政府|里(?!面)))"
)


def publisher_codes(publisher: str | None) -> tuple[str, ...]:
    """Return the divisions that a publisher's name may speak of (上饶日报, 扬子晚报, 渝西都市网), most likely first.

    One where the name is clear, several where it is shared (江北晚报), none where it names no place.
    """
    return _publisher_codes(make_reading(publisher).text) if publisher else ()


@lru_cache(maxsize=4096)
def _publisher_codes(publisher: str) -> tuple[str, ...]:
    papers = gazetteer.newspapers()
    for paper in sorted((paper for paper in papers if paper in publisher), key=len, reverse=True):
        return (papers[paper],)
    by_names = {name: code for name, code in gazetteer.epithets().items() if name in publisher}
    longest = max(map(len, by_names), default=0)
    named = dict.fromkeys(code for name, code in by_names.items() if len(name) == longest)
    edge = 0
    for sighting in sightings(publisher):
        form = publisher[sighting.start : sighting.end]
        everyday = sighting.doubt == 2 and form in by_names
        if names_no_division(publisher, sighting):
            continue  # 滇池周刊, 鄱阳湖网
        if sighting.form != "deictic" and not everyday and _MASTHEAD.fullmatch(publisher, edge, sighting.start):
            named.update(dict.fromkeys(leading(sighting.codes)))
            edge = sighting.end
    if not named and (known := gazetteer.province_abbreviations().get(publisher[0])) and not known[1]:
        return (known[0],)
    return _finest(tuple(named))


def _finest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out divisions around another one: 安徽日报阜阳记者站 speaks of 阜阳."""
    return tuple(code for code in codes if not any(code in gazetteer.ancestors(other) for other in codes))


def weigh(text: str, title: str, mentions: Sequence[DivisionMention]) -> dict[str, float]:
    """Return what the names in the text weigh, by code; an article's own places are named most and first."""
    weights: defaultdict[str, float] = defaultdict(float)
    # The twin may have lost spaces of the title, but its line ends where the title's does.
    title_end = text.find("\n") if title else 0
    lead = title_end + _LEAD
    for mention in mentions:
        if mention.code is None:
            continue
        (start, end), form, use = mention.span, mention.form, mention.use
        weight = _FORM_WEIGHT[form] * _USE_WEIGHT[use] * (_ABBREVIATED if end - start == 1 else 1.0)
        if stands_in_dateline(text, end):
            weight += _DATELINE
        elif _AWAY_IN_FRONT.search(text, max(0, start - 2), start) or _AWAY_BEHIND.match(text, end):
            weight *= _AWAY
        elif _OWN_BODY.match(text, end):
            weight *= _BODY
        if end <= title_end:
            weight *= _TITLE
        elif end < lead:
            weight *= _LEAD_WEIGHT
        weights[mention.code] += weight
    return dict(weights)


def levels_spoken_of(text: str, mentions: Sequence[DivisionMention]) -> Counter[str]:
    """Return how often each level (省, 市, 县, 区 …) is spoken of without a name: 我县, 县人社局, 市里."""
    ends = {mention.span.end for mention in mentions}
    insides = {place for mention in mentions for place in range(mention.span.start + 1, mention.span.end)}
    counts: Counter[str] = Counter()
    for match in matches_at(_LEVEL, _BARE_LEVEL, text):
        level = match["pointed"] or match["bare"]
        start = match.start()
        if start not in ends and not (match["bare"] and start in insides):
            counts[level] += 1
    return counts


def county_by_townships(text: str) -> str | None:
    """Return the county that the townships named in ``text`` agree on, None where they do not settle it."""
    votes: defaultdict[str, float] = defaultdict(float)
    held: Counter[str] = Counter()
    named = {text[township.start : township.end]: township.counties for township in townships_in(text)}
    for counties in named.values():
        held.update(counties)
        for county in counties:
            votes[county] += 1 / len(counties)
    if not votes:
        return None
    top, *others = sorted(votes, key=lambda county: (-votes[county], county))
    clear = votes[top] >= 1 and (not others or votes[top] >= 2 * votes[others[0]])
    return top if clear and 2 * held[top] >= len(named) else None


def total(weights: Mapping[str, float], within: str) -> float:
    """Return the weight of a division and all its parts."""
    return sum(weight for code, weight in weights.items() if gazetteer.lies_in(code, within))
