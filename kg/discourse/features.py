"""What the linker looks at when it decides which event a unit speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.state import EventState, likeness

_SURE = ("held", "label", "head")
"""Frames in which a place is surely where something is held."""


def unit_features(unit: Unit, events: Sequence[EventState], page: Page) -> list[str]:
    """Return what the unit itself says, what stands before it, and in what it differs from all events so far."""
    before = page.units[unit.number - 1] if unit.number else None
    place = "B" if before is None or before.block != unit.block else "S" if before.sentence != unit.sentence else "m"
    kind = page.blocks[unit.block].kind
    last = page.last_target + page.nearness(unit)
    found = [
        "1",
        f"at{place}",
        f"kind:{kind}{place}",
        f"last:{last}",
        f"last:{last}{place}",
        f"events{min(len(events), 3)}",
    ]
    shape = unit_shape(unit)
    found += [f"shape:{shape}", f"shape:{shape}{place}", f"figures{min(len(unit.figures), 3)}"]
    for cue in unit.cues:
        found += [f"cue:{cue}", f"cue:{cue}{place}", f"cue:{cue}{last}"]
    if before is not None and before.sentence == unit.sentence:
        found.append(f"before:{unit_shape(before)}")
        found += [f"before:{cue}" for cue in before.cues]
    found += _outlook(unit, events, page)
    found += _mention_features(unit)
    found += _opening_words(unit, page)
    found += _novelty(unit, events, page, shape)
    return found


def unit_shape(unit: Unit) -> str:
    """Return one letter for each sort of annotation in the unit: N name, D day, V venue, P place, F figure, B body."""
    ranks = {event.rank for event in unit.events}
    day = any(len(d.start or "") == 10 and d.kind in ("point", "span") for d in unit.dates)
    return "".join(
        (
            "N" if "name" in ranks else "n" if ranks else "",
            "D" if day else "d" if unit.dates else "",
            "V" if any(v.frame in _SURE for v in unit.venues) else "v" if unit.venues else "",
            "P" if unit.divisions else "",
            "F" if unit.figures else "",
            "B" if unit.bodies else "",
        )
    )


def _mention_features(unit: Unit) -> Iterator[str]:
    for event in unit.events:
        yield f"event:{event.rank}"
        yield f"event:{event.kind}{event.rank}"
        yield f"event:{event.rank}{event.form}"
        yield f"event:{event.kind}{event.form}"
    for figure in unit.figures:
        yield f"figure:{figure.measure}"
        yield from (f"figure:{figure.measure}{cue}" for cue in unit.cues)
    for date in unit.dates:
        yield f"date:{date.kind}{len(date.start or '')}"
        yield f"date:{date.relation}"


def _outlook(unit: Unit, events: Sequence[EventState], page: Page) -> Iterator[str]:
    """Yield what comes behind the unit: figures that the last event has already are those of another one."""
    after = page.units[unit.number + 1] if unit.number + 1 < len(page.units) else None
    if after is not None and after.block == unit.block:
        yield f"after:{unit_shape(after)}{'s' if after.sentence == unit.sentence else 'b'}"
    ahead = page.said(unit).ahead
    last = max(events, key=lambda event: event.last.number, default=None)
    if ahead and last is not None:
        yield f"ahead{min(len(ahead & last.measures), 2)}of{min(len(ahead), 3)}{page.nearness_to(unit, last)}"
    elif ahead:
        yield f"ahead{min(len(ahead), 3)}"


def _opening_words(unit: Unit, page: Page) -> Iterator[str]:
    words = page.text[unit.core.start : unit.core.start + 3]
    yield from (f"words:{words[:n]}" for n in (1, 2, 3))
    yield f"length{min((unit.span.end - unit.span.start) // 6, 4)}"


def _novelty(unit: Unit, events: Sequence[EventState], page: Page, shape: str) -> Iterator[str]:
    """Yield in what the unit differs from all events so far, and from the last one."""
    said = page.said(unit)
    if said.days:
        yield "day known" if any(said.days & event.days for event in events) else "day new"
    if said.venues:
        yield "venue known" if any(said.venues & event.venues for event in events) else "venue new"
    for mention, name in said.names:
        alike = max((likeness(name, known) for event in events for known in event.names), default=-1)
        yield f"name{alike}"
        yield f"name{alike}{mention.rank}"
        yield f"name{alike}{mention.form}{mention.rank}"
    last = max(events, key=lambda event: event.last.number, default=None)
    subject = said.subject
    if subject is not None:
        seen = "known" if any(event.home == subject for event in events) else "new"
        yield f"subject {seen}"
        yield f"subject {seen}{shape}"
        if last is not None:
            yield f"subject of last{place_relation(subject, last.home)}"
    if last is not None:
        opened = "same" if last.section == page.section(unit) else "new"
        yield f"section {opened}"
        yield f"section {opened}{shape}"
        if unit.figures:
            again = "again" if any(f.measure in last.measures for f in unit.figures) else "fresh"
            part = "part" if "part" in unit.cues else ""
            yield f"{again}{page.nearness_to(unit, last)}{part}"
        yield f"near{page.nearness_to(unit, last)}"


def pair_features(unit: Unit, event: EventState, rank: int, page: Page) -> list[str]:
    """Return what speaks for and against the unit speaking of ``event``, the ``rank``-th last spoken of."""
    near = page.nearness_to(unit, event)
    recent = min(rank, 3)
    distance = unit.number - event.last.number
    step = 0 if distance <= 1 else 1 if distance <= 3 else 2 if distance <= 8 else 3
    found = [f"rank{recent}", f"near{near}", f"rank{recent}{near}", f"step{step}", f"units{min(len(event.units), 4)}"]
    main = event.number == 0
    if main:
        found += ["main", f"main{near}"]
    for cue in unit.cues:
        found.append(f"{cue}&{near}{min(recent, 1)}")
        if main:
            found.append(f"{cue}&main")
    found += _figure_pairs(unit, event, near)
    said = page.said(unit)
    if said.ahead:
        found.append(f"ahead{min(len(said.ahead & event.measures), 2)}of{min(len(said.ahead), 3)}{near}")
    found += _compared("day", said.days, event.days)
    found += _compared("place", said.divisions, event.divisions)
    found += _compared("venue", said.venues, event.venues)
    found += _compared("body", said.bodies, event.bodies)
    found += _standing(unit, event, near, page)
    for mention, name in said.names:
        alike = max((likeness(name, known) for known in event.names), default=-1)
        same = "=" if mention.kind in event.kinds else "/"
        found += [f"name{alike}{mention.rank}", f"name{alike}{mention.form}"]
        found += [f"name{alike}{same}{near}", f"kind{same}{near}"]
    return found


def _figure_pairs(unit: Unit, event: EventState, near: str) -> Iterator[str]:
    if not unit.figures:
        return
    part = "part" if "part" in unit.cues else ""
    again = [f.measure for f in unit.figures if f.measure in event.measures]
    for measure in again:
        yield f"again{part}{near}"
        yield f"again:{measure}"
    if not again:
        yield f"fresh{near}"
    if event.last_measure:
        yield f"{event.last_measure}>{unit.figures[0].measure}"
    if any((f.measure, f.value) in event.values for f in unit.figures):
        yield "same figure"
    yield from (f"{f.measure}~{kind}" for f in unit.figures for kind in event.kinds)


def _standing(unit: Unit, event: EventState, near: str, page: Page) -> Iterator[str]:
    """Yield how the event stands to the division that the unit begins with, to its section, and as a campaign."""
    subject = page.said(unit).subject
    if subject is not None:
        relation = place_relation(subject, event.home)
        yield f"subject{relation}"
        yield f"subject{relation}{near}"
    yield f"section{'=' if event.section == page.section(unit) else '/'}{near}"
    if "Campaign" in event.kinds:
        yield "campaign"
        yield from (f"campaign&{cue}" for cue in unit.cues)


def place_relation(one: str, other: str | None) -> str:
    """Return how two divisions stand to each other: = the same, < one holds the other, / apart, ? unknown."""
    if other is None:
        return "?"
    if one == other:
        return "="
    stem, other_stem = one.rstrip("0"), other.rstrip("0")
    return "<" if stem.startswith(other_stem) or other_stem.startswith(stem) else "/"


def _compared(what: str, here: set[str], there: set[str]) -> tuple[str, ...]:
    if not here:
        return ()
    return (f"{what}?" if not there else f"{what}/" if here.isdisjoint(there) else f"{what}=",)
