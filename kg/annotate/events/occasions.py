"""Finds words that point at an occasion without naming it: 这场, 下一站, 鹰潭场, 9月3日那一期."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.events.form import form_of
from kg.annotate.events.journeys import find_journeys
from kg.annotate.events.lexicon import forms
from kg.annotate.events.whereabouts import where_left
from kg.annotate.events.words import BOUNDARY, Words
from kg.annotate.openings import matches_at, opening
from kg.datamodel import EventMention, Span

_NUMERAL = r"[一二三四五六七八九十百\d]+"
_UNIT = "(?:场|站|期|趟|摊|届|圩|程)"
_POINTING = re.compile(
    r"(?P<year>(?:去年|前年|上年|[12]\d{3}年)(?:的|也是|同样)?(?:同一[天场]|同[天场]|一[届场]|那一?[届场次回]|(?:同期|这时|今天|春季|秋季|夏季|冬季)的?那?一?[场届次])"
    r"|去年(?:是)?(?:在\d{1,2}月|\d{1,2}月|[春夏秋冬]天|在[^，。；]{2,8})办的)"
    rf"|(?P<that>[这那])一?{_UNIT}|(?P<time>那)一?[次回]|(?P<noun>(?:收官|压轴|谢幕|闭幕|开幕|揭幕|收尾)场|副场|头炮|同一活动|(?:[上下]一|头一)集)"
    rf"|(?P<turn>[上下]一(?!摊开)|(?<![\u4e00-\u9fff])[上下](?!摊开)|前一|后一|另一|又一|再一|头一|最后一|首|末|(?:同(?!期))|第{_NUMERAL}){_UNIT}"
)
_POINTS = opening("去前上12这那收压谢闭开揭副头同下后另又再最首末第")
_ERRANDS = frozenset("跑走来去白")
_AT_A_SCHOOL = re.compile(r"(?:大学|学院)站(?![点台长口])")
_LESSON = re.compile(
    r"(?:[一两这那]|头一|首|第[一二三四五六七八九十\d]+)(?:堂|节)[^，。；：、“”！？\n的]{1,8}课(?![程本桌堂间时题])"
)
_LESSON_OPENS = opening("一两这那头首第")
_PLACE_OCCASION = re.compile(r"场(?!次|所|地|馆|面|景|合|内|外|上|均|口|院|部|长|里|子|租|圩|站)")
_STAND = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:里|上)?的(?P<stand>台子|场子|摊子|招工点|招聘点|点)(?![位在钟评赞])"
    r"|(?:支|摆|设)的(?:摊|台)(?=[，。；：\n])"
)
_STAND_OPENS = opening("里上的支摆设")
_ADDED = re.compile(
    r"(?:再|又|还|另|补|加)(?:补|办|开|加|有|来|赶|增)?(?:办|开)?(?:一场|两场)(?=[，。；：、！？”\n]|$)"
    r"|的(?:一场|一期|一站)(?=[，。；：、！？”\n是在由放设定安选]|$)"
    r"|(?:再|又|还|另|补|加)(?:要|会|将|有|来|发|开|跑|走|飞|送|接|加开|加发|加派)*一(?:趟|批|班|列|架)(?=[，。；：、！？”\n要将走出发启动往去赴]|$)"
    r"|(?<=[，、：；])一场(?=专[招为收门给]|面向|只[招收给]|留给|针对|[在为给是设定放选摆办开])(?![^，。；\n]{1,20}的[^，。；\n]{0,14}(?:会|专场|活动|大集|双选|直播|培训))"
)
_ADDED_OPENS = opening("再又还另补加的一")
_SHORT_CLAUSE = 10
_AT_SCHOOL = re.compile("大学|学院|高校|校园|进校")
_FOLLOWS = re.compile(
    r"[在由是设定放安选办开还也将于就已共有来到去比更最只都人给走进换挪搬移转改约轮拟预计会要播\d]|那?大的|的(?=[，。])"
)


def find_occasions(words: Words, taken: Sequence[Span]) -> list[EventMention]:
    """Return the occasions that are pointed at outside of ``taken``, with the place or day that tells which."""
    text = words.text
    begun = {span.start for span in taken}
    found: list[EventMention] = []
    journeys = dict(find_journeys(words))
    lessons = {Span(*match.span()): Span(*match.span()) for match in matches_at(_LESSON_OPENS, _LESSON, text)}
    pointed = [*_pointing(words), *_placed(words), *_at_schools(words), *_stands(words)]
    for span, head in sorted([*pointed, *journeys.items(), *lessons.items()]):
        if head.end in begun or (found and found[-1].span.end > span.start):
            continue
        if any(other.start < span.end and span.start < other.end for other in taken):
            continue
        kind = "Outreach" if span in journeys and not _AT_SCHOOL.search(text, *span) else ""
        kind = "TrainingCourse" if span in lessons else kind
        found.append(EventMention(span, head, kind, "occasion", _form(text, span, head)))
    return found


def _form(text: str, span: Span, head: Span) -> str:
    _, rows = forms()
    form = rows.get(text[head.start : head.end])
    if form and (head.start == span.start or form == "new"):
        return form
    if text.startswith("是第", head.start - 1):
        return "given"
    mark = text[head.start]
    if mark in "去前12" and "年" in text[head.start : head.end]:
        return "other"
    if mark in "上下前后另又再还补加":
        return "other"
    if mark in "这那" and head.start == span.start:
        return "given"
    return form_of(text, span.start, span.start, head.end)


def _pointing(words: Words) -> Iterator[tuple[Span, Span]]:
    for match in matches_at(_POINTS, _POINTING, words.text):
        head = Span(*match.span())
        before = words.text[head.start - 1 : head.start]
        bulletin = match.group().endswith("期") and before in ("年", "（")
        if not _ends_phrase(words, head.end) or before in _ERRANDS or bulletin:
            continue
        left = (
            head.start
            if match["noun"] or match["year"]
            else where_left(words, head.start, bool(match["that"] or match["time"]))
        )
        if not match["time"] or left < head.start:
            yield Span(left, head.end), head


def _placed(words: Words) -> Iterator[tuple[Span, Span]]:
    for match in _PLACE_OCCASION.finditer(words.text):
        word = words.before(match.start())
        if word is not None and word.role == "place" and _ends_phrase(words, match.end()):
            yield Span(word.start, match.end()), Span(*match.span())


def _at_schools(words: Words) -> Iterator[tuple[Span, Span]]:
    for match in _AT_A_SCHOOL.finditer(words.text):
        left = where_left(words, match.start(), False)
        if left < match.start() and _ends_phrase(words, match.end()):
            yield Span(left, match.end()), Span(*match.span())


def _stands(words: Words) -> Iterator[tuple[Span, Span]]:
    text = words.text
    for match in matches_at(_STAND_OPENS, _STAND, text):
        left = where_left(words, match.start(), True)
        last = words.before(match.start())
        placed = text[match.start() - 1] in "省市县区镇乡村道" or (last is not None and last.role == "place")
        if (placed or not match["stand"]) and left < match.start():
            yield Span(left, match.end()), Span(*match.span())
    for match in matches_at(_ADDED_OPENS, _ADDED, text):
        short = _clause_start(text, match.start())
        left = where_left(words, match.start(), True) if short is None else short
        if left < match.start() or not match.group().startswith("的"):
            yield Span(left, match.end()), Span(*match.span())


def _clause_start(text: str, end: int) -> int | None:
    """Return where the few words begin that stand between a mark and ``end``, None where they are many."""
    place = end
    while place > 0 and text[place - 1] not in BOUNDARY and text[place - 1] != "、":
        place -= 1
    return place if 1 < end - place <= _SHORT_CLAUSE else None


def _ends_phrase(words: Words, end: int) -> bool:
    """Tell whether no noun follows that the words in front of ``end`` would only count or point at."""
    text = words.text
    if end >= len(text) or text[end] in BOUNDARY or text[end] in "、—":
        return True
    word = words.after(end)
    if word is not None and (word.role in ("wall", "verb") or word.end - word.start > 1):
        return word.role in ("wall", "verb", "place", "year")
    return _FOLLOWS.match(text, end) is not None
