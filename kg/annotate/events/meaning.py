"""Tells whether a phrase with a head means an event: by the head alone, or by what stands in front of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.annotate.events.lexicon import Head, subjects
from kg.annotate.events.words import Words
from kg.datamodel import Span

_CALLED_OFF = re.compile(
    r"”?(?:已|均|都|全部|一律|暂时|宣布|被迫)?(?:取消|暂缓|暂停|停办|停摆|叫停|中止|停开)|”?(?:将|也|就)?不再(?:举[行办]|开(?!放)|办|进行)|”?不(?:办|举办|举行|开)了"
)
_ONLY_NAMED = re.compile(
    r"”?(?:活动)?的?(?:要求|部署|精神|(?:重要|主要|一项)?(?:内容|组成部分|一部分|举措|抓手)之?一?(?=[，。；]|$)|衔接)"
)
"""Behind the name of a campaign such words tell of nothing that is held."""
_BELONGS = re.compile(
    r"(?:算[在作]|算进|列入|纳入|属于|归入|挂在|记在|隶属|作为|响应|贯彻|落实|按照|根据)[^，。；：、“”\n]{0,10}“?\Z"
)
_IN_A_ROW = re.compile(
    r"”?(?:的?(?:账上|里头|名下|序列|大盘子?)|，(?:这|此|今天这?场?|本场|昨天这?场?)(?:已经?)?是(?:的|其)?第[一二三四五六七八九十\d]+[摊场站期])"
)
_BELONGS_REACH = 16
_GOES_ON = re.compile(
    r"[^。；\n]{0,10}[。；](?:该|此次|这次|本次|此项|该项|这项|整个)?(?:系列)?(?:行动|活动|招聘月)(?![室中])"
)
"""这两场都算在“春风行动”里头, “就业援助月”，这是第三摊: the campaign is what something is a part of."""
_ANY_ACTIVITY = ("专项活动", "系列活动", "服务活动")
_KNOWN = re.compile("行动|[招援服宣就][聘助务传业][月周季]|第.{1,3}届|首届")
_ANNOUNCED = re.compile(
    r"的?(?:[^，。；\n]{0,6}(?:安排|日程|排期|时间表)(?:表|如下|公布|出炉|来了|的?通知|的?公告)?|公告|通知|预告|通告|一览)(?=[。：，！\n）]|\Z)"
)
"""通州区二季度系列人力资源交流活动|的公告: what it holds is listed below."""
_SHORTEST_TITLE = 4
_SHORTEST_NAME = 3
_TRADE_END = 4
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千近约几]")
_PROPER = re.compile(r"[”》]|[省市县区州盟旗镇乡村]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+|首|[两二三四五六七八九十\d]+[架列趟班辆]")
_RUN = re.compile(
    r"(?:[\d一两二三四五六七八九十几首]+[余多]?[辆趟列架班台]|开[行通出]了?|发出|组织|安排|定制|搭?乘坐?|坐上|登上)(?:免费|爱心|的)*“\Z"
)
"""定制4辆“云山牌专车”: what is counted, boarded or run carries people, whatever it is called."""
_RUN_REACH = 10
_CLASS_BEHIND = re.compile(
    r"”?(?:（[^（）]{1,8}）)?(?:\d+余?[人名]|[共只]?[招收](?:收|生|学员)?\d|的?学员|(?:已经?|刚刚?|也|又)?[开办]|免费|为期|每期|[上这]一期|报名|分\w期"
    r"|[^，。；、：！？]{0,16}?(?:开班|开课|开讲|结业|毕业|招生|收人|报名|报到))"
)
_CLASS_BEFORE = re.compile(
    r"(?:报名?|报了|参加|开设|开办|开了|开的|举办|举办了|办了|办的|办起|设了|上了|读了|念了|读完|期|届)个?\Z"
)
_HELD_THERE = re.compile("[在到赴][^，。；：、！？\\n]{2,10}[办开设摆](?:了|起|出)?\\Z")
_LONGEST_SLOGAN = 24
_SELLS = re.compile("(?:电商|珠宝|翡翠|带货|助农|跨境|短视频)\\Z")
"""In front of 直播 such words tell of a trade."""
_MOTTO = re.compile("(?:口号|主题|标语|横幅|主旨|旗号|条幅)(?:是|为|：|叫作?|打的是|写的是|写着)?\\Z")
_LONGEST_MOTTO = 6
_SLOGAN = re.compile(r"[促助稳保暖惠强进到解破]\w{1,4}(?:[ ，、,]|$)")
_PLANS = re.compile(r"[\d一二三四五六七八九十百千近约至]|[招用在于到从由投开放拿把将为组引新设举安派再提分年]")
_OF_THE_DAY = re.compile(
    r"现场(?!招聘|直播)|当天|当日|期间|结束|中(?!心)|上(?!海|门)|由|共|将|分为|持续|时间|地点|内容|主题|自|吸引|还|设|从|旨在|以"
)
_THERE = re.compile(
    r"(?:的)?现场(?!招|直)|上(?!海|门|线|午|饶|周|个?月)|(?:的)?当[天日晚]|期间|结束|散场|收场|落幕时|开始前|一开场"
)
_CLAUSE_START = frozenset("，。；：！？、\n\t\u3000”）")
_ENTRY = re.compile(r"(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十\d]+[、.．]|[●■◆·•-]\s?)?\Z")
_LISTING = ("、", "和", "及", "与", "等", "或", "至")
_ENTRY_END = ("。", "：", "\n", "（", "")


class Phrase(NamedTuple):
    """A head with what stands in front of it."""

    words: Words
    span: Span
    head_span: Span
    head: Head
    form: str

    @property
    def front(self) -> str:
        """Return what stands in front of the head."""
        return self.words.text[self.span.start : self.head_span.start]


def means_event(phrase: Phrase) -> bool:
    """Tell whether a phrase names or points at an event, and is not an everyday word for what people do."""
    head = phrase.head
    if not _is_held(phrase):
        return False
    if head.rank != "name" and _is_in_slogan(phrase):
        return False
    if head.rank == "name" or (head.rank == "part" and not head.needs):
        return True
    if not phrase.front:
        if head.needs == "vehicle":
            return not _is_listed(phrase)
        pointed = phrase.form in ("given", "other", "new") and head.needs not in ("title", "trade")
        return pointed or _is_held_there(phrase) or _is_entry(phrase) or (_ends_quote(phrase) and len(head.word) > 2)
    return _NEEDS[head.needs](phrase)


def _is_held_there(phrase: Phrase) -> bool:
    """Tell whether a bare 专场 is held at a place that is named: 28日在监利办专场."""
    start = phrase.head_span.start
    return (
        phrase.head.word.startswith("专场")
        and _HELD_THERE.search(phrase.words.text, max(0, start - 16), start) is not None
    )


def _is_held(phrase: Phrase) -> bool:
    """Tell whether no words behind a phrase call it off, or only name the campaign that something is a part of."""
    text, end = phrase.words.text, phrase.span.end
    if phrase.head.kind == "Campaign" and (_ONLY_NAMED.match(text, end) or named_as_whole(text, phrase.span)):
        return False
    return _CALLED_OFF.match(text, end) is None and not _is_announced(phrase)


def _is_announced(phrase: Phrase) -> bool:
    """Tell whether what a notice announces under a word for any activity is the list that follows, and no event."""
    front, word = phrase.front, phrase.head.word
    series = word.endswith(_ANY_ACTIVITY) or ("系列" in front and word.endswith("活动"))
    if not series or "“" in front or _KNOWN.search(front):
        return False
    return _ANNOUNCED.match(phrase.words.text, phrase.span.end) is not None


def named_as_whole(text: str, span: Span) -> bool:
    """Tell whether the words around the name of a campaign count something among its parts."""
    if _GOES_ON.match(text, span.end):
        return False
    before = _BELONGS.search(text, max(0, span.start - _BELONGS_REACH), span.start)
    return before is not None or _IN_A_ROW.match(text, span.end) is not None


def _is_in_slogan(phrase: Phrase) -> bool:
    """Tell whether words of a quote go on behind the head and say no name: “春风送岗促就业 服务助发展”."""
    text, end = phrase.words.text, phrase.head_span.end
    opened = text.rfind("“", max(0, phrase.span.start - _LONGEST_SLOGAN), phrase.head_span.start)
    if opened < 0 or text.find("”", opened, end) >= 0:
        return False
    if _MOTTO.search(text, max(0, opened - _LONGEST_MOTTO), opened):
        return True
    closed = text.find("”", end, end + _LONGEST_SLOGAN)
    return closed > end + 1 and _SLOGAN.match(text, end, closed) is not None


def is_given(phrase: Phrase) -> bool:
    """Tell whether a bare head points at the event in hand: 招聘会上, 活动现场, 活动由…主办."""
    head, (start, end), text = phrase.head, phrase.head_span, phrase.words.text
    if not phrase.front and head.rank == "name" and phrase.form == "bare" and _THERE.match(text, end):
        return True
    if phrase.front or subjects("pointing").fullmatch(head.word) is None:
        return False
    return (start == 0 or text[start - 1] in _CLAUSE_START) and _OF_THE_DAY.match(text, end) is not None


def _is_listed(phrase: Phrase) -> bool:
    """Tell whether a head stands in a list of means and ways: 以专车、专列、包机运送."""
    (start, end), text = phrase.head_span, phrase.words.text
    return text[start - 1 : start] in _LISTING or text[end : end + 1] in _LISTING


def _is_entry(phrase: Phrase) -> bool:
    """Tell whether a head of some length is all that a heading or an entry of a list says, as in （三）技能体验。."""
    (start, end), text = phrase.head_span, phrase.words.text
    if end - start < _SHORTEST_TITLE or phrase.head.needs not in ("", "work"):
        return False
    begins = text[start - 1 : start] in ("\u3000", "\t")
    entry = begins or _ENTRY.match(text, text.rfind("\n", 0, start) + 1, start) is not None
    return entry and text[end : end + 1] in _ENTRY_END


def _ends_quote(phrase: Phrase) -> bool:
    """Tell whether a phrase is all that stands in quotes: “板凳夜校”."""
    text = phrase.words.text
    return text[phrase.span.start - 1 : phrase.span.start] == "“" and text.startswith("”", phrase.head_span.end)


def _is_modified(phrase: Phrase) -> bool:
    front, end = phrase.front, phrase.head_span.end
    # 公司培训三天 and 全年培训两万人 tell of doing, not of a course.
    does = len(front) < _SHORTEST_NAME and phrase.head.word == "培训" and _NUMERAL.match(phrase.words.text, end)
    return len(front) > 1 and not does


def _concerns_work(phrase: Phrase) -> bool:
    front = phrase.front
    if phrase.form in ("given", "other") or _ends_quote(phrase):
        return True
    if phrase.head.word == "直播" and _SELLS.search(front) is not None:
        return False
    return "”" in front or subjects("work").search(front) is not None or _ORDINAL.search(front) is not None


def _is_for_hiring(phrase: Phrase) -> bool:
    front = phrase.front
    return phrase.form in ("given", "other") or "”" in front or subjects("market").search(front) is not None


def _is_proper(phrase: Phrase) -> bool:
    front, words = phrase.front, phrase.words
    if len(front) < 2:
        return False
    places = range(phrase.span.start, phrase.head_span.start)
    return _PROPER.search(front) is not None or any(
        (word := words.after(place)) is not None and word.role == "place" for place in places
    )


def _is_title(phrase: Phrase) -> bool:
    front = phrase.front
    named = "”" in front or (len(front) >= _SHORTEST_TITLE and subjects("work").search(front) is not None)
    planned = phrase.head.word == "计划" and _PLANS.match(phrase.words.text, phrase.head_span.end) is not None
    return named and not planned


def _carries_workers(phrase: Phrase) -> bool:
    front = phrase.front
    if "”" in front or _ORDINAL.search(front) is not None or subjects("vehicle").search(front) is not None:
        return True
    return (
        _ends_quote(phrase)
        and _RUN.search(phrase.words.text, max(0, phrase.span.start - _RUN_REACH), phrase.span.start) is not None
    )


def _teaches_trade(phrase: Phrase) -> bool:
    """Tell whether a class is counted or named, teaches a trade, or takes people in: 民宿管家班3月开课."""
    front = phrase.front
    if "”" in front or _ORDINAL.search(front) is not None:
        return True
    if len(front) < 2:
        return False
    text = phrase.words.text
    return (
        subjects("trade").search(front, max(0, len(front) - _TRADE_END)) is not None
        or _CLASS_BEHIND.match(text, phrase.head_span.end) is not None
        or _CLASS_BEFORE.search(text, max(0, phrase.span.start - 4), phrase.span.start) is not None
    )


_NEEDS: dict[str, Callable[[Phrase], bool]] = {
    "": _is_modified,
    "work": _concerns_work,
    "market": _is_for_hiring,
    "name": _is_proper,
    "title": _is_title,
    "vehicle": _carries_workers,
    "trade": _teaches_trade,
}
