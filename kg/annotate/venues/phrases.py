"""Cuts a text into the phrases that may name a place: what stands between words that no name goes over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.annotate.venues.contexts import is_verb_at
from kg.annotate.venues.words import HEADS, MARKS, PREPOSITIONS, Tokens
from kg.datamodel import Span

_OPENS = {"”": "“", "’": "‘", "》": "《"}
_LONGEST_QUOTE = 16
_QUOTED_FOR = frozenset(("place", "hub", "online", "site", "shop"))
# Floors, rooms and halls by number, behind the place that they are in.
_BEHIND = re.compile(
    r"(?:[A-Z]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})?[A-Z]?"
    r"(?:楼|层|号(?:馆|厅|楼|门|院|泊位|会议室|展厅|出?口|出入口|车间|教室|库)|(?<=[A-Z\d])(?:出入?)?口|栋|座|[馆厅](?![\u4e00-\u9fff])|区(?![\u4e00-\u9fff])))+"
)
_NUMBERED = re.compile(r"(?:第?[A-Z\d一二三四五六七八九十]{1,3}[号栋座]?)?$")
# 供销社西边|那片|空场
_POINTED = re.compile("[片块个处座栋间排条溜]")
_OF_EVENT = re.compile("招聘|专场|活动|行动|援助|春风|送岗|双选|现场")
_COUNT = re.compile(r"[\d一二两三四五六七八九十几多数]+[余多]?[家个所]")
_SIZES = "大小老新那"
_ROADS = frozenset(("town", "place"))
_STREETS = "路街道巷"
_TOWNS = "镇乡道木村"
_SIDES = "里内上外前旁边中"
_LONG = 5
"""Common nouns with so many characters between them are a name: 县城体育公园."""
_BEHIND_HEAD = frozenset(("noun", "not"))
_SURE = frozenset(("put", "move"))
_MAY_FOLLOW = frozenset(("held", "turn", "adverb", "pause", "stop"))
"""What may stand behind a place that none of the words names: 在马家堡|举行, 在宽敞|的|体育馆, 在杨桥|、|罗岭."""
_BODIES = frozenset(("body", "shop"))
_INSIDE = frozenset("里内")
_OURS = re.compile("(?:我们?|本|该|贵|咱们?)(?:校|院|司|公司|市|县|区|旗|镇|乡|村|街道|社区)(?!里)")
_ONE = re.compile("一[家间座处所条个栋片户]")
_SHORTEST = 3
_OPEN = PREPOSITIONS | {"pause"}
_OWNERS_OF_PARTS = frozenset(("place", "hub", "site"))


class Phrase(NamedTuple):
    """A stretch between two words that no name goes over."""

    start: int
    end: int
    """Where the last word of a place in it ends; the end of the stretch where it has none."""
    stretch: int
    """Where the stretch ends."""
    kind: str
    """Of the last word of a place, empty where it has none."""
    head: int
    """Where that word begins."""
    first: int
    """Where the first such word begins."""
    named: bool
    """Whether more stands in it than such words: 县体育馆, 万达二楼, but not 广场东侧."""
    lead: int
    """Where it begins with an owner that is no part of the name: 青阳镇的|凯旋广场."""
    before: int
    """Index of the token in front, -1 at the beginning of the text."""
    after: int
    """Index of the token behind."""


def find_phrases(text: str, tokens: Tokens, names: Sequence[Span]) -> list[Phrase]:
    """Return the phrases with the last word of a place in them, and all behind a preposition, in order.

    ``names`` are those of divisions and townships, which hold characters that part phrases elsewhere (于都, 和县).
    """
    named = {place for span in names for place in range(span.start, span.end)}
    found: list[Phrase] = []
    for phrase in _stretches(tokens, named):
        last = found[-1] if found and found[-1].stretch + 1 == phrase.start else None
        mark = text[phrase.start - 1 : phrase.start]
        if mark == "”" and phrase.kind and _joined_around_quote(text, found, phrase):
            continue
        if mark in _OPENS and phrase.kind in _QUOTED_FOR:
            found.append(_with_quote(text, tokens, phrase))
        elif last is not None and mark == "的" and phrase.kind and not (last.kind and is_verb_at(text, last.end)):
            found[-1] = _behind_owner(text, tokens, last, phrase)
        elif last is not None and mark in "那这" and phrase.kind and last.kind and _POINTED.match(text, phrase.start):
            found[-1] = phrase._replace(
                start=last.start,
                first=last.first,
                named=last.named or phrase.end - last.start >= _LONG,
                lead=last.lead,
                before=last.before,
            )
        elif last is not None and mark in "与和" and last.kind in _ROADS and text[last.end - 1] in _STREETS:
            found[-1] = phrase._replace(start=last.start, lead=last.lead, named=True, before=last.before)
        elif phrase.kind or last is not None or mark != "、":
            found.append(phrase)
    return [_whole(text, phrase) if phrase.kind else phrase for phrase in found]


def _stretches(tokens: Tokens, named: set[int]) -> Iterator[Phrase]:
    """Yield the stretches with the last word of a place, and all behind a preposition or 、."""
    kinds = tokens.kinds
    start, before, is_open = 0, -1, False
    head = first = head_end = plain = -1
    head_kind = opener = ""
    noun = (-1, -1)  # where a word that would end the phrase begins, unless the last word of a place comes behind it
    for index, (begin, end, entry) in enumerate(tokens.found):
        kind = kinds[entry]
        if kind in HEADS:
            first, plain = (begin, 0) if head < 0 else (first, plain)
            head, head_end, head_kind = begin, end, kind
            if begin not in named and (begin > start or end - begin > 1):
                plain += end - begin  # 镇|文化站 is named by its town, 场口镇 is a name
            continue
        if kind == "keep" or (kind not in MARKS and (begin in named or (head < 0 and kind in _BEHIND_HEAD))):
            continue
        if kind == "noun":
            noun = (begin, index) if noun[0] < head else noun
            continue
        if head >= 0:
            whole = head_end - start
            is_name = whole > plain or (first < head and plain >= _LONG)
            stop, after = noun if noun[0] >= head_end else (begin, index)
            yield Phrase(start, head_end, stop, head_kind, head, first, is_name, start, before, after)
        elif is_open and begin > start and (kind in _MAY_FOLLOW or opener in _SURE):
            yield Phrase(start, begin, begin, "", begin, begin, True, start, before, index)
        start, before, head, opener = end, index, -1, kind
        is_open = kind in _OPEN


def _joined_around_quote(text: str, found: list[Phrase], phrase: Phrase) -> bool:
    """Put one phrase in place of the last where a quoted name stands inside that of a place: 柳河村“家门口”服务站.

    What is quoted in front of an event is the event's name, whatever place stands before it.
    """
    opened = text.rfind("“", max(0, phrase.start - _LONGEST_QUOTE), phrase.start)
    number = len(found) - 1
    while number >= 0 and found[number].start > opened:
        number -= 1
    if opened < 0 or number < 0 or _OF_EVENT.search(text, opened, phrase.end) is not None:
        return False
    last = found[number]
    owned = last.kind in _ROADS or last.kind == "zone"
    if last.stretch != opened or last.end != opened or not owned:
        return False
    found[number:] = [
        phrase._replace(start=last.start, first=last.first, named=True, lead=last.lead, before=last.before)
    ]
    return True


def _with_quote(text: str, tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return the phrase with the quoted name in front of it: “莘县人社”视频号."""
    opened = text.rfind(_OPENS[text[phrase.start - 1]], max(0, phrase.start - _LONGEST_QUOTE), phrase.start)
    if opened < 0 or "，" in text[opened : phrase.start]:
        return phrase
    before = phrase.before
    while before >= 0 and tokens.at(before).start >= opened:
        before -= 1
    return phrase._replace(start=opened, lead=opened, named=True, before=before)


def _behind_owner(text: str, tokens: Tokens, owner: Phrase, phrase: Phrase) -> Phrase:
    """Return one phrase for both sides of 的: with the owner where the place is not named by itself (白沙镇的年市).

    A part (的入口) leaves the owner as the place. A place with a name of its own (青阳镇的凯旋广场) stands alone,
    behind the preposition in front of the owner.
    """
    plain = phrase.first - phrase.start <= (text[phrase.start] in _SIZES)
    plain = plain or _NUMBERED.match(text, phrase.start, phrase.first) is not None
    if plain and owner.kind and not text[owner.end : owner.stretch].strip(_SIDES):
        if phrase.kind == "part" and owner.kind in _OWNERS_OF_PARTS and owner.end == owner.stretch:
            return owner._replace(stretch=phrase.stretch, after=phrase.after)
        start, first, before = owner.start, owner.first, owner.before
        named = owner.named or phrase.end - start >= _LONG
        return phrase._replace(start=start, first=first, named=named, lead=owner.lead, before=before)
    if owner.kind == "zone" and _COUNT.match(text, phrase.start):
        return owner
    is_one = _ONE.match(text, phrase.start) is not None and phrase.start > owner.start + 1  # 古城的一家民宿
    of_town = owner.kind == "town" and owner.named and text[owner.end - 1] in _TOWNS and owner.end == owner.stretch
    if is_one or of_town:
        return phrase._replace(start=owner.start, first=owner.first, named=True, lead=owner.lead, before=owner.before)
    if tokens.kind(owner.before) in PREPOSITIONS:
        return phrase._replace(lead=owner.lead, before=owner.before)
    return phrase._replace(lead=owner.lead) if owner.kind else phrase


def _whole(text: str, phrase: Phrase) -> Phrase:
    """Return the phrase without 我校 in front, with its rooms; the inside of a body (基地里) is a place."""
    phrase = _with_rooms(text, phrase)
    if phrase.kind in _BODIES and text[phrase.end : phrase.end + 1] in _INSIDE:
        phrase = phrase._replace(kind="place")
    ours = _OURS.match(text, phrase.start, phrase.head)
    if ours is None or ours.end() + _SHORTEST > phrase.end:
        return phrase
    first = max(phrase.first, ours.end())
    is_name = first > ours.end() or phrase.end - first >= _LONG
    return phrase._replace(start=ours.end(), first=first, named=is_name) if is_name else phrase


def _with_rooms(text: str, phrase: Phrase) -> Phrase:
    rooms = _BEHIND.match(text, phrase.end, phrase.stretch)
    return phrase._replace(end=rooms.end()) if rooms is not None else phrase
