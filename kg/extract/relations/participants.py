"""Which named employers take part in an event: participatesIn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger
from kg.extract.recruiting_events import RecruitingEvents


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the employers that are said to recruit at an event.

    Who offers posts, and is not said to do anything for an event, recruits at the one that the article speaks of there.
    """
    attached: set[str] = set()
    for role in ledger.roles:
        attached.add(ledger.body(role.body))
        if role.predicate == "participatesIn":
            yield Fact(ledger.body(role.body), "participatesIn", ledger.event(role.event), role.body.span, "")
    events = RecruitingEvents(ledger)
    for offer in ledger.said("offers"):
        number = events.at(offer.evidence) if offer.subject not in attached else None
        attached.add(offer.subject)
        if number is not None:
            yield Fact(offer.subject, "participatesIn", ledger.event(number), offer.evidence, "")
