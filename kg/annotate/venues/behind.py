"""Judges places behind a preposition: 在…举行, 设在…, 把…变成, 走进…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.venues.contexts import pattern
from kg.annotate.venues.page import Page, Place
from kg.annotate.venues.phrases import Phrase
from kg.datamodel import Span

_COUNTED = re.compile(r"第?[一二两三四五六七八九十几数\d]+多?[个家座辆趟列场处间条名位片排张所]")
_TOWNS = re.compile(r"[一两二三四五六七八九十几多]个?(?:[镇乡村地处]|街道|乡镇|社区)")
_DONE = frozenset(("held", "stall", "turn"))
_LONGEST_TAIL = 4
_LONGEST_UNKNOWN = 12


def places_behind(page: Page, group: Sequence[Phrase]) -> Iterator[Place]:
    """Yield the place that a preposition's phrases name.

    Phrases joined by 、 are one place, unless they are told apart (分别在, 各设一场).
    """
    first, last = group[0], group[-1]
    following = follows(page, last)
    frame = _frame(page, first, last, following)
    if frame is None:
        return
    towns = len(group) > 1 and _TOWNS.match(page.text, last.end) is not None
    spans = [_span(page, phrase, following if phrase is last else "") for phrase in group]
    named = [
        span
        for phrase, span in zip(group, spans, strict=True)
        if towns or (_may_be_place(page, span) and _is_named(page, phrase, span, frame, following))
    ]
    if len(named) < len(group) or _told_apart(page, first, last):
        yield from (Place(span, frame) for span in named)
    else:
        yield Place(Span(spans[0].start, spans[-1].end), frame)


def _frame(page: Page, first: Phrase, last: Phrase, following: str) -> str | None:
    """Return the frame that the words around a place make, None where nothing is held there."""
    preposition = page.tokens.at(first.before)
    if following == "held" or (following == "turn" and preposition.kind == "use"):
        return _if_here(page, first)
    if following in ("not", "noun") or preposition.kind == "use" or pattern("other").match(page.text, last.end):
        return None
    if preposition.kind == "put" or (following == "stall" and preposition.kind in ("at", "set")):
        return _if_here(page, first)
    if preposition.kind == "at" and page.tokens.kind(first.before - 1) == "label":
        return "label" if page.tokens.at(first.before - 1).end == preposition.start else "in"
    return "in"


def _if_here(page: Page, phrase: Phrase) -> str:
    """Return ``held``, or ``in`` where the sentence speaks of a place given up or kept in reserve (如遇雨, 原定)."""
    elsewhere = pattern("elsewhere").search(page.text, page.sentence_start(phrase.start), phrase.start)
    return "held" if elsewhere is None else "in"


def follows(page: Page, phrase: Phrase) -> str:
    """Return the kind of the word that follows the phrase, words for manner and time left out, empty for others."""
    if phrase.kind and len(side_free(page.text[phrase.end : phrase.stretch])) > _LONGEST_TAIL:
        return ""
    edge = phrase.stretch
    for index in range(phrase.after, min(phrase.after + 4, len(page.tokens.found))):
        token = page.tokens.at(index)
        if token.start != edge:
            return ""
        if token.kind != "adverb":
            return token.kind
        edge = token.end
    return ""


def side_free(words: str) -> str:
    """Return the words without a word for the inside or a side of a place at their end."""
    return pattern("side", "{}$").sub("", words) if words else words


def _told_apart(page: Page, first: Phrase, last: Phrase) -> bool:
    front = page.text[max(0, page.tokens.at(first.before).start - 2) : first.start]
    behind = page.text[last.stretch : last.stretch + 6]
    return "分别" in front or "分设" in front or "分别" in behind or "各" in behind


def _span(page: Page, phrase: Phrase, following: str) -> Span:
    """Return the place without a date in front and a side behind; up to the verb where something is held there."""
    if not phrase.kind:
        return Span(phrase.start, phrase.start + len(side_free(page.text[phrase.start : phrase.end])))
    date = page.date_at(phrase.start)
    start = date.span.end if date is not None and date.span.end < phrase.head else phrase.start
    tail = side_free(page.text[phrase.end : phrase.stretch])
    return Span(start, phrase.end + len(tail) if following in _DONE and len(tail) <= _LONGEST_TAIL else phrase.end)


def _may_be_place(page: Page, span: Span) -> bool:
    if span.end - span.start < 2 or span in page.divisions or _COUNTED.match(page.text, span.start):
        return False
    words = page.text[span.start : span.end]
    return not pattern("pointing").match(words) and not pattern("common", "{}$").search(words)


def _is_named(page: Page, phrase: Phrase, span: Span, frame: str, following: str) -> bool:
    """Tell whether the words name a place clearly enough for the frame that they stand in."""
    length = span.end - span.start
    preposition = page.tokens.kind(phrase.before)
    if not phrase.kind:
        return preposition in ("at", "put") and _is_unknown_place(
            page.text[span.start : span.end], preposition, following
        )
    if not phrase.named and frame != "label":
        return _is_enough(phrase, following, preposition, length)
    if phrase.kind == "online":
        return frame != "in"
    return frame != "in" or (length > 2 and (phrase.kind != "part" or phrase.first < phrase.head))


def _is_unknown_place(words: str, preposition: str, following: str) -> bool:
    """Tell whether words without the head of a place name one by what stands around them."""
    if len(words) > _LONGEST_UNKNOWN or pattern("no-place", r"(?:{}$|\d)").search(words):
        return False
    return following == "held" or (
        preposition == "put" and len(words) > 2 and bool(pattern("built", "{}$").search(words))
    )


def _is_enough(phrase: Phrase, following: str, preposition: str, length: int) -> bool:
    """Tell whether common nouns alone (步行街, 楼前空地) are a place here."""
    if preposition in ("to", "use") or phrase.kind not in ("place", "site", "part"):
        return False
    if following == "held":
        return length > 1
    single = phrase.first == phrase.head
    return length > 2 and ((preposition == "put" and single) or (preposition == "set" and phrase.kind != "part"))
