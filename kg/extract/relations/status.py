"""Whether an event is reported or planned."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield ``planned`` for a date to come or a word of planning, ``reported`` for a date that has passed."""
    published = discourse.annotated.clean.published
    for number in range(len(discourse.events)):
        units = ledger.units_of(number)
        dated = [d for u in units for d in u.dates if len(d.start or "") == 10 and d.kind in ("point", "span")]
        if dated and published is not None:
            planned = (dated[0].start or "") > published.isoformat()
            status = "planned" if planned else "reported"
            yield Fact(ledger.event(number), "status", f"status:{status}", dated[0].span, "")
        elif units[0].cues & {"plan", "next"}:
            yield Fact(ledger.event(number), "status", "status:planned", units[0].core, "")
