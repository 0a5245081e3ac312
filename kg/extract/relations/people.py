"""Who holds which office: holds, jobTitle, atOrganisation."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Literal, OrganisationMention, Span
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each office of each person named with one."""
    bodies = {body.span: body for body in discourse.annotated.organisations}
    seen: set[tuple[str, str, str]] = set()
    for person in discourse.annotated.people:
        for office in person.offices:
            title = ledger.written(office.title)
            body = _body(office.body, bodies)
            name = ledger.written(person.span)
            if (name, title, body.name if body else "") in seen:
                continue
            seen.add((name, title, body.name if body else ""))
            position = ledger.new("Position", title, office.title)
            yield Fact(ledger.person(name, person.span), "holds", position, person.span, "")
            yield Fact(position, "jobTitle", Literal(title), office.title, "")
            if body is not None:
                yield Fact(position, "atOrganisation", ledger.body(body), body.span, "")


def _body(span: Span | None, bodies: dict[Span, OrganisationMention]) -> OrganisationMention | None:
    """Return the mention of an office's body; a place where the office is one of its government is no mention."""
    return bodies.get(span) if span is not None else None
