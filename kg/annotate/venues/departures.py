"""Finds the places that workers set out from: 返岗专列从昭通站开出, 大巴在体育馆门口集合发车."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase
from kg.datamodel import Span

_VEHICLES = re.compile(
    "专车|专列|大巴|客车|包机|包车|航班|班机|飞机|班车|动车|列车|高铁|次车|中巴|巴士|车队|直通车|火车|返岗车|务工车|免费车|轮渡|客轮"
)
_WORKERS = re.compile("务工|返岗|工人|员工|农民工|老乡|复工")
_FROM = re.compile("(?:从|由|自|始发于|发自)$")
_LEAVES = re.compile("(?:驶出|驶离|开出|离开|发自|始发于)$")
_SETS_OUT = re.compile(
    "(?:里|内|上|外|前)?(?:[^，。；、\n]{0,6}?)(?:出发|发车|发出|启程|启航|起航|起飞|腾空|驶出|驶离|驶往|驶向|开出|开往|飞往|飞赴|飞向|登车|上车"
    "|乘车|乘坐|登机|始发|首发|开行|踏上|奔赴|前往|出征|直达|直奔|直飞|出站|启动|发往|送往)"
)
_STATION = re.compile(
    r"(?:从|由|自|驶出|驶离|离开|开出|乘坐|抵达|到达|送到|送至|在|于|的)了?(?P<place>(?!了)[\u4e00-\u9fff]{1,7}?"
    r"(?:火车站|高铁站|汽车站|客运中心站?|客运总?站|汽车总站|机场|码头|[东南西北]站|(?<![本首末每下上到站])站)"
    r"(?:站前广场|候车厅|候车室|广场|站台)?)"
    r"(?=[，。、；\s]|出发|发|开|启程|驶|始|上车|坐|乘|登|集|举|的|到|去|往|送|赴|前|欢|缓|徐|鸣|准时|整装|顺利|踏|奔|起飞|飞)"
)
_STATION_SIGNS = ("站", "机场", "码头")
_LONGEST = 20
_REACH = 60


def places_of_departure(page: Page) -> Iterator[Place]:
    """Yield the places, in no order and with overlaps; ``held`` where a vehicle or workers set out from there."""
    for span in chain(_stations(page.text), _phrases(page)):
        yield Place(span, "held" if _is_left(page, span) else "weak")


def _stations(text: str) -> Iterator[Span]:
    if any(sign in text for sign in _STATION_SIGNS):
        yield from (Span(*match.span("place")) for match in _STATION.finditer(text))


def _phrases(page: Page) -> Iterator[Span]:
    """Yield the phrases that name a place to set out from."""
    for phrase in page.phrases:
        if _may_be_left(page, phrase) and _is_left(page, span := Span(phrase.start, phrase.end)):
            yield span


def _may_be_left(page: Page, phrase: Phrase) -> bool:
    short = 2 < phrase.end - phrase.start <= _LONGEST
    return bool(phrase.kind) and phrase.named and short and Span(phrase.start, phrase.end) not in page.divisions


def _is_left(page: Page, span: Span) -> bool:
    """Tell whether the words around a place say that a journey begins there, and the sentence who or what goes."""
    text, (start, end) = page.text, span
    goes = _SETS_OUT.match(text, end) is not None and _FROM.search(text, max(0, start - 4), start) is not None
    if not goes and _LEAVES.search(text, max(0, start - 4), start) is None:
        return False
    sentence = page.sentence_start(start)
    around = text[max(sentence, start - _REACH) : end + _REACH].partition("\n")[0]
    around = re.split("[。！？]", around)[0]
    return _VEHICLES.search(around) is not None or _WORKERS.search(around) is not None
