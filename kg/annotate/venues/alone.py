"""Judges places without a preposition: at the head of a sentence, behind a date, or somewhere else."""

from __future__ import annotations

import re

from kg.annotate.venues.contexts import pattern
from kg.annotate.venues.frames import follows
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase
from kg.datamodel import Span

_TIME = (
    r"[昨今前明当次同后][天日晚早夜]?|同一[天日晚]|第二天|头[天晚]|每?逢?周[一二三四五六日末]|[当那这]时|是周[一二三四五六日]|[那这当][天日]|[上下]?周[一二三四五六日末]|星期[一二三四五六日]|初[一二三四五六七八九十]|[上下]午|晚[上间]"
    r"|凌晨|清晨|早[上晨]|一早|一大早|傍晚|中午|正午|夜里|深夜|天(?:刚|还没|不|蒙蒙|一|没)亮|[上下]月|\d{1,2}[:点时]\d{0,2}分?|[一二三四五六七八九十]{1,3}[点时]半?"
    r"|(?:第[一二三四五六七八九十]+|下一?|首|末)[站场期趟]|逢[一二三四五六七八九十、]+"
)
_MARK = r"[\s|｜，、：（）()\[\]【】“”·●■◆▲★☆※>*#\-—~～.]"
_LEAD = re.compile(rf"(?:{_TIME}|{_MARK}|[许左右起时的共还又于离多半差钟本这是]|不到|刚过)+")
# 第九届人才交流大集, 就业夜市: these are held, and are no places.
_EVENT = re.compile(
    r"赶(?:大?集|年集|庙会)$|第[一二三四五六七八九十百\d]+[届期]|(?:招聘|就业|岗位|用工|招工|求职|人才交流)(?:大集|集市|夜市|早市|市集|年集|庙会)$"
)
# 镇政府 acts, unless a part of its house is meant.
_OFFICE = re.compile("(?:政府|办事处|管委会|居委会|管理处|管理所)$")
_SITED = re.compile("[里内前旁一二三四五六七八九门院大楼广]|[，。；（\n]|$")
# “江南夜市·人才摊位”夜间招聘会: the name of what is held.
_IN_NAME = re.compile("”[\u4e00-\u9fff]{0,6}?(?:招聘|专场|活动|行动|双选|培训|大会|系列|工程|品牌)")
_LOOSE = re.compile("连|来(?!宾|安|凤|福|广营)")
_FAIR = r"[“”·、\u4e00-\u9fff]{1,16}?(?:专?场|招聘会|双选会|洽谈会|见面会|交流会|大集)[\s，：]"
_BETWEEN = re.compile(rf"(?:{_TIME}|{_FAIR}|（[^（）\n]{{1,12}}）|[\s，、：—\-~～.许左右起时的半钟])*")
_JUNK = re.compile(r"(?:\d{1,2}[.．、]\s?|[^\w“]|[\d:：时点分半许]+(?=[\u4e00-\u9fff]))+")
_TO_LABELLED = re.compile(r"(?:——?|：)?(?:位于)?")
_WHEN = re.compile("(?:[昨今前当][天日晚]|上午|下午|傍晚|晚上|一早|一大早)*")
_FROM = re.compile(r"(?:从|自|来自|离|距|被|与|和|及|给|向|跟|各|每|某|哪|除)$")
_COUNTED = re.compile(
    r"第?[一二两三四五六七八九十几数\d]+[个家座辆趟列场处间条名位片排张站块层份期季]|[这那首末同某]?一?[趟辆]|[这那首末同某]一?[个家座列场处间条次]"
)
_ACTING = frozenset(("body", "shop"))
_SEATS = re.compile("(?:学院|大学|学校|中学|校区|社区|小区|园区?|村)$")
"""Bodies whose name stands for where they are."""
_SIDES = frozenset("里内上前外")
_ACTS = re.compile("[主承协联合筹]办")
"""What only who acts does: 县文化馆承办."""
_SHORTEST = 2
_NEAR = 40
"""Characters behind a date within which a place may still be its own."""
_NAMED = frozenset(("place", "site", "part"))
_DATED_BEFORE = frozenset(("，", "、", "日", "）"))
_TOLD_AGAIN = re.compile(r"[\u4e00-\u9fff]{0,8}?([\u4e00-\u9fff]{1,6}[省市县区旗镇乡])[ \u3000]+(?=\1)")
"""A column with the division that the place behind begins with once more: 清河县 清河县文化广场."""
_EDGES = frozenset(("，", "。", "；", "（", "\n", "\t", "\u3000", "里", "内", "整条", ""))
_LINE_ENDS = frozenset(("\n", ""))
_FOLLOW = r"{}|[，。；（|｜\n\t\u3000]|$"


def place_alone(page: Page, phrase: Phrase) -> Place | None:
    """Return the place that a phrase without a preposition names, None where it names none."""
    span = _own_span(page, phrase)
    if not phrase.named:
        return Place(span, "weak") if phrase.kind in _NAMED and _is_entered(page, phrase, span) else None
    if span.end - span.start < 3 or span in page.divisions or _is_none(page, phrase, span):
        return None
    lead = min(span.start, phrase.lead) if phrase.lead < phrase.start else span.start
    following = follows(page, phrase)
    if following == "noun" or _FROM.search(page.text, max(0, lead - 2), lead):
        return None
    frame = _frame(page, phrase, Span(lead, span.end), following)
    if frame is not None:
        return Place(span, "label" if frame == "head" and _is_line(page, span) else frame)
    if _OFFICE.search(page.text, phrase.start, phrase.end) and not _SITED.match(page.text, phrase.end):
        return None
    known = phrase.kind in ("place", "hub") or (phrase.kind in ("part", "site") and phrase.first < phrase.head)
    return Place(span, "bare") if known and span.end - span.start > 3 else None


def _is_entered(page: Page, phrase: Phrase, span: Span) -> bool:
    """Tell whether a clause begins with a place of no name that something goes on in: 体育馆内178家单位摆开摊位."""
    held = phrase.first < phrase.head and follows(page, phrase) == "held"
    inside = page.text[span.end : span.end + 1] in _SIDES
    if span.end - span.start < _SHORTEST or not (held or inside):
        return False
    return page.text[span.start - 1 : span.start] == "，" or _opens(page, span.start)


def _is_none(page: Page, phrase: Phrase, span: Span) -> bool:
    """Tell whether the words are no place by themselves: an event, a part of its name, a count, a thing pointed at."""
    words = page.text[span.start : span.end]
    counted = span.start not in page.division_starts and _COUNTED.match(words) is not None
    if counted or _EVENT.search(words) or _IN_NAME.match(page.text, phrase.end):
        return True
    loose = _LOOSE.match(words) is not None or pattern("pointing").match(words) is not None
    return loose and span.start not in page.division_starts


def _frame(page: Page, phrase: Phrase, span: Span, following: str) -> str | None:
    """Return what a place with its lead stands in: behind a label, at the head of a sentence, or behind a date."""
    if _is_labelled(page, phrase):
        return "label"
    if following == "own" and (phrase.kind not in _ACTING or _SEATS.search(page.text, span.start, span.end)):
        return "head"
    if not _opens(page, span.start) and not _before_date(page, span.end):
        behind_comma = page.text[span.start - 1 : span.start] == "，"
        return "head" if behind_comma and following == "held" and _may_hold(page, phrase) else None
    if following == "held":
        return "held" if _may_hold(page, phrase) else None
    stalls = following == "stall" and phrase.kind in _NAMED
    return "head" if stalls or _is_dated(page, span) or _stands_first(page, phrase) else None


def _may_hold(page: Page, phrase: Phrase) -> bool:
    """Tell whether something is held in what the verb behind follows, and it does not act itself."""
    return phrase.kind in _NAMED and not _ACTS.match(page.text, phrase.end)


def _is_dated(page: Page, span: Span) -> bool:
    """Tell whether a place stands behind a date in brackets: 长沙（11月24日，湖南大学）."""
    closed = page.text[span.end : span.end + 1] == "）"
    return closed and page.text[span.start - 1 : span.start] in _DATED_BEFORE


def _is_labelled(page: Page, phrase: Phrase) -> bool:
    """Tell whether a label stands at once in front, or with a dash between: 地点市体育馆, 举办地——市体育馆."""
    index = phrase.before
    while index > 0 and page.text[page.tokens.at(index).start] == "—":
        index -= 1
    if page.tokens.kind(index) != "label" or phrase.kind == "zone":
        return False
    return _TO_LABELLED.fullmatch(page.text, page.tokens.at(index).end, phrase.start) is not None


def _own_span(page: Page, phrase: Phrase) -> Span:
    """Return the phrase without a date, a time, marks and a division told twice at its beginning."""
    date = page.date_before(phrase.head)
    start = date.span.end if date is not None and phrase.start < date.span.end <= phrase.head else phrase.start
    junk = _JUNK.match(page.text, start, phrase.head)
    start = junk.end() if junk else start
    column = _TOLD_AGAIN.match(page.text, start, phrase.head)
    return Span(column.end() if column else start, phrase.end)


def _before_date(page: Page, end: int) -> bool:
    """Tell whether a date in brackets stands behind: 渡口镇（8日）."""
    return page.text[end : end + 1] == "（" and page.date_at(end + 1) is not None


def _is_line(page: Page, span: Span) -> bool:
    """Tell whether a line is a date and the place: 2月20日　县体育馆."""
    date = page.date_before(span.start)
    line = page.text.rfind("\n", 0, span.start) + 1
    return date is not None and date.span.start == line and page.text[span.end : span.end + 1] in _LINE_ENDS


def _stands_first(page: Page, phrase: Phrase) -> bool:
    """Tell whether what stands behind a place at the head of a sentence is a mark, a side of it, or a scene there."""
    when = _WHEN.match(page.text, phrase.end)
    follow = pattern("scene", _FOLLOW).match(page.text, when.end() if when is not None else phrase.end)
    if follow is None:
        return phrase.kind in _NAMED and pattern("predicate").match(page.text, phrase.end) is not None
    if phrase.kind in _NAMED or follow[0] == "逢":
        return True
    if phrase.kind == "online":
        return page.text[phrase.start] == "“"
    if follow[0] == "的":
        thing = pattern("thing", "[\u4e00-\u9fff]{0,2}{}")
        return phrase.kind == "hub" and thing.match(page.text, follow.end()) is not None
    if phrase.kind == "hub" and follow[0] not in _LINE_ENDS:
        return True
    date = page.date_before(phrase.start)
    dated = date is not None and date.span.end > page.sentence_start(phrase.start)
    return (dated and follow[0] in _EDGES) or _before_date(page, phrase.end)


def _opens(page: Page, start: int) -> bool:
    """Tell whether nothing but dates and times stands in front of ``start`` in its sentence, or a date at once."""
    date = page.date_before(start)
    near = date is not None and date.span.end <= start < date.span.end + _NEAR
    if date is not None and near and _BETWEEN.fullmatch(page.text, date.span.end, start):
        return True
    place = page.sentence_start(start)
    while place < start:
        date = page.date_at(place)
        if date is not None and date.span.end <= start:
            place = date.span.end
            continue
        lead = _LEAD.match(page.text, place, start)
        if lead is None:
            return False
        place = lead.end()
    return True
