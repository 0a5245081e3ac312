"""Pairs what gold and graph say: items by a test, events by the facts that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

import networkx as nx

from kg.evaluate.likeness import Likeness, similar
from kg.evaluate.records import Event, Figure, Names

_ALIKE = 0.5
"""Events whose names are so alike may be one, whatever else is told of them."""
_HALF_ALIKE = 0.25
"""Events whose names are so alike may be one if they share a fact."""
_NAME_WEIGHT = 1.5
_DISTRICT_WEIGHT = 0.3
_TYPE_WEIGHT = 0.2

Gold = TypeVar("Gold")
Found = TypeVar("Found")


class Pairing(NamedTuple, Generic[Gold, Found]):
    """Which items belong together, and what is left on either side."""

    pairs: tuple[tuple[Gold, Found], ...]
    missed: tuple[Gold, ...]
    wrong: tuple[Found, ...]


def pair_off(gold: Sequence[Gold], found: Sequence[Found], same: Callable[[Gold, Found], bool]) -> Pairing[Gold, Found]:
    """Return each gold item with the first item found that is the same and not taken yet."""
    left = list(range(len(found)))
    pairs, missed = [], []
    for item in gold:
        hit = next((index for index in left if same(item, found[index])), None)
        if hit is None:
            missed.append(item)
        else:
            left.remove(hit)
            pairs.append((item, found[hit]))
    return Pairing(tuple(pairs), tuple(missed), tuple(found[index] for index in left))


def same_number(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same thing and say the same number."""
    return one.measure == other.measure and one.value == other.value


def same_figure(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are the same number, said with the same precision."""
    return same_number(one, other) and one.qualifier == other.qualifier


def pair_events(gold: Sequence[Event], found: Sequence[Event], likeness: Likeness) -> Pairing[Event, Event]:
    """Return the pairs of events that together share most, no event in two of them."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for number, event in enumerate(gold):
        for index, other in enumerate(found):
            alike = _likeness_of_names(event.names, other.names)
            facts = shared_facts(event, other, likeness)
            if alike >= _ALIKE or facts >= 2 or (alike >= _HALF_ALIKE and facts >= 1):
                graph.add_edge(("gold", number), ("found", index), weight=facts + _NAME_WEIGHT * alike)
    partner = dict(sorted(edge, reverse=True) for edge in nx.max_weight_matching(graph))
    pairs = [(number, partner["gold", number][1]) for number in range(len(gold)) if ("gold", number) in partner]
    taken = {index for _, index in pairs}
    return Pairing(
        tuple((gold[number], found[index]) for number, index in pairs),
        tuple(event for number, event in enumerate(gold) if ("gold", number) not in partner),
        tuple(event for index, event in enumerate(found) if index not in taken),
    )


def shared_facts(one: Event, other: Event, likeness: Likeness) -> float:
    """Return how much two events have in common beside their names."""
    figures = len(pair_off(one.figures, other.figures, same_number).pairs)
    bodies = len(pair_off(one.organisers, other.organisers, lambda a, b: likeness.same_body(a.names, b.names)).pairs)
    day = bool(one.start) and one.start == other.start
    place = likeness.same_place(one.venue, other.venue)
    district = _DISTRICT_WEIGHT * likeness.same_district(one.district, other.district)
    return figures + bodies + day + place + district + _TYPE_WEIGHT * (one.type == other.type)


def _likeness_of_names(ones: Names, others: Names) -> float:
    return max((similar(one, other) for one in ones[:1] for other in others), default=0.0)
