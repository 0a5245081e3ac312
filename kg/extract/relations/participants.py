"""Which named employers take part in an event: participatesIn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.datamodel import Discourse, Fact
from kg.extract.attending import told_to_be_there
from kg.extract.employing import whole_employer
from kg.extract.ledger import Ledger
from kg.extract.recruiting_events import RecruitingEvents
from kg.extract.session_lists import SessionList, session_lists


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the employers that are said to recruit at an event.

    Who offers posts, and is not said to do anything for an event, recruits at the one that the article speaks of there.
    """
    attached: set[str] = set()
    lists = session_lists(ledger)
    there = told_to_be_there(ledger)
    listed = {body.span for body in there}
    events = RecruitingEvents(ledger)
    offering = {offer.subject for offer in ledger.said("offers")}
    for role in ledger.roles:
        if role.predicate != "participatesIn" and role.body.span in listed:
            continue
        attached.add(ledger.body(role.body))
        if role.predicate == "participatesIn":
            told = _listed_at(lists, role.body.span.start, role.event)
            fair = events.at(role.body.span) if ledger.body(role.body) in offering else None
            # Who has posts to offer has them at a fair, not where officials tell of it.
            event = ledger.event(fair if fair is not None and ledger.names[told].kind == "Meeting" else told)
            body = whole_employer(ledger.text, role.body)
            attached.add(ledger.body(body))
            yield Fact(ledger.body(body), "participatesIn", event, body.span, "")
    for body in there:
        number = events.at(body.span)
        if number is not None and (key := ledger.body(body)) not in attached:
            attached.add(key)
            yield Fact(key, "participatesIn", ledger.event(number), body.span, "")
    for offer in ledger.said("offers"):
        number = events.at(offer.evidence) if offer.subject not in attached else None
        attached.add(offer.subject)
        if number is not None:
            event = ledger.event(_listed_at(lists, offer.evidence.start, number))
            yield Fact(offer.subject, "participatesIn", event, offer.evidence, "")


def _listed_at(lists: Sequence[SessionList], place: int, event: int) -> int:
    """Return the event of the list that a place stands in, else ``event``."""
    return next((each.event for each in lists if each.span.start <= place < each.span.end), event)
