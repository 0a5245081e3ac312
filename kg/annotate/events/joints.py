"""Tells which conjunctions stand inside one event phrase: 启动仪式暨招聘会, 餐饮、保洁、家政专场."""

from __future__ import annotations

import re

from kg.annotate.events.lexicon import Head, subjects
from kg.annotate.events.words import BOUNDARY, Words

_LISTED = re.compile(r"专场|专区|类|班$")
_QUOTED_PROGRAMME = ("行动”", "助月”", "聘月”", "务月”", "聘周”", "务周”", "传周”")
_PROGRAMME = re.compile("“[^“”\n]{2,14}(?:行动|[月周季])”[^，。；、“”\n和]{0,8}(?:招聘|专场|对接|洽谈|双选)")
_PEOPLE_END = 4
_SEATS = frozenset("省市县区镇乡村")
_LONGEST_ITEM = 10
_LONGEST_SECOND = 4
_LAUNCHED = ("仪式", "启动会", "开幕式")


def joins(words: Words, place: int, joint: str, target: tuple[int, Head]) -> bool:
    """Tell whether ``joint``, which ends at ``place``, joins parts of the phrase with the head of ``target``.

    暨 always does. 和 and its like do between a ceremony and the fair that it opens, between groups of people, and
    with 、 in lists that 专场 or 班 closes; elsewhere they part two phrases.
    """
    if joint == "暨":
        return True
    start, head = target
    before = place - len(joint)
    if _ties_programmes(words.text, before, place):
        return True
    behind = words.text[place:start]
    event = words.before(before - 1 if words.text[before - 1] == "”" else before)
    if event is not None and event.role == "head":
        return _opens(words.text[event.start : event.end], joint, behind)
    return bool(behind) and _is_list(words, before, behind, joint, head)


def _ties_programmes(text: str, before: int, place: int) -> bool:
    """Tell whether two quoted programmes are tied in one name: “百日攻坚行动”和|“春风行动”专场招聘会."""
    return text[before - 3 : before] in _QUOTED_PROGRAMME and _PROGRAMME.match(text, place) is not None


def _opens(event: str, joint: str, behind: str) -> bool:
    if len(behind) > _LONGEST_SECOND or "“" in behind:
        return False
    return joint in ("及", "以及") or (joint != "、" and event.endswith(_LAUNCHED))


def _is_list(words: Words, before: int, behind: str, joint: str, head: Head) -> bool:
    if words.text[before - 1] in _SEATS and behind[0] in _SEATS:
        return True
    item = _item(words, before)
    if not 0 < len(item) <= _LONGEST_ITEM:
        return False
    if _LISTED.search(head.word) or _LISTED.search(behind) or len(item) == 1:
        return True
    if joint == "、":
        return False
    people = subjects("people").search(item, max(0, len(item) - _PEOPLE_END))
    return people is not None or words.text.endswith("暨", 0, before - len(item))


def _item(words: Words, end: int) -> str:
    """Return the words of the list's item that ends at ``end``."""
    text = words.text
    place = end
    while place > 0 and end - place <= _LONGEST_ITEM:
        if text[place - 1] in BOUNDARY or text[place - 1] in "、和与及暨的":
            break
        word = words.before(place)
        if word is not None and word.role in ("wall", "verb", "year"):
            break
        place = word.start if word is not None else place - 1
    return text[place:end]
