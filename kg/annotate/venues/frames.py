"""Tells by the words around a place what it stands in: whether something is held there, and how surely."""

from __future__ import annotations

import re

from kg.annotate.venues.contexts import is_verb_at, pattern
from kg.annotate.venues.page import Page
from kg.annotate.venues.phrases import Phrase
from kg.annotate.venues.words import Token

_MOVES = frozenset(("move", "set"))
_STALLS = frozenset(("at", "set", "move"))
_OFFICES = frozenset(("nolabel", "body"))
_EVENT_ENDS = re.compile("(?:专场|招聘会|双选会|洽谈会|大集|集市|夜市|早市|首站|首场|主会场|分会场)\\Z")
_SCHEDULE_MARKS = frozenset("，。；")
_COMES = re.compile("走进|步入|来到|走入|踏进|踏入|走近|赶到|做客")
_SEES = re.compile("[里上内]?(?:现场)?(?:看到|见到|了解到|采访|发现|注意到)")
_SEEN = re.compile("招聘|求职|双选|展位|摊位|用人单位|企业|人头|排队|活动现场|培训")
_ON_THE_SCENE = re.compile("(?:的|里|内|上)?(?:招聘|活动|双选|培训|比赛)?(?:会|活动)?现场")
_NTH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[场站期]")
_SIGHT_WITHIN = 30
_LONGEST_TAIL = 4
_MOST_ADVERBS = 3
_LENT = ("借", "租")
_DAY = len("2022-02-10")


def frame_of(page: Page, first: Phrase, last: Phrase, following: str) -> str | None:
    """Return the frame that a preposition and what follows make of a place, None where nothing is held there.

    ``first`` and ``last`` are the first and last of the phrases behind the preposition, ``following`` what
    ``follows`` says of the last.
    """
    preposition = page.tokens.at(first.before)
    if following == "held" or (preposition.kind == "use" and _is_used(page, preposition, following)):
        return _if_here(page, first)
    if following in ("not", "noun") or preposition.kind == "use" or pattern("other").match(page.text, last.end):
        return None
    subject = page.tokens.at(first.before - 1) if first.before else preposition
    kind = subject.kind if subject.end == preposition.start else ""
    if kind in _OFFICES and preposition.kind in ("at", "put") and following != "stall":
        return None
    heads_list = page.text[last.stretch : last.stretch + 1] == "：" and last.named
    if preposition.kind == "at" and (kind == "label" or heads_list):
        return "label"
    if _is_put(page, preposition, following):
        return _if_here(page, first)
    called = following == "own" and preposition.kind == "at"
    heads = called or _is_scheduled(page, preposition, last) or _is_seen(page, preposition, last)
    return "head" if heads else "in"


def _is_used(page: Page, preposition: Token, following: str) -> bool:
    """Tell whether a place is turned to use, or a stall stands in one that is lent: 借镇小学操场摆台."""
    lent = page.text.startswith(_LENT, preposition.start)
    return following == "turn" or (following == "stall" and lent)


def _is_put(page: Page, preposition: Token, following: str) -> bool:
    """Tell whether the preposition itself says that something is held there, or a stall there does."""
    if preposition.kind == "put" or (following == "stall" and preposition.kind in _STALLS):
        return True
    if preposition.kind not in _MOVES:
        return False
    start = page.sentence_start(preposition.start)
    if preposition.kind == "set":
        start = max(start, page.text.rfind("，", start, preposition.start))
    words = (page.text, start, preposition.start)
    return pattern("event").search(*words) is not None or _NTH.search(*words) is not None


def _is_scheduled(page: Page, preposition: Token, last: Phrase) -> bool:
    """Tell whether a day or an event stands in front and a mark behind (14日到…，; 女性专场，在…。)."""
    mark = page.text[last.end : last.end + 1]
    if mark not in _SCHEDULE_MARKS:
        return False
    date = page.date_before(preposition.start)
    ends = date.span.end if date is not None and len(date.start or "") == _DAY else -1
    apart = preposition.start - 1 if page.text[preposition.start - 1 : preposition.start] == "，" else -1
    if ends == preposition.start or mark == "，" or apart < 0:
        return ends == preposition.start
    told = _EVENT_ENDS.search(page.text, max(0, apart - _LONGEST_TAIL), apart) is not None
    return ends == apart or (told and preposition.kind == "at" and page.text[preposition.end - 1] == "在")


def _is_seen(page: Page, preposition: Token, last: Phrase) -> bool:
    """Tell whether somebody comes to a place and sees what goes on there: 走进…，只见人头攒动; 记者在…看到，企业…."""
    sees = _SEES.match(page.text, last.end)
    if preposition.kind == "at" and sees is not None:
        return _SEEN.search(page.text, sees.end(), sees.end() + _SIGHT_WITHIN) is not None
    if not _COMES.fullmatch(page.text[preposition.start : preposition.end]):
        return False
    if last.kind == "online":
        return last.named
    if page.text[last.end : last.end + 1] not in _SCHEDULE_MARKS and not _ON_THE_SCENE.match(page.text, last.end):
        return False
    return pattern("sight").search(page.text, last.end, last.end + _SIGHT_WITHIN) is not None


def _if_here(page: Page, phrase: Phrase) -> str:
    """Return ``held``, or ``in`` where the sentence speaks of a place given up or kept in reserve (原定, 如遇雨)."""
    start = page.sentence_start(phrase.start)
    reserve = pattern("elsewhere").search(page.text, start, phrase.start)
    planned = pattern("planned").search(page.text, start, phrase.start)
    moved = planned is not None and pattern("moved").search(page.text, planned.end(), phrase.start)
    return "in" if reserve is not None or (planned is not None and not moved) else "held"


def follows(page: Page, phrase: Phrase) -> str:
    """Return the kind of the word that follows the phrase, words for manner and time left out, empty for others."""
    date = page.date_at(phrase.end) if phrase.kind else None
    if date is not None and _is_held_at(page, date.span.end):
        return "held"
    if phrase.kind and phrase.end < phrase.stretch:
        if is_verb_at(page.text, phrase.end):
            return "held"
        if len(side_free(page.text[phrase.end : phrase.stretch])) > _LONGEST_TAIL:
            return ""
    edge = phrase.stretch
    for index in range(phrase.after, min(phrase.after + _MOST_ADVERBS + 1, len(page.tokens.found))):
        token = page.tokens.at(index)
        if token.start != edge:
            return "held" if is_verb_at(page.text, edge) else ""
        if token.kind != "adverb":
            return "held" if token.kind == "open" and page.text[edge - 1] == "有" else token.kind
        edge = token.end
    return ""


def _is_held_at(page: Page, place: int) -> bool:
    """Tell whether a verb for what is held stands at ``place``."""
    return is_verb_at(page.text, place) or page.tokens.from_place(place).kind == "held"


def side_free(words: str) -> str:
    """Return the words without a word for the inside or a side of a place at their end."""
    return pattern("side", "{}$").sub("", words) if words else words
