"""Goes through an article unit by unit and decides which event each speaks of, or a total, or neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

from kg.datamodel import AnnotatedText, Discourse, Unit
from kg.discourse.features import Page, pair_features, unit_features
from kg.discourse.state import EventState
from kg.discourse.units import gather
from kg.linear import LinearModel, read_model

NEW, TOTAL, NONE = -1, -2, -3
"""Targets of a unit beside the numbers of the events."""

Candidate = tuple[int, list[str]]
"""A target, and the features of choosing it."""
Choose = Callable[[Unit, Sequence[Candidate]], int]


def link(annotated: AnnotatedText, choose: Choose) -> tuple[tuple[Unit, ...], list[EventState], dict[int, int]]:
    """Return the units, the events and the target of each unit that speaks of anything, as ``choose`` decides."""
    text = annotated.reading.text
    units = gather(annotated)
    page = Page(text, annotated.blocks, units)
    events: list[EventState] = []
    targets: dict[int, int] = {}
    for unit in units:
        target = choose(unit, candidates(unit, events, page))
        if target == NEW:
            target = len(events)
            events.append(EventState(target, unit))
        if target >= 0:
            events[target].add(unit, text)
        targets[unit.number] = target
        page.last_target = "E" if target >= 0 else "T" if target == TOTAL else "O"
        page.last_sentence, page.last_block = unit.sentence, unit.block
    return units, events, targets


def candidates(unit: Unit, events: Sequence[EventState], page: Page) -> list[Candidate]:
    """Return every target that the unit could have, with the features of choosing it."""
    own = unit_features(unit, page)
    found: list[Candidate] = []
    recent = sorted(events, key=lambda event: -event.last.number)
    for rank, event in enumerate(recent):
        step = min(rank, 1)
        features = ["E" + f for f in pair_features(unit, event, rank, page)]
        features += ["e" + f for f in own]
        features += [f"e{step}{f}" for f in own if f.startswith(("q:", "shape", "mf", "last"))]
        found.append((event.number, features))
    count = min(len(events), 3)
    counted = [f"N{count}{f}" for f in own if f.startswith(("shape", "mf", "q:"))]
    found.append((NEW, ["N" + f for f in own] + [f"N#{count}"] + counted))
    found.append((TOTAL, ["T" + f for f in own]))
    found.append((NONE, ["O" + f for f in own]))
    return found


def find_scenes(annotated: AnnotatedText) -> Discourse:
    """Return which event, or which total, each unit of an article speaks of."""
    model = _model()
    units, events, targets = link(annotated, lambda _, found: _best(model, found))
    totals = tuple(index for index, target in targets.items() if target == TOTAL)
    return Discourse(annotated, units, tuple(tuple(event.units) for event in events), totals)


def _best(model: LinearModel, found: Sequence[Candidate]) -> int:
    """Return the target with the highest score, the first of equals."""
    scores = [model.score(features) for _, features in found]
    return found[scores.index(max(scores))][0]


@lru_cache(maxsize=1)
def _model() -> LinearModel:
    return read_model(files("kg.discourse").joinpath("models", "scenes.json"))
