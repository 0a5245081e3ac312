"""What speaks for and against a unit speaking of an event, or going on with the totals, that was read before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.datamodel import Unit
from kg.discourse.page import Page, Said
from kg.discourse.state import EventState, TotalState, likeness, overlap

_CACHED = 1 << 12
_RIVALS = 12
_TAIL = 3
"""The end of a place's name, of so many characters, stands for the place where it comes up again."""


def pair_features(unit: Unit, event: EventState, rank: int, meant: Sequence[tuple[int, str]], page: Page) -> list[str]:
    """Return what speaks for and against the unit speaking of ``event``, the ``rank``-th last spoken of.

    ``meant`` are the ranks of events that names in the unit fit alone.
    """
    near = page.nearness_to(unit, event.last)
    recent = min(rank, 3)
    main = event.number == 0
    found = [_step(unit, event.last), *_ranked(recent, near, min(len(event.units), 4), main)]
    if unit.cues:
        found += _cued(unit.cues, f"{near}{min(recent, 1)}", event.tense, main)
    said = page.said(unit)
    if unit.figures:
        found += _figure_pairs(unit, event, near)
    if said.ahead:
        found.append(f"ahead{min(len(said.ahead & event.measures), 2)}of{min(len(said.ahead), 3)}{near}")
    found += _compared(said, event)
    found += _standing(unit, event, near, page)
    found += _times(unit, event, near, said)
    found += _filled(unit, event, near, said)
    found += [f"name fits {'this' if fitting == rank else 'another'}{form}" for fitting, form in meant]
    for mention, name in said.names:
        alike = max((likeness(name, known) for known in event.names), default=-1)
        same = "=" if mention.kind in event.kinds else "/"
        found += [f"name{alike}{mention.rank}", f"name{alike}{mention.form}"]
        found += [f"name{alike}{same}{near}", f"kind{same}{near}"]
    for mention, front in said.fronts:
        shared = max((overlap(front, known) for known in event.fronts), default=-1)
        found += [f"front{shared}{mention.rank}", f"front{shared}{near}", f"front{shared}{min(recent, 1)}"]
    return found


def total_features(unit: Unit, total: TotalState, page: Page) -> list[str]:
    """Return what speaks for and against the unit going on with the totals told of last."""
    if total.last is None:
        return ["T:none yet"]
    near = page.nearness_to(unit, total.last)
    found = [f"T:near{near}", f"T:{_step(unit, total.last)}"]
    found += [f"T:{cue}&{near}" for cue in unit.cues]
    if unit.figures and total.last_measure:
        fresh = "again" if any(f.measure in total.measures for f in unit.figures) else "fresh"
        found += [f"T:{fresh}{near}", f"T:{total.last_measure}>{unit.figures[0].measure}"]
        found.append(f"T:{fresh}{near}{_step(unit, total.last)}")
    return found


@lru_cache(maxsize=_CACHED)
def _ranked(recent: int, near: str, units: int, main: bool) -> tuple[str, ...]:
    """Return how the event stands among all: how far back and how much of the article it takes."""
    found = (f"rank{recent}", f"near{near}", f"rank{recent}{near}", f"units{units}")
    return (*found, "main", f"main{near}") if main else found


@lru_cache(maxsize=_CACHED)
def _told(values: int, named: bool, dated: bool, figured: bool, near: str) -> tuple[str, str]:
    """Return how much has been told of the event."""
    told = f"{values}{'n' if named else ''}{'d' if dated else ''}"
    return f"told{told}{near}", f"told{told}{'F' if figured else ''}"


@lru_cache(maxsize=_CACHED)
def _cued(cues: frozenset[str], where: str, tense: str, main: bool) -> tuple[str, ...]:
    """Return what the words of the unit say by where and when the event is."""
    found = [f"{cue}&{where}" for cue in cues]
    if main:
        found += [f"{cue}&main" for cue in cues]
    if tense:
        found += [f"{tense}&{cue}" for cue in cues]
    return tuple(found)


def _step(unit: Unit, other: Unit) -> str:
    distance = unit.number - other.number
    return f"step{0 if distance <= 1 else 1 if distance <= 3 else 2 if distance <= 8 else 3}"


def _figure_pairs(unit: Unit, event: EventState, near: str) -> list[str]:
    """Return how the figures of a unit that has some stand to those of the event."""
    found: list[str] = []
    part = "part" if "part" in unit.cues else ""
    again = [f for f in unit.figures if f.measure in event.measures]
    for figure in again:
        size = "more" if figure.value > event.largest[figure.measure] else "less"
        found.append(f"again{part}{near}")
        found.append(f"again{near}{size}")
        found.append(f"again:{figure.measure}")
        found.append(f"again:{figure.measure}{size}")
    if not again:
        found.append(f"fresh{near}")
    if event.last_measure:
        found.append(f"{event.last_measure}>{unit.figures[0].measure}")
    if any((f.measure, f.value) in event.values for f in unit.figures):
        found.append("same figure")
    found += [f"{f.measure}~{kind}" for f in unit.figures for kind in event.kinds]
    return found


def meant_alone(unit: Unit, events: Sequence[EventState], page: Page) -> list[tuple[int, str]]:
    """Return the ranks of events that a name in the unit fits alone of all, being of its class, and the name's form."""
    found: list[tuple[int, str]] = []
    for mention, name in page.said(unit).names:
        fits = [
            rank
            for rank, event in enumerate(events[:_RIVALS])
            if mention.kind in event.kinds and any(likeness(name, known) > 1 for known in event.names)
        ]
        if len(fits) == 1:
            found.append((fits[0], mention.form))
    return found


def _standing(unit: Unit, event: EventState, near: str, page: Page) -> list[str]:
    """Return how the event stands to the division that the unit begins with, to its section, and as a campaign."""
    found: list[str] = []
    subject = page.said(unit).subject
    if subject is not None:
        relation = place_relation(subject, event.home)
        found.append(f"subject{relation}")
        found.append(f"subject{relation}{near}")
    found.append(f"section{'=' if event.section == page.section(unit) else '/'}{near}")
    if "Campaign" in event.kinds:
        found.append("campaign")
        found += [f"campaign&{cue}" for cue in unit.cues]
    return found


def _times(unit: Unit, event: EventState, near: str, said: Said) -> list[str]:
    """Return how the times that the unit speaks of stand to those of the event."""
    found: list[str] = []
    if said.years and event.years:
        found.append(f"year{'/' if said.years.isdisjoint(event.years) else '='}")
    if event.tense and unit.figures:
        found.append(f"{event.tense}&{unit.figures[0].measure}")
    if said.tense and event.tense:
        found.append(f"{said.tense}on{event.tense}{near}")
    return found


def _filled(unit: Unit, event: EventState, near: str, said: Said) -> list[str]:
    """Return how much has been told of the event already, and whether the unit speaks of its place."""
    found: list[str] = []
    found += _told(min(len(event.values), 2), bool(event.names), bool(event.days), bool(unit.figures), near)
    found.append(f"{'as' if event.last is event.first else 'has'}{event.shape}+{said.shape}")
    if event.titled:
        found.append(f"titled{near}")
    for venue in event.venues:
        if venue[-_TAIL:] in said.words:
            found.append(f"at its place{near}")
            break
    return found


def place_relation(one: str, other: str | None) -> str:
    """Return how two divisions stand to each other: = the same, < one holds the other, / apart, ? unknown."""
    if other is None:
        return "?"
    if one == other:
        return "="
    stem, other_stem = one.rstrip("0"), other.rstrip("0")
    return "<" if stem.startswith(other_stem) or other_stem.startswith(stem) else "/"


def _compared(said: Said, event: EventState) -> list[str]:
    """Return whether the unit names days, divisions, places and bodies of the event, or others."""
    found: list[str] = []
    if said.days:
        found.append(f"day{_relation(said.days, event.days)}")
    if said.divisions:
        found.append(f"place{_relation(said.divisions, event.divisions)}")
    if said.venues:
        found.append(f"venue{_relation(said.venues, event.venues)}")
    if said.bodies:
        found.append(f"body{_relation(said.bodies, event.bodies)}")
    return found


def _relation(here: set[str], there: set[str]) -> str:
    return "?" if not there else "/" if here.isdisjoint(there) else "="
