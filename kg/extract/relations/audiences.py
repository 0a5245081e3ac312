"""For whom an event is said to be: targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import AudienceMention, Discourse, Fact
from kg.extract.ledger import Ledger

_LISTED = re.compile(r"[、，；及和与或暨]|以及|等|（[^（）\n]{0,14}）")
_GAP = 12
"""Two groups of one list have at most so many characters between them: 脱贫劳动力、登记失业的大龄农民工."""
_FOR = re.compile(
    r"(?:面向|专门?[为给收做]|特为|专设|留给了?|[场站期][^，。；！？\n]{0,3}给|(?:服务|招聘|参会|参加|培训)(?:对象|人群)[：为是]?|聚焦"
    r"|(?:会|活动|专场|专区)(?:以|针对)|欢迎)[^，。；！？\n]{0,12}$"
)
_LOOK = 24
_FEW = 1


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the audiences that the names of an event hold, and those that its clauses say it is for."""
    meant = list(_meant(discourse, ledger))
    for number in range(len(discourse.events)):
        seen: set[str] = set()
        for mention in [*_named(discourse, ledger, number), *(m for m, event in meant if event == number)]:
            if mention.audience not in seen:
                seen.add(mention.audience)
                yield Fact(ledger.event(number), "targets", f"audience:{mention.audience}", mention.span, "")


def _named(discourse: Discourse, ledger: Ledger, number: int) -> Iterator[AudienceMention]:
    """Yield the groups of people in the names of an event."""
    for span in ledger.names[number].spans[:3]:
        for mention in discourse.annotated.audiences:
            if span.start <= mention.span.start and mention.span.end <= span.end:
                yield mention


def _meant(discourse: Discourse, ledger: Ledger) -> Iterator[tuple[AudienceMention, int]]:
    """Yield the groups that words in front say something is for, with the event that these speak of."""
    text = ledger.text
    owners = {index: number for number, units in enumerate(discourse.events) for index in units}
    last: AudienceMention | None = None
    for mention in discourse.annotated.audiences:
        before = text[max(0, mention.span.start - _LOOK) : mention.span.start]
        joined = last is not None and _joins(text[last.span.end : mention.span.start])
        last = mention if joined or _FOR.search(before) else None
        event = _event_at(discourse, owners, mention) if last is not None else None
        if event is not None:
            yield mention, event


def _event_at(discourse: Discourse, owners: dict[int, int], mention: AudienceMention) -> int | None:
    """Return the event of the unit that a group stands in, or the only event where no unit speaks of another."""
    unit = next((u for u in discourse.units if u.span.start <= mention.span.start < u.span.end), None)
    if unit is not None and unit.number in owners:
        return owners[unit.number]
    return 0 if len(discourse.events) == _FEW else None


def _joins(between: str) -> bool:
    """Return whether words join two groups of one list."""
    return len(between) <= _GAP and _LISTED.search(between) is not None
