"""Who organises an event, and in which role."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.attending import told_to_be_there
from kg.extract.columns import NOWHERE, told_by_columns
from kg.extract.ledger import Ledger

_ROLES = frozenset(("hosts", "undertakes", "coOrganises", "executes", "guides", "supports"))


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each body that is said to organise an event; the column of a table goes before all else."""
    told = told_by_columns(discourse)
    settled = {(told_of.body.name, told_of.event) for told_of in told}
    for body, event, predicate in told:
        if predicate != NOWHERE:
            yield Fact(ledger.body(body), predicate, ledger.event(event), body.span, "")
    there = {body.span for body in told_to_be_there(ledger)}
    for role in ledger.roles:
        if role.body.span in there:
            continue
        if role.predicate in _ROLES and (role.body.name, role.event) not in settled:
            yield Fact(ledger.body(role.body), role.predicate, ledger.event(role.event), role.body.span, "")
