"""What an event is called, and of which class it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg.datamodel import Discourse, EventMention, Span

_RANKS = {"name": 3, "quoted": 2, "part": 1, "loose": 1, "occasion": 0}
_FORMS = {"bare": 2, "new": 2, "other": 1, "given": 0, "many": -2}
_KINDS = (
    ("LivestreamRecruitment", re.compile("直播|带岗")),
    ("OnlineJobFair", re.compile("网络招聘|线上|云聘|云招聘|网上|空中招聘|视频招聘|网络双选|云端招聘")),
    ("Contest", re.compile("大赛|竞赛|比武")),
    ("TrainingCourse", re.compile("培训|研修|[工师员]班$|夜校|训练营")),
    ("CampusFair", re.compile("双选|校园|高校行|校招|届毕业生")),
)
DEFAULT_KIND = "JobFair"


class EventNames(NamedTuple):
    """The phrases that name an event, the best first, and its class."""

    spans: tuple[Span, ...]
    kind: str
    proper: bool
    """Whether one of the phrases is a name, and not only a word for some occasion."""


def name_event(discourse: Discourse, units: Sequence[int]) -> EventNames:
    """Return the names of the event that ``units`` speak of; an event without any is called by its first clause."""
    text = discourse.annotated.reading.text
    mentions = [m for index in units for m in discourse.units[index].events]
    if not mentions:
        return EventNames((discourse.units[units[0]].core,), DEFAULT_KIND, False)
    ranked = sorted(mentions, key=lambda m: (-_weight(m), m.span.start))
    spans = tuple(dict.fromkeys(m.span for m in ranked))
    words = text[spans[0].start : spans[0].end]
    return EventNames(spans, _kind(words, ranked), any(m.rank in ("name", "quoted") for m in mentions))


def _weight(mention: EventMention) -> float:
    length = min(mention.span.end - mention.span.start, 24)
    return 6 * _RANKS.get(mention.rank, 0) + 4 * _FORMS.get(mention.form, 0) + 0.5 * length


def _kind(words: str, ranked: Sequence[EventMention]) -> str:
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind
    if ranked[0].kind:
        return ranked[0].kind
    said = Counter(m.kind for m in ranked if m.kind)
    return said.most_common(1)[0][0] if said else DEFAULT_KIND
