"""Finds campaign series by name: 春风行动, “工会送岗 乐业八闽”就业援助行动."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.annotate.tables import read_table
from kg.datamodel import CampaignMention, Span

# A quoted name is a series where the word behind the quote says so.
_QUOTED = re.compile(
    r"“(?P<name>[^“”\n]{2,24})”(?P<tail>[^“”，。；：、！？\n]{0,14}?(?:系列活动|专项行动|专项活动|行动|活动月|招聘月|招聘季|服务季|活动季))?"
)
_SERIAL = re.compile(r"(?:第[一二三四五六七八九十\d]+[期场站季趟回程]|系列|\d+期|[一二三四五六七八九十]+期)")
_JOINED = re.compile(r"“?(?:暨|和|、|·)“?")


@lru_cache(maxsize=1)
def _names() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = [row[0] for row in read_table("campaigns.tsv", 1)]
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), tuple(names)


def find_campaigns(text: str) -> tuple[CampaignMention, ...]:
    """Return the campaigns named in ``text``, in order, without overlaps.

    A campaign is one of a list of names known all over the country, or a quoted name that the text calls a series:
    an action, a set of activities, or one that is counted in issues (“…”第五期).
    """
    automaton, names = _names()
    known = [
        CampaignMention(Span(start, end), names[index]) for index, start, end in automaton.find_matches_as_indexes(text)
    ]
    quoted = [m for m in map(_series, _QUOTED.finditer(text)) if m is not None]
    free = [m for m in quoted if not any(_overlap(m.span, k.span) for k in known)]
    return tuple(sorted([*known, *free]))


def _series(match: re.Match[str]) -> CampaignMention | None:
    name, tail = match["name"], match["tail"]
    if tail:
        return CampaignMention(Span(match.start(), match.end()), name + tail)
    if _SERIAL.match(match.string, match.end()):
        return CampaignMention(Span(match.start("name"), match.end("name")), name)
    return None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
