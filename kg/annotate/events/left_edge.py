"""Finds where an event phrase begins, from its head leftwards."""

from __future__ import annotations

import re

from kg.annotate.events.joints import joins
from kg.annotate.events.leads import after_cuts, without_lead
from kg.annotate.events.lexicon import Head
from kg.annotate.events.words import BOUNDARY, Word, Words

REACH = 60
"""A name is no longer than this to the left of its head."""
_OPENING = {"”": "“", "’": "‘", "）": "（", "】": "【"}
_DASHES = frozenset("—–-·・•．/&+")
_DOTS = frozenset("·・•．")
_JOINTS = frozenset("暨及和与、")
_LONGEST_QUOTE = 34
_SENTENCE = re.compile(r"[。！？；\n]")
_PREPOSITIONS = frozenset("在于由把将被从到向对为跟让给请是了着过")
_NUMERALS = "一二三四五六七八九十百〇零廿"
_NAMED = re.compile(r"20\d\d年?|[12]\d{3}届|第[一二三四五六七八九十百\d]+届|”")
_COUNTED = re.compile(r"(?:首|第[一二三四五六七八九十\d]+)[批趟列架班]\Z")
_ENDS_BODY = frozenset("省市县区旗镇乡村局厅委会所")
_PROVINCES = frozenset("京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川蜀宁琼疆")
_ORDINAL = re.compile(r"首|头一|第|“")
_BY_LINE = re.compile("[讯电]（|报道（|（[^（）]{0,10}(?:记者|通讯员|实习生|编辑|摄影)")
"""A bracket with those who wrote stands in front of a text and in no name: 讯（记者 张三）2022年技能竞赛."""
_QUOTED_NAME = re.compile("“[^“”，。！？；、 ]{2,14}”$")
"""What stands in quotes before a dash is a name, and no saying: “校园云川日”——."""
_LONGEST_NAME = 17
_NOTICE = re.compile(
    r"(?:重要|最新|权威|活动|招聘|招聘会|场次|就业|求职|岗位|直播|温馨|通知)*"
    r"(?:预告|公告|通知|提醒|速递|快讯|信息|资讯|动态|发布|提示|通告|预报|重要|关注|扩散|转发|转扩|速看|收藏|官宣|注意|必看|最新|热点|协作)"
)
"""In brackets such words say what sort of text follows: 【预告】, 【招聘信息】."""


def left_edge(words: Words, start: int, head: Head) -> int:
    """Return where the phrase begins whose head begins at ``start``.

    The phrase takes in quoted names, places, hosts, years and lists in front of 专场; it ends at marks, verbs of
    holding, prepositions, pronouns, days, times and counts.
    """
    least = max(0, start - REACH, words.text.rfind("\n", 0, start) + 1)
    edge = after_cuts(words.text, _scan(words, start, least, head), start)
    first = words.after(edge)
    if first is not None and first.role == "place":
        return edge
    return without_lead(words.text, edge, start)


def _scan(words: Words, start: int, least: int, head: Head) -> int:
    """Go left word by word.

    A dash is crossed only where nothing but a name stands before it, a verb only where a year or a quoted name does.
    """
    text = words.text
    place, dash, verb = start, -1, -1
    while place > least:
        mark = text[place - 1]
        if mark in _OPENING and not _is_apostrophe(text, place - 1):
            further = _opening(text, place, least)
        elif mark in _DASHES:
            further = place - 1 if _joins_names(text, place - 1, least) else place
            dash = place if dash < 0 and mark not in _DOTS else dash
        elif mark in _JOINTS:
            joint = "以及" if text.startswith("以及", place - 2) else mark
            crosses = place - len(joint) > least and joins(words, place, joint, (start, head))
            further = place - len(joint) if crosses else place
        else:
            further = place if mark in BOUNDARY else step(words, place, head)
            if further == place and mark not in BOUNDARY:
                place = max(place, dash)
                break
            verb = place if verb < 0 and _is_verb(words, place) else verb
        if further == place:
            break
        place = max(further, least)
    return verb if place < verb and not _NAMED.search(text, place, verb) else place


def _is_verb(words: Words, place: int) -> bool:
    word = words.before(place)
    return word is not None and word.role == "verb"


def step(words: Words, place: int, head: Head) -> int:
    """Return where the word or character before ``place`` begins, or ``place`` if no name holds it."""
    text = words.text
    if text[place - 1] == "的":
        return place - 1 if text[place - 2 : place - 1] == "”" else place
    word = words.before(place)
    if word is None:
        return place if _was_cut_short(words, place) else place - 1
    return place if _stops(words, word, head) else word.start


def _stops(words: Words, word: Word, head: Head) -> bool:
    if word.role in ("wall", "soft") and (_leads_there(words, word, head) or _is_apposed(words, word)):
        return False
    if word.role == "wall":
        return not _counts_on(words, word, head)
    if word.role == "soft":
        return _stands_alone(words, word)
    if word.role == "year":
        return head.rank != "part" and not _ORDINAL.match(words.text, word.end)
    return word.role == "head" and words.text[word.end : word.end + 1] in ("上", "中", "里", "后", "前")


def _leads_there(words: Words, word: Word, head: Head) -> bool:
    """Tell whether the word says where a counted journey goes: 首批|赴|佛山务工人员包机."""
    if head.kind != "Outreach" or words.text[word.start : word.end] not in ("赴", "至", "往"):
        return False
    place = words.after(word.end)
    return ((place is not None and place.role == "place") or words.text[word.end] in _PROVINCES) and _COUNTED.search(
        words.text, max(0, word.start - 6), word.start
    ) is not None


def _is_apposed(words: Words, word: Word) -> bool:
    """Tell whether a dash stands between a quoted name and the word: “校园云川日”——|走进|云川大学系列活动."""
    return words.text.endswith("”——", 0, word.start)


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place] == "’" and text[place - 1 : place].isdigit()


def _was_cut_short(words: Words, place: int) -> bool:
    """Tell whether a preposition stands before ``place`` that a word reached over: 在 in 在校|园招聘会."""
    if words.text[place - 1] not in _PREPOSITIONS:
        return False
    return not any((word := words.after(place - back)) is not None and word.end > place for back in (2, 3))


def _counts_on(words: Words, word: Word, head: Head) -> bool:
    """Tell whether a count ends a longer number, counts the fairs of a place, or sums up a list of classes."""
    text = words.text
    before = text[word.start - 1 : word.start]
    if text[word.start] in _NUMERALS and before and before in _NUMERALS + "第":
        return True
    if head.word.endswith("班") and text[word.end - 1] == "个" and "、" in text[max(0, word.start - 8) : word.start]:
        return True
    place = words.before(word.start)
    return text[word.end - 1] == "场" and place is not None and place.role == "place"


def _stands_alone(words: Words, word: Word) -> bool:
    """Tell whether words, quotes or marks stand on both sides of a single character."""
    text = words.text
    before = text[word.start - 1 : word.start]
    left = not before or before in BOUNDARY or before in _ENDS_BODY or words.before(word.start) is not None
    after = text[word.end : word.end + 1]
    return left and (after in ("“", "") or after.isdigit() or words.after(word.end) is not None)


def _opening(text: str, closed: int, least: int) -> int:
    """Return where the quote or bracket opens that ends at ``closed``, or ``closed`` if it holds no name."""
    mark = text[closed - 1]
    opened = text.rfind(_OPENING[mark], max(least, closed - _LONGEST_QUOTE - 2), closed - 1)
    if opened < 0 or (mark == "”" and _SENTENCE.search(text, opened + 1, closed - 1)):
        return closed
    if mark == "）" and _BY_LINE.search(text, max(0, opened - 2), closed) is not None:
        return closed
    if mark == "】" and _NOTICE.fullmatch(text, opened + 1, closed - 1):
        return closed
    return opened


def _joins_names(text: str, dash: int, least: int) -> bool:
    before = text[dash - 1 : dash]
    named = before == "”" and _QUOTED_NAME.search(text, max(least, dash - _LONGEST_NAME), dash) is not None
    return dash > least and (named or (before not in BOUNDARY and before != "、"))
