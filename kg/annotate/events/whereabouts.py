"""The words in front of 这场 or 那期 that tell which: a day, a place, what was done there."""

from __future__ import annotations

import re

from kg.annotate.events.words import BOUNDARY, Words

_WHEN = re.compile(
    r"(?:(?:[去今前当同本上]年|\d{4}年)?(?:\d{1,2}月\d{1,2}日|\d{1,2}月|[正冬腊]月[初廿]?[一二三四五六七八九十]{1,2}|[一二三四五六七八九十]{1,2}月)"
    r"|[去今前当同本上]年|\d{4}年|\d{1,2}日|[上这本]个?月|[上下本这]周(?![一二三四五六日天])|(?:[上这本下]个?)?(?:周|星期)[一二三四五六日天]|[春夏秋冬][天季]|昨[日天]|前[日天]|当天|此时|上回|上次)"
    r"(?:上午|下午|晚上?)?的?\Z"
)
_LONGEST_WHEN = 14
_PLACED = frozenset("在的办同里自己")
_LONGEST = 18


_LEADING = re.compile(r"(?:[里中的与和同把在及、]|上(?![回次月周届年]))+")


def where_left(words: Words, start: int, clause: bool) -> int:
    """Return where the words begin that tell which occasion: a day, a place or, with ``clause``, what was done."""
    text = words.text
    least = max(0, start - _LONGEST, text.rfind("\n", 0, start) + 1)
    place = start
    while place > least and text[place - 1] not in BOUNDARY and text[place - 1] not in "、—":
        when = _WHEN.search(text[max(least, place - _LONGEST_WHEN) : place])
        if when:
            place -= len(when.group())
            continue
        word = words.before(place)
        if word is None:
            place -= 1
        elif word.role in ("inside", "place") or (clause and _PLACED.issuperset(text[word.start : place])):
            place = word.start
        else:
            break
    leading = _LEADING.match(text, max(place, least), start)
    left = leading.end() if leading and text[leading.start()] != "在" else max(place, least)
    return start if start - left == 1 else left
