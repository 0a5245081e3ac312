"""Finds named places where something may be held: 玉山县山清法治广场, 镇政府门前."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.annotate.gazetteer import ancestors
from kg.annotate.geography import Geography, district_of_place
from kg.annotate.tables import read_table
from kg.datamodel import Clause, Span, VenueMention

_INTO = re.compile(
    r"(?:设|放|改|开|摆|搭|选|办|落|搬|移|转|挪|定|架|扎|送|走)?(?:在|到了?|进了?|至)|设于|位于|来到|走进|进驻|移师|落户|赴|前往|转战|挪回"
    r"|(?:地点|地址|会场)(?:为|是|在|设在|：|:)?|把|借|经|：|、"
)
_HELD = re.compile(
    r"(?:成功|隆重|正式|火热|热闹|顺利|圆满|再次|持续|集中|同步|分别|首次|联合|共同|如期|盛大|精彩|热烈)?(?:同时)?"
    r"(?:举行|举办|召开|开幕|开市|开锣|开启|启动|拉开|开展|开办|开课|开班|开张|开招|开摊|开场|摆摊|设摊|设点|设展|亮相|登场|进行|首发|发车|开播|直播"
    r"|上演|揭牌|收官|办|设|摆|支|搭|唱|变成|交出|组织|集合|竖起|落幕|送岗|还有一?场|有一?场)"
)
_TAIL = re.compile(r"[里内上中前外处旁边]{0,2}(?:的|$|[，。；：！？、（\n\t\u3000“]|(?=[一\d]))?")
_STOP = re.compile(r"[，。；：！？\n\t\u3000”“…（]")
_TOWN = re.compile(r"(?:镇|乡|村|街道|社区|县城|城区|古城|街|路|园|岛|湾|寺|庙|城|馆|站|场|院|楼|店|厅|中心)$")
_LEAD = re.compile(
    r"(?:(?:\d{4}年)?(?:(?:\d{1,2}月)?\d{1,2}日|\d{1,2}月|[昨今前][天日]|正月.{1,2}|腊月.{1,2}|[上下本]?周[一二三四五六日天])?(?:（[^）]*）)?(?:当[天日])?"
    r"(?:上午|下午|晚上|一早|早上|傍晚|晚|清晨|凌晨|中午|夜里)?[\d:：时点半分许左右～—-]*的?)?"
)


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {row[0]: row[1] for row in read_table("venue_heads.tsv", 2)}
    longest_first = sorted(rows, key=lambda head: (-len(head), head))
    return re.compile("|".join(longest_first)), rows


def find_venues(text: str, clauses: Sequence[Clause], geography: Geography) -> tuple[VenueMention, ...]:
    """Return the places of ``text`` where something may be held, in order, one at each place.

    A place stands behind a preposition (在…举行) or by itself in a clause or a table cell; it ends with a head of
    the list or with the name of a township or village.
    """
    found: dict[int, VenueMention] = {}
    for clause in clauses:
        for span, frame in _in_clause(text, clause.span):
            words = text[span.start : span.end]
            known = found.get(span.start)
            if known is None or known.span.end < span.end:
                found[span.start] = VenueMention(span, _division(words, geography), frame)
    return tuple(found[start] for start in sorted(found))


def _in_clause(text: str, clause: Span) -> Iterator[tuple[Span, str]]:
    for match in _INTO.finditer(text, clause.start, clause.end):
        span = _behind(text, match.end(), clause.end)
        if span is not None:
            held = _HELD.match(text, _past_tail(text, span.end)) is not None
            yield span, "held" if held else "in"
    yield from _bare(text, clause)


def _behind(text: str, start: int, limit: int) -> Span | None:
    """Return the longest place that begins at ``start``."""
    stop = _STOP.search(text, start, min(limit, start + 32))
    end = stop.start() if stop else min(limit, start + 32)
    held = _HELD.search(text, start, end)
    region_end = held.start() if held else end
    pattern, _ = _heads()
    last = None
    for head in pattern.finditer(text, start, region_end):
        if last is not None and head.start() - last > 8:
            break
        last = head.end()
    if last is not None and last - start >= 2:
        return Span(start, last)
    return _unheaded(text, start, held.start() if held else end, held is not None)


def _unheaded(text: str, start: int, end: int, is_held: bool) -> Span | None:
    """Return a place that no list's head ends: a township or village, or what something is held in."""
    words = text[start:end].rstrip("里内上中的")
    if 2 <= len(words) <= 12 and (_TOWN.search(words) or (is_held and len(words) <= 6)):
        return Span(start, start + len(words))
    return None


def _bare(text: str, clause: Span) -> Iterator[tuple[Span, str]]:
    """Yield the place that a clause or cell consists of, or that stands in front of what happens there."""
    lead = _LEAD.match(text, clause.start, clause.end)
    start = lead.end() if lead else clause.start
    pattern, kinds = _heads()
    last = None
    for head in pattern.finditer(text, start, min(clause.end, start + 28)):
        if last is not None and head.start() - last > 6:
            break
        last = head.end()
        kind = kinds[head.group()]
    if last is None or last - start < 3 or (kind == "loose" and last < clause.end - 2):
        return
    if _past_tail(text, last) >= clause.end or last == clause.end:
        yield Span(start, last), "bare"


def _past_tail(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _division(words: str, geography: Geography) -> str | None:
    code = district_of_place(words, geography)
    return code if code and (ancestors(code) or code) else None
