"""Goes through an article unit by unit and decides which event each speaks of, or a total, or neither.

The decision is a ranking: every target that the unit could have (one of the events so far, a new one, a total, neither)
gets the score of its features, and the best wins. The weights were learned from annotated articles
(scripts/training/scenes.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.datamodel import AnnotatedText, Discourse, Unit
from kg.discourse.barred import barred_targets
from kg.discourse.page import Page
from kg.discourse.pair_features import meant_alone, pair_features, total_features
from kg.discourse.state import EventState, TotalState
from kg.discourse.unit_features import unit_features
from kg.discourse.units import gather
from kg.linear import PackedModel, packed, read_model

NEW, TOTAL, NONE = -1, -2, -3
"""Targets of a unit beside the numbers of the events."""
REACH = 60
"""How many events back a unit may point."""
LABELS = ("last", "older", "new", "total", "none")
"""Sorts of targets: the event spoken of last, an older one, and the others."""


class Choice(NamedTuple):
    """What a unit could speak of."""

    unit: Unit
    own: list[str]
    """Features of the unit, weighed for every sort of target."""
    targets: list[tuple[int, str, list[str]]]
    """Each target with its sort and, for an event, the features of the pair."""
    barred: frozenset[int] = frozenset()
    """Targets that no weights may choose."""


class Linked(NamedTuple):
    """An article whose units have their targets."""

    units: tuple[Unit, ...]
    events: list[EventState]
    targets: list[int]
    """One for each unit."""


def find_scenes(annotated: AnnotatedText) -> Discourse:
    """Return which event, or which total, each unit of an article speaks of."""
    return find_scenes_by(annotated, best_target)


def find_scenes_by(annotated: AnnotatedText, choose: Callable[[Choice], int]) -> Discourse:
    """Return the same where ``choose`` decides instead of the learned models."""
    units, events, targets = link(annotated, choose)
    totals = tuple(unit.number for unit, target in zip(units, targets, strict=True) if target == TOTAL)
    return Discourse(annotated, units, tuple(tuple(event.units) for event in events), totals)


def link(annotated: AnnotatedText, choose: Callable[[Choice], int]) -> Linked:
    """Return the units of an article with the events and targets that ``choose`` decides on, unit by unit."""
    units = gather(annotated)
    page = Page(annotated, units)
    events: list[EventState] = []
    reach: list[EventState] = []
    total = TotalState()
    targets: list[int] = []
    for unit in units:
        target = choose(choices(unit, reach, total, page))
        new = target == NEW
        if new:
            target = len(events)
            events.append(EventState(target, unit, page))
        if target >= 0:
            events[target].add(unit, page)
            reach = _within_reach(reach, events[target])
        elif target == TOTAL:
            total.add(unit)
        targets.append(target)
        page.chose(unit, "E" if target >= 0 else "T" if target == TOTAL else "O", new=new)
    return Linked(units, events, targets)


def _within_reach(reach: list[EventState], spoken_of: EventState) -> list[EventState]:
    """Return the events that the next unit may speak of: those spoken of last, the latest first, and the first one.

    Nobody goes back further, and without an end to it a long list would take time by its square.
    """
    others = [event for event in reach if event is not spoken_of]
    main = [event for event in others[REACH - 1 :] if event.number == 0]
    return [spoken_of, *others[: REACH - 1], *main]


def choices(unit: Unit, events: Sequence[EventState], total: TotalState, page: Page) -> Choice:
    """Return every target that the unit could have, with the features of choosing it.

    ``events`` are those within reach, the one spoken of last first. Names in a list are of one event each.
    """
    targets: list[tuple[int, str, list[str]]] = []
    meant = meant_alone(unit, events, page)
    listed = page.listed_before(unit)
    for rank, event in enumerate(events):
        if event.last in listed:
            continue
        targets.append((event.number, "older" if rank else "last", pair_features(unit, event, rank, meant, page)))
    targets += [(NEW, "new", []), (TOTAL, "total", total_features(unit, total, page)), (NONE, "none", [])]
    return Choice(unit, unit_features(unit, events, page), targets, _barred(unit, events, page))


def _barred(unit: Unit, events: Sequence[EventState], page: Page) -> frozenset[int]:
    rules = barred_targets(unit, events, page)
    if rules.single:
        return frozenset((NEW, NONE, *(event.number for event in events)))
    beside = ((TOTAL, rules.total), (NEW, rules.new), (NONE, rules.none))
    return rules.events | {target for target, barred in beside if barred}


def best_target(choice: Choice) -> int:
    """Return the target with the highest score, the first of equals, of those that are not barred."""
    unit_model, pair_model = _models()
    own = dict(zip(unit_model.labels, unit_model.scores(choice.own), strict=True))
    open_targets = [target for target in choice.targets if target[0] not in choice.barred]
    scores = [own[label] + pair_model.score(features) for _, label, features in open_targets]
    return open_targets[scores.index(max(scores))][0]


@cache
def _models() -> tuple[PackedModel, PackedModel]:
    folder = files("kg.discourse").joinpath("models")
    units, pairs = (read_model(folder.joinpath(f"scene_{name}.json")) for name in ("units", "pairs"))
    return packed(units), packed(pairs)
