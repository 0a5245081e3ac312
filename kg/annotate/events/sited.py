"""Finds occasions that are told by their place alone: 萍乡放在文化广场, 14日到番禺, 摆开48个展位, 办了一场。."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.annotate.events.form import form_of
from kg.annotate.events.words import BOUNDARY, Words
from kg.annotate.openings import matches_at, opening
from kg.datamodel import EventMention, Span

_NUMERAL = r"(?:\d+|[一二两三四五六七八九十百几数]+)[余多来]?[十百]?[余多]?"
_TABLES = re.compile(
    rf"(?:摆|支|搭|架|铺|排)(?:开|起|出|下|上|了|着)*[近约]?{_NUMERAL}[张个顶排溜条处][^，。；、：！？\n]{{0,4}}?(?:桌子?|展位|摊位|摊子|台子|展台|帐篷|棚子?|招[聘工]台|招[聘工]点)"
    rf"|(?:把|将){_NUMERAL}[张个顶排条][^，。；、：！？\n]{{0,4}}?(?:桌子?|摊位|台子|帐篷|棚子?)(?:摆|支|搭|搬|铺)[到进在]"
)
_TABLES_OPEN = opening("摆支搭架铺排把将")
_IN_A_ROW = re.compile(
    rf"{_NUMERAL}[张个顶](?:招聘|招工)?(?:桌子?|展位|摊位|摊子|台子|展台|帐篷)(?:一字)?(?:排开|摆开|铺开|支起|摆起)"
)
_ON_AIR = re.compile(
    r"(?:[局县市区镇乡处所站]长|书记|主任)[^，。；：、“”\n]{0,8}?(?:[走坐]进|坐到|做客|空降|现身)了?[^，。；：、“”\n]{0,6}?直播间(?![里内外]?的)"
)
"""副县长坐进直播间: who has an office comes on the air for no other reason."""
_STRETCHED = re.compile("排开|摆开|铺开|支起|摆起")
_HELD_ONE = re.compile(
    r"(?:办|开|搞|摆|赶)(?:了|过|起了?|出)(?:这么)?一?[场回次摊](?:小的|大的|小型的|专门的)?(?=[，。；！：—\n]|\Z)"
)
# Each alternative begins with a character, none with a set: places where none can begin are passed at once.
_SITED = re.compile(
    "|".join([*(f"{verb}[在到进]了?" for verb in (*"设放定落选摆开办搬挪", "安排")), r"去了(?=\d+家)|来了(?=\d+家)"])
)
_WHAT = re.compile("把(?:场子|会场|台子|摊子|招聘会|主场|桌子)\\Z")
_LONGEST_WHAT = 4
_MOVED = re.compile(
    r"(?:队伍|大篷车|招聘车|宣传车|流动车|直播间|台子|摊子|场子|桌子|服务点|招聘点|小分队|招聘组|招聘团|招工队|工作队)[又再还也就便]?"
    r"(?:转到了?|转战|移师|挺进|回到了?|来到了?|到了|走进|开进|开到了?|搬到了?|搬进|赶到|进驻|驶进|驶入|拐到|去了)"
)
_NEXT_PLACE = re.compile(
    r"(?<=[日号晚午天旬底初])(?:轮到|再到|又到|回到|转到|转战|移师|走进|前往|[到去赴])(?=[\u4e00-\u9fff])"
)
_SENTENCE_ENDS = frozenset("。；！？\n\t")
_LATER = ("轮到", "再到", "又到", "转到", "转战", "移师")


def find_sited(words: Words, taken: Sequence[Span]) -> list[EventMention]:
    """Return such occasions outside of clauses, and for tables and stalls of sentences, that hold one of ``taken``."""
    text = words.text
    starts = sorted(span.start for span in taken)
    found: list[EventMention] = []
    plain = set(_plain(text))
    for span in sorted({*plain, *_placed(words)}):
        begin, end = _around(text, span, _SENTENCE_ENDS if span in plain else BOUNDARY)
        place = bisect_left(starts, begin)
        alone = place == len(starts) or starts[place] >= end
        if alone and not (found and found[-1].span.end > span.start):
            form = "other" if text.startswith(_LATER, span.start) else form_of(text, span.start, span.start, span.end)
            found.append(EventMention(span, span, "", "sited", form))
    return found


def _plain(text: str) -> Iterator[Span]:
    rows = (_IN_A_ROW,) if _STRETCHED.search(text) else ()
    yield from (Span(*match.span()) for match in matches_at(_TABLES_OPEN, _TABLES, text))
    for pattern in (_HELD_ONE, _MOVED, _ON_AIR, *rows):
        yield from (Span(*match.span()) for match in pattern.finditer(text))


def _placed(words: Words) -> Iterator[Span]:
    for match in _SITED.finditer(words.text):
        what = _WHAT.search(words.text, max(0, match.start() - _LONGEST_WHAT), match.start())
        place = words.before(what.start() if what else match.start())
        if place is not None and place.role == "place":
            yield Span(place.start, match.end())
    for match in _NEXT_PLACE.finditer(words.text):
        place = words.after(match.end())
        if place is not None and place.role == "place":
            yield Span(match.start(), place.end)


def _around(text: str, inside: Span, ends: frozenset[str]) -> tuple[int, int]:
    start, end = inside
    while start > 0 and text[start - 1] not in ends:
        start -= 1
    while end < len(text) and text[end] not in ends:
        end += 1
    return start, end
