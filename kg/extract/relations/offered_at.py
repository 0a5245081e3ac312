"""At which event posts are offered: offeredAt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the event of posts whose employer takes part in one event and no other."""
    events: dict[str, set[str]] = defaultdict(set)
    for fact in ledger.said("participatesIn"):
        events[fact.subject].add(str(fact.object))
    for offer in ledger.said("offers"):
        if len(events[offer.subject]) == 1:
            (event,) = events[offer.subject]
            yield Fact(str(offer.object), "offeredAt", event, offer.evidence, "")
