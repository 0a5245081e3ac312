"""Calls the extractors in order and keeps what holds together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.datamodel import Discourse, DocumentFacts, Entity, Fact
from kg.extract.ledger import Ledger
from kg.extract.protocol import extractors

_OWN = frozenset(
    ("startDate", "heldAt", "hosts", "undertakes", "coOrganises", "executes", "guides", "supports", "hasFigure")
)
"""An event needs one of these, or a proper name."""


def extract_facts(discourse: Discourse) -> DocumentFacts:
    """Return all that an article states, with spans of its clean text.

    An event of which nothing but a common noun is told is none.
    """
    ledger = Ledger(discourse)
    for name, extract in extractors():
        found = extract(discourse, ledger)
        ledger.facts += [
            fact if fact.extractor else Fact(fact.subject, fact.predicate, fact.object, fact.evidence, name)
            for fact in found
        ]
    kept = _grounded(ledger.facts, ledger)
    entities = _used(ledger.entities(), kept, ledger)
    keys = {e.key for e in entities}
    table = [f for f in ledger.table_facts() if f.subject in keys]
    facts = (*kept, *table)
    reading = discourse.annotated.reading
    if not reading.shifts:  # the twin's offsets are those of the clean text
        return DocumentFacts(discourse.annotated.clean, tuple(entities), facts)
    to_clean = reading.to_clean
    return DocumentFacts(
        discourse.annotated.clean,
        tuple([Entity(e.key, e.kinds, e.label, e.aliases, tuple(map(to_clean, e.evidence))) for e in entities]),
        tuple([Fact(f.subject, f.predicate, f.object, to_clean(f.evidence), f.extractor) for f in facts]),
    )


def _grounded(facts: Iterable[Fact], ledger: Ledger) -> list[Fact]:
    """Return the facts without those of events that have nothing of their own."""
    facts = list(facts)
    own = {f.subject for f in facts if f.predicate in _OWN} | {f.object for f in facts if f.predicate in _OWN}
    named = {f"event:{n + 1}" for n, names in enumerate(ledger.names) if names.own}
    bare = {f"event:{n + 1}" for n in range(len(ledger.names))} - own - named
    kept = [f for f in facts if f.subject not in bare and f.object not in bare]
    lost = {f.object for f in facts} - {f.object for f in kept}
    return [f for f in kept if f.subject not in lost]


def _used(entities: Iterable[Entity], facts: Iterable[Fact], ledger: Ledger) -> list[Entity]:
    """Return the entities that a fact speaks of, and the divisions that hold them."""
    used = {f.subject for f in facts} | {f.object for f in facts if isinstance(f.object, str)}
    for fact in reversed(ledger.table_facts()):
        if fact.predicate == "within" and fact.subject in used and isinstance(fact.object, str):
            used.add(fact.object)
    return [e for e in entities if e.key in used]
