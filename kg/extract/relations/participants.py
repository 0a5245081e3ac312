"""Which named employers take part in an event: participatesIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the employers that are said to recruit at an event."""
    for role in ledger.roles:
        if role.predicate == "participatesIn":
            yield Fact(ledger.body(role.body), "participatesIn", ledger.event(role.event), role.body.span, "")
