"""What the linker looks at when it decides which event a unit speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.datamodel import Block, Unit
from kg.discourse.state import EventState, likeness, plain


class Page:
    """An article as the linker goes through it."""

    def __init__(self, text: str, blocks: Sequence[Block], units: Sequence[Unit]) -> None:
        self.text = text
        self.blocks = blocks
        self.units = units
        self.last_target = "S"
        self.last_sentence = -1
        self.last_block = -1


def unit_features(unit: Unit, page: Page) -> list[str]:
    """Return what the unit itself, and what stands around it, say."""
    found = ["1"]
    before = page.units[unit.number - 1] if unit.number else None
    starts_sentence = before is None or before.sentence != unit.sentence
    starts_block = before is None or before.block != unit.block
    kind = page.blocks[unit.block].kind
    place = "B" if starts_block else "S" if starts_sentence else "m"
    near = "s" if page.last_sentence == unit.sentence else "b" if page.last_block == unit.block else "x"
    target = page.last_target + near
    found += [f"at{place}", f"kind:{kind}", f"kind:{kind}{place}", f"last:{target}", f"last:{target}{place}"]
    for cue in unit.cues:
        found += [f"q:{cue}", f"q:{cue}{place}", f"q:{cue}{target}"]
    shape = _shape(unit)
    found += [f"shape:{shape}", f"shape:{shape}{place}", f"figs{min(len(unit.figures), 3)}"]
    if before is not None:
        found.append(f"before:{_shape(before)}{'s' if before.sentence == unit.sentence else 'x'}")
        found += [f"bq:{cue}" for cue in before.cues if before.sentence == unit.sentence]
    for event in unit.events:
        found += [
            f"m:{event.rank}",
            f"mk:{event.kind}{event.rank}",
            f"mf:{event.rank}{event.form}",
            f"mf:{event.kind}{event.form}",
        ]
    for figure in unit.figures:
        found.append(f"fig:{figure.measure}")
        found += [f"fig:{figure.measure}{cue}" for cue in unit.cues]
    for date in unit.dates:
        found += [f"date:{date.kind}{len(date.start or '')}", f"date:{date.relation}"]
    words = page.text[unit.span.start : unit.span.end]
    found += [f"w{n}:{words[:n]}" for n in (1, 2, 3)]
    found.append(f"len{min(len(words) // 6, 4)}")
    return found


def _shape(unit: Unit) -> str:
    ranks = {event.rank for event in unit.events}
    day = any(len(d.start or "") == 10 and d.kind in ("point", "span") for d in unit.dates)
    return (
        ("N" if "name" in ranks else "n" if ranks else "")
        + ("D" if day else "d" if unit.dates else "")
        + ("V" if any(v.frame in ("held", "label", "head") for v in unit.venues) else "v" if unit.venues else "")
        + ("P" if unit.divisions else "")
        + ("F" if unit.figures else "")
        + ("B" if unit.bodies else "")
    )


def pair_features(unit: Unit, event: EventState, rank: int, page: Page) -> list[str]:
    """Return what speaks for and against the unit speaking of ``event``, the ``rank``-th last spoken of."""
    nearness = (
        "s"
        if event.last.sentence == unit.sentence
        else "b"
        if event.last.block == unit.block
        else "n"
        if unit.block - event.last.block == 1
        else "f"
    )
    recent = min(rank, 3)
    distance = unit.number - event.last.number
    step = 0 if distance <= 1 else 1 if distance <= 3 else 2 if distance <= 8 else 3
    found = [f"r{recent}", f"near{nearness}", f"r{recent}{nearness}", f"step{step}", f"units{min(len(event.units), 4)}"]
    if event.number == 0:
        found += ["main", f"main{nearness}"]
    for cue in unit.cues:
        found += [f"{cue}&{nearness}{min(recent, 1)}"]
        if event.number == 0:
            found.append(f"{cue}&main")
    again = [f.measure for f in unit.figures if f.measure in event.measures]
    part = "part" if "part" in unit.cues else ""
    for measure in again:
        found += [f"again{part}{nearness}", f"again:{measure}"]
    if unit.figures and not again:
        found.append(f"fresh{nearness}")
    if any((f.measure, f.value) in event.values for f in unit.figures):
        found.append("same figure")
    _compare(found, "day", {d.start for d in unit.dates if d.start and len(d.start) == 10}, event.days)
    _compare(found, "div", {d.code for d in unit.divisions if d.code}, event.divisions)
    venues = {page.text[v.span.start : v.span.end] for v in unit.venues if v.frame != "bare"}
    _compare(found, "ven", venues, event.venues)
    _compare(found, "body", {b.name for b in unit.bodies}, event.bodies)
    for mention in unit.events:
        name = plain(page.text[mention.span.start : mention.span.end])
        alike = max((likeness(name, known) for known in event.names), default=-1)
        same = "=" if mention.kind in event.kinds else "/"
        found += [f"name{alike}{mention.rank}", f"name{alike}{mention.form}"]
        found += [f"name{alike}{same}{nearness}", f"kind{same}{nearness}"]
    return found


def _compare(found: list[str], what: str, here: set[str], there: set[str]) -> None:
    if not here:
        return
    if not there:
        found.append(f"{what}?")
    else:
        found.append(f"{what}=" if here & there else f"{what}/")
