"""Where the events of an article stand, seen from a place in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.datamodel import Clause, Discourse, Span

_FEW = 3
_REACH = 14
"""Units on either side in which an event is looked for."""
_NO_EVENT = -1
_CACHED = 1 << 12


class Nearness:
    """Tells which events a place may have to do with, and how each stands to it."""

    def __init__(self, discourse: Discourse, kinds: Sequence[str]) -> None:
        annotated = discourse.annotated
        self._title = len(annotated.clean.title)
        self._clauses = annotated.clauses
        self._clause_starts = [clause.span.start for clause in annotated.clauses]
        self._units = discourse.units
        self._unit_starts = [unit.span.start for unit in discourse.units]
        self._owner = [_NO_EVENT] * len(discourse.units)
        for number, indexes in enumerate(discourse.events):
            for index in indexes:
                self._owner[index] = number
        self._totals = frozenset(discourse.totals)
        self._events = discourse.events
        self.kinds = kinds
        self._told = [unit.number for unit in discourse.units if self._owner[unit.number] >= 0]
        self._told_starts = [discourse.units[number].span.start for number in self._told]

    def candidates(self, place: Span) -> list[int]:
        """Return the events that what stands at ``place`` may belong to: the near ones, the first, the campaigns."""
        if not self._events:
            return []
        if len(self._events) <= _FEW:
            return list(range(len(self._events)))
        found = {0, self._owner[self._told[0]]}
        at = bisect_right(self._told_starts, place.start)
        found.update(self._owner[number] for number in self._told[max(0, at - 2) : at + 2])
        found.update(number for number, kind in enumerate(self.kinds) if kind == "Campaign")
        return sorted(found)

    def event_at(self, place: Span) -> int | None:
        """Return the event that the unit of a place speaks of, None where it speaks of none."""
        unit = self._unit_at(place.start)
        return self._owner[unit] if unit is not None and self._owner[unit] >= 0 else None

    def place_features(self, place: Span) -> list[str]:
        """Return what can be said of a place without looking at one event."""
        unit = self._unit_at(place.start)
        owner = self._owner[unit] if unit is not None else _NO_EVENT
        state = "E" if owner >= 0 else "-" if unit is None else "T" if unit in self._totals else "O"
        count = len(self._events)
        features = [f"state={state}", f"events={min(count, 4)}"]
        if place.start < self._title:
            features.append("title")
        return features

    def pair_features(self, place: Span, number: int) -> tuple[str, ...]:
        """Return how the event ``number`` stands to a place."""
        steps = self._steps(place, number)
        near, phrase = self._distance(place, number), self._phrase(place, number)
        only = "only" if len(self._events) == 1 else "first" if number == 0 else "later"
        return _told(steps, near, phrase, self.kinds[number], only)

    def _clause_at(self, place: Span) -> Clause:
        return self._clauses[max(0, bisect_right(self._clause_starts, place.start) - 1)]

    def _steps(self, place: Span, number: int) -> str:
        """Return how many events are told between a place and the event: own, back1, on1, far."""
        unit = self._unit_at(place.start)
        if unit is not None and self._owner[unit] == number:
            return "own"
        at = bisect_right(self._told_starts, place.start)
        taken = "" if unit is None or self._owner[unit] < 0 else "x"
        seen: set[int] = set()
        for index in reversed(self._told[max(0, at - _REACH) : at]):
            seen.add(self._owner[index])
            if self._owner[index] == number:
                return f"back{min(len(seen), 3)}{taken}"
        seen = set()
        for index in self._told[at : at + _REACH]:
            seen.add(self._owner[index])
            if self._owner[index] == number:
                return f"on{min(len(seen), 3)}{taken}"
        return f"far{taken}"

    def _distance(self, place: Span, number: int) -> str:
        """Return how near the nearest unit of the event is: s in the sentence, b in the block, n in the next, f."""
        clause = self._clause_at(place)
        best = "f"
        for index in self._events[number]:
            unit = self._units[index]
            if unit.sentence == clause.sentence:
                return "s"
            gap = unit.block - clause.block
            if gap == 0:
                best = "b"
            elif best == "f" and abs(gap) == 1:
                best = "after" if gap == 1 else "before"
        return best

    def _phrase(self, place: Span, number: int) -> str:
        """Return where a phrase of the event stands in the sentence of a place: around, behind, ahead, or none."""
        clause = self._clause_at(place)
        found = "none"
        for unit in self._in_sentence(number, clause.sentence):
            for mention in self._units[unit].events:
                if mention.span.start <= place.start < mention.span.end:
                    return "around"
                if mention.head.start >= place.end:
                    return "behind" if found == "none" else "both"
                found = "ahead"
        return found

    def _in_sentence(self, number: int, sentence: int) -> Iterator[int]:
        yield from (index for index in self._events[number] if self._units[index].sentence == sentence)

    def _unit_at(self, place: int) -> int | None:
        number = bisect_right(self._unit_starts, place) - 1
        if number < 0 or place >= self._units[number].span.end:
            return None
        return number


@lru_cache(maxsize=_CACHED)
def _told(steps: str, near: str, phrase: str, kind: str, only: str) -> tuple[str, ...]:
    """Return the features of how an event stands to a place; there are few ways."""
    return (
        f"steps={steps}",
        f"near={near}",
        f"phrase={phrase}",
        f"steps={steps}|near={near}",
        f"steps={steps}|phrase={phrase}",
        f"kind={kind}",
        f"kind={kind}|steps={steps}",
        f"{only}|steps={steps}",
    )
