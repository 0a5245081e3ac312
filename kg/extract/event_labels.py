"""Calls an event that has no name by its place and what it is: 荣昌招聘会, 梅园街道首场招聘会, “夜色有岗”第6期."""

from __future__ import annotations

import re
from functools import cache

from kg.datamodel import Discourse, DivisionMention, EventMention, Span, VenueMention
from kg.extract.tables import read_table
from kg.extract.telling import Telling
from kg.extract.wording import wording

_HELD = ("held", "label", "in", "head")
_LONGEST_HEAD = 5
_ISSUE = re.compile(r"第[一二三四五六七八九十百\d]+[期场站季趟程批]|[上下]一[期场站趟]|首[期场站]|收官场")
_QUOTED = re.compile(r"“[^“”]+”")
_ELSEWHERE = re.compile(r"(?:从|来自|去|赴|往|自|对口|以及|和)$")
"""Where somebody comes from or goes to is not where it is held."""
_OPENED = re.compile(
    r"(?:[^，。；：、“”\n]{0,12}“[^”]{2,16}”|[^，。；：、“”\n]{2,20}?)[^，。；\n]{0,10}?(?:揭牌|挂牌|开张|开业|启用|投用)"
)
_TURN = re.compile("首|头|第|[上下]一|收官")


def composed_label(discourse: Discourse, telling: Telling, best: EventMention | None, kind: str) -> str | None:
    """Return a label made of written words for an event of class ``kind``; None where ``best`` names it already."""
    pieces = _Pieces(discourse, telling)
    if best is None:
        return _of_nameless(pieces, telling, kind)
    if not _is_bare(best):
        return None
    head = pieces.written(best.span)
    if best.kind == "LaunchCeremony":
        return _joined(pieces.campaign() or pieces.place(), head)
    if best.rank not in ("occasion", "sited"):
        return _joined(pieces.place(), head)
    series = pieces.series() if _ISSUE.fullmatch(head) else None
    turn = head if _TURN.match(head) else ""
    return series + head if series else _joined(pieces.place(), turn + pieces.noun(kind))


def _of_nameless(pieces: _Pieces, telling: Telling, kind: str) -> str | None:
    opened = _OPENED.search(telling.first) if kind == "LaunchCeremony" else None
    if opened is not None:
        start = telling.body[0].span.start
        return pieces.written(Span(start + opened.start(), start + opened.end()))
    issue = _ISSUE.search(telling.first)
    series = pieces.series() if issue else None
    return series + issue.group() if series and issue else _joined(pieces.place(), pieces.noun(kind))


def _joined(place: str | None, noun: str) -> str | None:
    if place is None:
        return None
    return noun if place in noun else place + noun


def _is_bare(mention: EventMention) -> bool:
    """Tell whether a phrase is a head alone, or points at an occasion without saying where."""
    if mention.rank == "quoted" or mention.kind == "Campaign" or mention.span != mention.head:
        return False
    return mention.rank in ("occasion", "sited") or mention.span.end - mention.span.start <= _LONGEST_HEAD


class _Pieces:
    """Words that a label can be made of."""

    def __init__(self, discourse: Discourse, telling: Telling) -> None:
        self.annotated = discourse.annotated
        self.telling = telling

    def written(self, span: Span) -> str:
        """Return words as the article writes them."""
        start, end = self.annotated.reading.to_clean(span)
        return wording(self.annotated.clean.text[start:end])

    def place(self) -> str | None:
        """Return the division that tells the event from the others of the article, or its venue, or any place."""
        places = [division for unit in self.telling.body for division in unit.divisions if self._is_place(division)]
        first = self.telling.body[0].span
        for division in places:
            if division.code not in self.annotated.home and division.span.start < first.end:
                return self.written(division.span)
        venue = self._venue()
        if venue is not None:
            return self.written(venue.span)
        return self.written(places[0].span) if places else None

    def campaign(self) -> str | None:
        """Return the name of the campaign that a ceremony opens."""
        near = [m for unit in self.telling.units for m in unit.events if m.span != m.head or m.kind == "Campaign"]
        named = [m for m in (*near, *self.annotated.events) if m.kind == "Campaign" and m.form != "many"]
        return self.written(named[0].span) if named else None

    def _is_place(self, division: DivisionMention) -> bool:
        if division.form == "deictic" or division.use != "place" or division.code is None:
            return False
        return not _ELSEWHERE.search(self.annotated.reading.text, max(0, division.span.start - 2), division.span.start)

    def _venue(self) -> VenueMention | None:
        venues = [venue for unit in self.telling.body for venue in unit.venues]
        return next((venue for venue in venues if venue.frame in _HELD), venues[0] if venues else None)

    def series(self) -> str | None:
        """Return the quoted name of the series that the article counts issues of."""
        text = self.annotated.reading.text
        for mention in self.annotated.events:
            quoted = _QUOTED.search(text, *mention.span)
            if quoted and _ISSUE.search(text, quoted.end(), mention.span.end):
                return self.written(Span(*quoted.span()))
        return None

    def noun(self, kind: str) -> str:
        """Return the word for what the event is."""
        nouns = _nouns()[kind]
        words = self.telling.words
        heads = [m for m in self.annotated.events if m.kind == kind and m.rank == "name"]
        text = self.annotated.reading.text
        used = [text[m.head.start : m.head.end] for m in heads]
        return next((noun for noun in nouns if noun in words), next((n for n in used if n in nouns), nouns[-1]))


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, name, place in read_table("event_signs.tsv", 3):
        if place == "noun":
            found[name] = (*found.get(name, ()), word)
    return found
