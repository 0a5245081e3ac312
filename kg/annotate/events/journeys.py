"""Finds journeys: trains and coaches that carry workers, teams that go elsewhere to hire, employers taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase

from kg.annotate.events.whereabouts import where_left
from kg.annotate.events.words import Words
from kg.annotate.openings import matches_at, opening
from kg.datamodel import Span

_VEHICLE = "(?:大巴车?|中巴|专车|客车|包车|专列|列车|动车|高铁|复兴号|和谐号|火车|绿皮车|客轮|轮船|包机|专机|航班|班车)"
_RIDES = re.compile(f"{_VEHICLE.removeprefix('(?:').removesuffix(')')}|公交车|旅游车")
"""What the patterns of those who are carried all hold."""
_TRAIN = re.compile(r"(?<![A-Za-z0-9])[GDCZTKY]\d{1,4}次(?:列车)?")
_CARRIED = re.compile(
    rf"(?:发|开|驶|飞)往[^，。；：、！？\n]{{2,8}}的(?:[\d一二两三四五六七八九十首]+[辆列架趟班])?{_VEHICLE}"
)
_FLIGHT = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z0-9]\d{3,4}(?:次航班|航班|次)")
_LEAVING = re.compile(
    r"(?:\d+|[一二两三四五六七八九十几])[余多]?[辆台列架](?:免费|返岗|务工|[挂贴]着[^，。；：、！？\n]{2,20}的|满载[^，。；：、！？\n]{2,14}的)?"
    rf"(?:{_VEHICLE}|公交车|旅游车)[^，。；：、！？\n]{{0,8}}?(?:驶离|驶出|开出|驶向|驶往|开往|发往|出发|发车|启程|载着|满载|拉着|载走|接走|送走|(?=停在|等在|候在|停靠|排成|整装待发|抵达|开进|驶入|驶进|驶达|一路开))"
)
_BOARDED = re.compile(
    rf"(?:统一|集中|分批|免费)?(?:乘坐?|乘着|搭乘|搭着|坐[上着]?|登上|踏上)[^，。；：、！？\n]{{0,8}}?{_VEHICLE}(?:统一|集中|一起|一同)?(?:(?=抵达|回到)|出发|启程|动身|赴|前往|奔赴|返岗|返厂|务工|南下|北上|出省|进厂)"
)
_JOURNEY = re.compile(r"(?:组团|抱团|集体|远|分)?[赴进入来到去往](?=[\u4e00-\u9fff])")
_LEAVING_OPENS = re.compile(r"[\d一二两三四五六七八九十几]")
_BOARDED_OPENS = opening("统集分免乘搭坐登踏")
_TRAIN_OPENS = opening("GDCZTKY")
_FLIGHT_OPENS = opening(ascii_uppercase)
_JOURNEY_OPENS = opening("组抱集远分赴进入来到去往")
_ERRAND = re.compile(
    r"(?:等地|两地|三地|一带|[\u4e00-\u9fff]{2,3}?)?(?:(?:开展|进行)(?=劳务|用工|校企|引才|招才|招聘|招工))?(?:“[^”]{0,4}?(?:揽才|引才|招才|招人|抢人|请人|招工|探企|访企|送岗)[^”]{0,3}”"
    r"|(?:揽才|引才|招才|聚才|纳才|求才|觅才|寻才|引智|招人|招工|抢工|抢人|请人|招募|招聘|探企|访企|看厂|送工|务工对接|劳务对接|劳务协作|劳务洽谈|用工对接|劳务考察|劳务招工)"
    r"(?![会团队活大专月周日季现机广信平网的]))"
)
_TAKEN_ALONG = re.compile(
    r"(?:带着?|率|率领|带领|组织(?!部)|携|邀)[^，。；：、！？“”\n]{0,4}?[\d一二两三四五六七八九十百几]+[余多来]?[家名][^，。；：、！？\n]{0,8}?(?:企业|单位|厂家?|公司|车间)"
    r"(?:人事|代表|负责人)?(?:远|奔|前|组团|齐|一同|共|飞)?[赴去到往](?=[\u4e00-\u9fff])"
)
_SHOWN_AROUND = re.compile(
    r"(?:组织|邀请?|带领?|请回?|安排)[^，。；：、！？“”\n]{0,6}?\d+[余多]?[名位人][^，。；：、！？“”\n]{0,10}?(?:走进|参观|探访|观摩|前往|去看|[赴去看](?=[\u4e00-\u9fff])|到[^，。；：、！？“”\n]{2,14}(?:参观|看厂|看岗|观摩|面试|试工|体验))"
)
_ONE_CHARACTER = frozenset("京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川蜀宁琼疆外校村厂")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:大学|学院)")
_MOST_PLACES = 4


def find_journeys(words: Words) -> Iterator[tuple[Span, Span]]:
    """Yield the journeys of a text with their heads; a head is what remains without the time and the host."""
    text = words.text
    yield from ((Span(*match.span()), Span(*match.span())) for match in _told_outright(text))
    for match in matches_at(_JOURNEY_OPENS, _JOURNEY, text):
        there = _places_end(words, match.end(), one_character=True)
        errand = _ERRAND.match(text, there) if there > match.end() else None
        if errand:
            yield Span(where_left(words, match.start(), False), errand.end()), Span(match.start(), errand.end())
    for match in _TAKEN_ALONG.finditer(text):
        there = _places_end(words, match.end(), one_character=False)
        school = _SCHOOL.match(text, match.end())
        end = max(there, school.end() if school else there)
        if end > match.end():
            yield Span(match.start(), end), Span(match.start(), end)


def _told_outright(text: str) -> Iterator[re.Match[str]]:
    """Yield what tells of a journey without the name of a place behind it, one pattern after the other."""
    yield from matches_at(_TRAIN_OPENS, _TRAIN, text)
    yield from matches_at(_FLIGHT_OPENS, _FLIGHT, text)
    if _RIDES.search(text):
        yield from _CARRIED.finditer(text)
        yield from matches_at(_LEAVING_OPENS, _LEAVING, text)
        yield from matches_at(_BOARDED_OPENS, _BOARDED, text)
    yield from _SHOWN_AROUND.finditer(text)


def _places_end(words: Words, start: int, *, one_character: bool) -> int:
    """Return where the names of places end that begin at ``start``: 湖南湘西、广西河池; ``start`` where none does."""
    text = words.text
    place = start
    for _ in range(_MOST_PLACES):
        word = words.after(place)
        if word is None or word.role != "place":
            break
        place = word.end
        if text[place : place + 1] in ("、", "和", "及") and (word := words.after(place + 1)) and word.role == "place":
            place += 1
    if place == start and one_character and text[start] in _ONE_CHARACTER:
        return start + 1
    return place
