"""Every body of an article with every event that it may have to do with, and what the words say of the two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.datamodel import Discourse, OrganisationMention
from kg.extract.attachment.columns import Columns
from kg.extract.attachment.lists import BodyList, body_lists
from kg.extract.attachment.nearness import Nearness
from kg.extract.attachment.remarks import runs_nothing, sends_students, sends_visitors
from kg.extract.attachment.stream import Stream
from kg.extract.attachment.wording import RUNS_NOTHING, block_features, labelled_role, wording_features

_PLACE = re.compile(
    "(?:的)?(?:广场|操场|院内|院里|大院|门前|门口|门外|楼前|礼堂|大楼|办公楼|服务大厅|一楼|二楼|三楼|会议室|会议中心|多功能厅"
    "|报告厅|体育馆|体育场|停车场|候车厅|候车室|站前|东侧|西侧|南侧|北侧|旁边|附近|对面)"
)
"""Behind a body: where something takes place is told, and not who does it."""
_POST_NEAR = 16
_CACHED = 1 << 12
_KEYED = ("role1=", "label=", "lead=", "verbs=", "column=")


class Candidate(NamedTuple):
    """A body named at one place, and an event."""

    body: OrganisationMention
    event: int
    place: list[str]
    """Features of the place alone: the same for all events."""
    pair: list[str]
    """Features of place and event together."""


class BodyCandidates:
    """The candidates of one article."""

    def __init__(self, discourse: Discourse, kinds: Sequence[str]) -> None:
        self._annotated = discourse.annotated
        self._text = discourse.annotated.reading.text
        self._stream = Stream(discourse.annotated)
        self._nearness = Nearness(discourse, kinds)
        self._block_starts = [block.span.start for block in discourse.annotated.blocks]
        self._columns = Columns(discourse.annotated)
        self._counts = Counter(body.name for body in discourse.annotated.organisations)
        self._posts = [post.span.start for post in discourse.annotated.posts]

    def __iter__(self) -> Iterator[Candidate]:
        """Yield the candidates in the order of the text."""
        for group in body_lists(self._text, self._annotated.organisations):
            if sends_visitors(self._text, group.start, group.end) or sends_students(self._text, group.end):
                continue
            words = self._list_features(group)
            labelled = labelled_role(words) is not None
            if runs_nothing(self._text, group.start, group.end, labelled=labelled):
                words.append(RUNS_NOTHING)
            chief = tuple([word for word in words if word.startswith(_KEYED)])
            for place, body in enumerate(group.members):
                if _PLACE.match(self._text, body.span.end):
                    continue
                own = [*words, *self._member_features(group, place)]
                for number in self._events_for(body):
                    pair = self._nearness.pair_features(body.span, number)
                    yield Candidate(body, number, own, [*pair, *_joined(chief, pair[0], pair[1], body.kind)])

    def _events_for(self, body: OrganisationMention) -> Sequence[int]:
        """Return the events that a body may have to do with; the row of a table speaks of its own event alone."""
        own = self._nearness.event_at(body.span) if self._columns.holds(body.span.start) else None
        return self._nearness.candidates(body.span) if own is None else [own]

    def _list_features(self, group: BodyList) -> list[str]:
        features = wording_features(self._stream, group.start, group.end)
        block = self._annotated.blocks[max(0, bisect_right(self._block_starts, group.start) - 1)]
        features += block_features(self._text, block, group.start, group.end)
        features += self._nearness.place_features(group.members[0].span)
        features.append(self._columns.feature(group.start))
        features += [f"link={link}" for link in sorted(group.links)]
        features.append(f"size={min(len(group.members), 4)}")
        return features

    def _member_features(self, group: BodyList, place: int) -> list[str]:
        body = group.members[place]
        features = [f"body={body.kind}", f"certain={body.certain}", f"named={min(self._counts[body.name], 4)}"]
        features.append("first" if place == 0 else "further")
        at = bisect_right(self._posts, body.span.end - 1)
        if at < len(self._posts) and self._posts[at] - body.span.end <= _POST_NEAR:
            features += ["post", f"post|{body.kind}"]
        name = self._text[body.span.start : body.span.end]
        features += [f"ending={name[-1:]}", f"ending2={name[-2:]}"]
        return features


@lru_cache(maxsize=_CACHED)
def _joined(chief: tuple[str, ...], steps: str, near: str, kind: str) -> tuple[str, ...]:
    """Return the chief features of the words, each with the kind of body and the way to the event."""
    return tuple([f"{way}|{word}" for word in chief for way in (steps, near, kind)])
