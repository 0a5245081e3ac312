"""What speaks for an event being a part of a campaign series."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.datamodel import Discourse, Span
from kg.extract.attachment.series import Series
from kg.extract.event_names import EventNames

_FEW = 3
_SIX = 6
_LOOKED_AT = 4


class _Facts(NamedTuple):
    """What is said of a series, whatever the event."""

    held: tuple[str, ...]
    """For each event, whether its names hold the series: in the best one, in another, in its words, or not."""
    title: bool
    own: tuple[int, ...]
    """Campaign events whose names hold it."""
    others: int
    """How many events' names or words hold it, as far as that is told apart."""
    starts: list[int]
    """Where it is named, in order."""


class SeriesFeatures:
    """The features of the series and events of one article."""

    def __init__(self, discourse: Discourse, names: Sequence[EventNames], series: Sequence[Series]) -> None:
        self._discourse = discourse
        self._text = discourse.annotated.reading.text
        self._names = names
        self._title = len(discourse.annotated.clean.title)
        self._past = {unit.number for unit in discourse.units if _is_past(unit.cues)}
        self._facts = {each.name: self._facts_of(each) for each in series}
        self._holding = [sum(held != "no" for held in of_event) for of_event in self._held_by_event()]
        """How many series the names or words of each event hold."""

    def of(self, series: Series, number: int) -> list[str]:
        """Return the features of a series and the event ``number``."""
        own, held, title = self._facts[series.name].own, self._facts[series.name].held, self._facts[series.name].title
        others = self._facts[series.name].others
        event, near = self._names[number], self._nearness(series, number)
        order = "after" if series.spans[0].start <= self._first(number) else "before"
        rival = self._holding[number] > (held[number] != "no")
        origin, known = series.source, bool(own)
        many = len(series.spans) > 1
        last = self._text[event.spans[0].end - 1]
        return [
            *self._plain(series, number),
            f"held={held[number]}",
            f"near={near}",
            f"order={order}",
            f"others={others}",
            f"last={last}",
            f"rival={rival}|held={held[number]}",
            f"{event.kind}|{near}|{title}",
            f"{order}|{near}",
            f"{title}|{known}",
            f"{held[number]}|{origin}",
            f"{held[number]}|{near}",
            f"{event.kind}|{known}",
            f"{origin}|{title}",
            f"{origin}|{title}|{many}",
            f"{origin}|{title}|{many}|{event.kind}",
            f"{origin}|{known}|{order}",
            f"{held[number]}|{origin}|{others}",
            f"{origin}|{known}|last={last}",
            *self._around(series, number),
        ]

    def _plain(self, series: Series, number: int) -> Iterator[str]:
        """Yield what is said of the series and of the event, each for itself."""
        facts, event = self._facts[series.name], self._names[number]
        past = any(unit in self._past for unit in self._discourse.events[number])
        place = "first" if number == 0 else "last" if number == len(self._names) - 1 else "middle"
        yield f"title={facts.title}"
        yield f"source={series.source}"
        yield f"campaign={bool(facts.own)}"
        yield f"named={min(len(series.spans), _FEW)}"
        yield f"series={min(len(self._facts), _FEW)}"
        yield f"kind={event.kind}"
        yield f"events={min(len(self._names), _SIX) // 2}"
        yield f"past={past}"
        yield f"proper={event.proper}"
        yield f"place={place}"

    def _facts_of(self, series: Series) -> _Facts:
        held = tuple(self._held(series, event) for event in self._names)
        own = tuple(n for n, event in enumerate(self._names) if event.kind == "Campaign" and held[n] != "no")
        others = min(sum(each != "no" for each in held), _FEW)
        starts = [span.start for span in series.spans]
        return _Facts(held, any(start < self._title for start in starts), own, others, starts)

    def _held_by_event(self) -> Iterator[tuple[str, ...]]:
        """Yield for each event whether its names hold each of the series."""
        yield from zip(*(facts.held for facts in self._facts.values()), strict=True)

    def _held(self, series: Series, event: EventNames) -> str:
        for place, span in enumerate(event.spans[:_LOOKED_AT]):
            if any(span.start <= s.start and s.end <= span.end for s in series.spans):
                return "best" if place == 0 else "other"
        inside = any(series.name in self._text[span.start : span.end] for span in event.spans)
        return "words" if inside else "no"

    def _first(self, number: int) -> int:
        return self._discourse.units[self._discourse.events[number][0]].span.start

    def _nearness(self, series: Series, number: int) -> str:
        """Return how near the series is named to the event: in its units, in its blocks, or further."""
        starts = self._facts[series.name].starts
        units = [self._discourse.units[index] for index in self._discourse.events[number]]
        if any(_begins_in(unit.span, starts) for unit in units):
            return "unit"
        blocks = {unit.block for unit in units}
        inside = any(_begins_in(self._discourse.annotated.blocks[block].span, starts) for block in blocks)
        return "block" if inside else "far"

    def _around(self, series: Series, number: int) -> Iterator[str]:
        """Yield the words around the mention nearest to the event."""
        first = self._first(number)
        starts = self._facts[series.name].starts
        at = bisect_left(starts, first)
        # Of two that begin at one place the first counts, as where one in front is as near as one behind.
        near = (bisect_left(starts, starts[at - 1]) if at else 0, min(at, len(starts) - 1))
        start, end = series.spans[min(near, key=lambda place: abs(starts[place] - first))]
        behind = self._text[end : end + 6].lstrip("”’")
        yield f"ahead={self._text[max(0, start - 1) : start]}"
        yield f"ahead2={self._text[max(0, start - 3) : max(0, start - 1)]}"
        yield f"after={behind[:1]}"
        yield f"after2={behind[:2]}"
        yield f"ending={series.name[-2:]}"


def _begins_in(span: Span, starts: Sequence[int]) -> bool:
    """Return whether one of the places, which are in order, lies in ``span``."""
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _is_past(cues: frozenset[str]) -> bool:
    return "past" in cues or "former" in cues
