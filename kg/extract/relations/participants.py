"""Which named employers take part in an event: participatesIn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, OrganisationMention
from kg.extract.ledger import Ledger

_EMPLOYING = frozenset(("Company", "EducationalInstitution", "HealthInstitution", "Organisation"))
_TAKES_PART = re.compile(
    r"[招聘要缺]|展位|摊位|摊子|岗位|人事|人力|经理|主管|负责人|董事长|参加|参会|到场|等[^，。]{0,8}(?:家|企业|单位)"
)


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the employers that stand beside recruiting words in a unit of an event, or between its units."""
    seen: set[tuple[str, int]] = set()
    for body in discourse.annotated.organisations:
        number = _event_at(discourse, body)
        if number is None or body.kind not in _EMPLOYING or not _recruits(body, ledger.text):
            continue
        key = ledger.body(body)
        if (key, number) not in seen:
            seen.add((key, number))
            yield Fact(key, "participatesIn", ledger.event(number), body.span, "")


def _recruits(body: OrganisationMention, text: str) -> bool:
    return _TAKES_PART.search(text, body.span.end, body.span.end + 24) is not None and body.certain


def _event_at(discourse: Discourse, body: OrganisationMention) -> int | None:
    """Return the event of the unit that the body stands in, else of the last one before it."""
    best: tuple[int, int] | None = None
    for number, units in enumerate(discourse.events):
        for index in units:
            unit = discourse.units[index]
            if unit.span.start <= body.span.start and (best is None or unit.span.start > best[0]):
                best = (unit.span.start, number)
    return best[1] if best else None
