"""What the linker looks at when it decides whether a unit speaks of a new event, of a known one, a total or neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.pair_features import place_relation
from kg.discourse.state import EventState, likeness, overlap

EVERY = "1"
"""A feature of all units: how often units speak of each sort of target."""
_CACHED = 1 << 12


def unit_features(unit: Unit, events: Sequence[EventState], page: Page) -> list[str]:
    """Return what the unit itself says, what stands before it, and in what it differs from all events so far.

    The event spoken of last is the first of ``events``.
    """
    before = page.before(unit)
    place = page.place(unit)
    kind = page.blocks[unit.block].kind
    last = page.last_target + page.nearness(unit)
    shape = page.said(unit).shape
    found = [EVERY, *_placed(place, kind, last, page.last_targets), f"events{min(len(events), 3)}"]
    found += _shaped(shape, place, last, min(len(unit.figures), 3))
    if unit.cues:
        found += _cued(unit.cues, place, last)
    if before is not None and before.sentence == unit.sentence:
        found.append(f"before:{page.said(before).shape}")
        found += [f"before:{cue}" for cue in before.cues]
    found += _around(unit, page, place)
    found += _outlook(unit, events, page)
    found += _mention_features(unit, page)
    found += _opening_words(unit, page)
    found += _novelty(unit, events, page, shape)
    return found


# What has few cases is put into words once for each of them.
@lru_cache(maxsize=_CACHED)
def _placed(place: str, kind: str, last: str, last_targets: str) -> tuple[str, ...]:
    """Return where the unit stands, and what was spoken of before it."""
    return f"at{place}", f"kind:{kind}{place}", f"last:{last}", f"last:{last}{place}", f"lasts:{last_targets}{place}"


@lru_cache(maxsize=_CACHED)
def _shaped(shape: str, place: str, last: str, figures: int) -> tuple[str, ...]:
    """Return of what sorts of annotations the unit is made."""
    return f"shape:{shape}", f"shape:{shape}{place}", f"figures{figures}", f"shape:{shape}last{last}"


@lru_cache(maxsize=_CACHED)
def _event(rank: str, kind: str, form: str, cues: frozenset[str]) -> tuple[str, ...]:
    """Return what the phrase of an event says."""
    found = (f"event:{rank}", f"event:{kind}{rank}", f"event:{rank}{form}", f"event:{kind}{form}")
    return (*found, *[f"event:{rank}{cue}" for cue in cues])


@lru_cache(maxsize=_CACHED)
def _figure(measure: str, size: int, last_target: str, cues: frozenset[str]) -> tuple[str, ...]:
    """Return what a figure of so many digits says."""
    found = (f"figure:{measure}", f"figure:{measure}{size}", f"figure:{measure}{last_target}")
    return (*found, *[f"figure:{measure}{cue}" for cue in cues])


@lru_cache(maxsize=_CACHED)
def _cued(cues: frozenset[str], place: str, last: str) -> tuple[str, ...]:
    """Return what the words of the unit say by its place and what was spoken of last."""
    return tuple(feature for cue in cues for feature in (f"cue:{cue}", f"cue:{cue}{place}", f"cue:{cue}{last}"))


def _around(unit: Unit, page: Page, place: str) -> list[str]:
    """Return what the sentence said so far, how its block opens, and whether the block is made like the one before."""
    found: list[str] = []
    said = page.said(unit)
    has = "F" if unit.figures else ""
    found += [f"sentence:{cue}{has}" for cue in page.sentence_cues(unit)]
    found += [f"opening:{cue}{has}" for cue in page.opening_cues(unit)]
    if said.quoted:
        found.append(f"quoted{has}")
        found.append(f"quoted{page.last_target}")
    if page.new_shape is not None:
        alike = "like" if page.new_shape == (page.blocks[unit.block].kind, place, said.shape) else "unlike"
        found.append(f"{alike} the last new{page.last_target}")
        found.append(f"{alike} the last new{place}")
    found.append(f"tense:{said.tense}{has}")
    found += [f"tense:{said.tense}{cue}" for cue in unit.cues]
    for body in unit.bodies:
        found.append(f"body:{body.kind}{has}")
    found += [f"division:{d.form}{'=' if d.code in page.home else '/'}" for d in unit.divisions]
    return found


def _mention_features(unit: Unit, page: Page) -> list[str]:
    found: list[str] = []
    for event in unit.events:
        found += _event(event.rank, event.kind, event.form, unit.cues)
    for figure in unit.figures:
        found += _figure(figure.measure, len(str(int(figure.value))), page.last_target, unit.cues)
    for date in unit.dates:
        found.append(f"date:{date.kind}{len(date.start or '')}")
        found.append(f"date:{date.relation}")
        if date.start and page.year:
            found.append(f"year:{max(-2, min(int(date.start[:4]) - page.year, 1))}{date.kind}")
    return found


def _outlook(unit: Unit, events: Sequence[EventState], page: Page) -> list[str]:
    """Return what comes behind the unit: figures that the last event has already are those of another one."""
    found: list[str] = []
    after = page.after(unit)
    if after is not None and after.block == unit.block:
        found.append(f"after:{page.said(after).shape}{'s' if after.sentence == unit.sentence else 'b'}")
        found += [f"after:{cue}" for cue in after.cues]
    ahead = page.said(unit).ahead
    last = events[0] if events else None
    if ahead and last is not None:
        near = page.nearness_to(unit, last.last)
        found.append(f"ahead{min(len(ahead & last.measures), 2)}of{min(len(ahead), 3)}{near}")
    elif ahead:
        found.append(f"ahead{min(len(ahead), 3)}")
    return found


def _opening_words(unit: Unit, page: Page) -> list[str]:
    found: list[str] = []
    words = page.text[unit.core.start : unit.core.start + 3]
    found += [f"words:{words[:n]}" for n in (1, 2, 3)]
    found.append(f"length{min((unit.span.end - unit.span.start) // 6, 4)}")
    return found


def _novelty(unit: Unit, events: Sequence[EventState], page: Page, shape: str) -> list[str]:
    """Return in what the unit differs from all events so far, and from the last one."""
    found: list[str] = []
    said = page.said(unit)
    if said.days:
        seen = "known" if any(said.days & event.days for event in events) else "new"
        found.append(f"day {seen}")
        found.append(f"day {seen}{shape}")
    if said.venues:
        found.append("venue known" if any(said.venues & event.venues for event in events) else "venue new")
    for mention, name in said.names:
        alike = max((likeness(name, known) for event in events for known in event.names), default=-1)
        found.append(f"name{alike}")
        found.append(f"name{alike}{mention.rank}")
        found.append(f"name{alike}{mention.form}{mention.rank}")
    for mention, front in said.fronts:
        shared = max((overlap(front, known) for event in events for known in event.fronts), default=-1)
        found.append(f"front{shared}")
        found.append(f"front{shared}{mention.rank}{mention.form}")
    last = events[0] if events else None
    subject = said.subject
    if subject is not None:
        seen = "known" if any(event.home == subject for event in events) else "new"
        found.append(f"subject {seen}")
        found.append(f"subject {seen}{shape}")
        if last is not None:
            found.append(f"subject of last{place_relation(subject, last.home)}")
    if last is not None:
        opened = "same" if last.section == page.section(unit) else "new"
        found.append(f"section {opened}")
        found.append(f"section {opened}{shape}")
        near = page.nearness_to(unit, last.last)
        if unit.figures:
            again = "again" if any(f.measure in last.measures for f in unit.figures) else "fresh"
            part = "part" if "part" in unit.cues else ""
            found.append(f"{again}{near}{part}")
        found.append(f"near{near}")
    return found
