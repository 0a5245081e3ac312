"""Who organises an event, and in which role."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger

_ROLES = frozenset(("hosts", "undertakes", "coOrganises", "executes", "guides", "supports"))


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each body that is said to organise an event."""
    for role in ledger.roles:
        if role.predicate in _ROLES:
            yield Fact(ledger.body(role.body), role.predicate, ledger.event(role.event), role.body.span, "")
