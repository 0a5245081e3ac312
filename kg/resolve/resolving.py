"""From an article's facts to statements between IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.concepts import concepts, superclasses
from kg.datamodel import DocumentFacts, Entity, Fact, Literal, ResolvedEntity, ResolvedFact, ResolvedFacts, Span
from kg.resolve.article import Article, first_span
from kg.resolve.identity import identify, reason
from kg.resolve.names import document_iri

ORGANISING = frozenset({"hosts", "undertakes", "coOrganises", "executes", "guides", "supports"})
EMPLOYING = frozenset({"participatesIn", "offers"})
FROM_TABLES = frozenset({"fullName", "within"})
"""What the table of codes says, and not the article."""

PEOPLE = frozenset({"Person", "Position"})


def resolve_facts(facts: DocumentFacts, base: str, *, people: bool = True) -> ResolvedFacts:
    """Return who is who in an article: entities under IRIs below ``base``, and the statements between them.

    Sorted throughout, so that equal articles give equal records. Without ``people``, persons and
    their positions are left out. Raises ``ValueError`` where the facts break the room's convention.
    """
    if not people:
        facts = _without_people(facts)
    article = Article(facts)
    document = document_iri(base, facts.clean.document_id)
    iris = identify(article, base, document)
    roles = _roles(facts.facts)
    members: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(facts.entities, key=first_span):
        members[iris[entity.key]].append(entity)
    said, pointed_at = _facts(article, iris)
    entities = [_entity(iri, members[iri], roles) for iri in sorted(members)]
    return ResolvedFacts(document, facts.clean, tuple(entities), tuple(said), tuple(sorted(pointed_at)))


def _without_people(facts: DocumentFacts) -> DocumentFacts:
    left_out = {entity.key for entity in facts.entities if entity.kinds[0] in PEOPLE}
    return facts._replace(
        entities=tuple(entity for entity in facts.entities if entity.key not in left_out),
        facts=tuple(fact for fact in facts.facts if fact.subject not in left_out and fact.object not in left_out),
    )


def _roles(facts: Iterable[Fact]) -> Mapping[str, set[str]]:
    roles: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate in ORGANISING:
            roles[fact.subject].add("Organiser")
        elif fact.predicate in EMPLOYING:
            roles[fact.subject].add("Employer")
    return roles


def _entity(iri: str, members: list[Entity], roles: Mapping[str, set[str]]) -> ResolvedEntity:
    """Return what the entities of one IRI are together; the first one named gives the label."""
    types: set[str] = set()
    forms: dict[str, None] = {}
    spans: set[Span] = set()
    for entity in members:
        types.update(_classes(entity.kinds), roles.get(entity.key, ()))
        forms.update(dict.fromkeys((entity.label, *entity.aliases)))
        spans.update(entity.evidence)
    label, *aliases = forms
    kinds = members[0].kinds
    code = members[0].key.removeprefix("district:") if kinds[0] == "District" else None
    return ResolvedEntity(
        iri, tuple(sorted(types)), label, tuple(sorted(aliases)), tuple(sorted(spans)), code, reason(kinds, iri)
    )


@cache
def _classes(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return classes and all that stand above them."""
    return (*kinds, *(above for kind in kinds for above in superclasses(kind)))


def _facts(article: Article, iris: Mapping[str, str]) -> tuple[list[ResolvedFact], set[str]]:
    """Return the statements, sorted, and the keys of the concepts that they point at."""
    places: dict[tuple[str, str, str | Literal], set[tuple[Span, str]]] = {}
    pointed_at: set[str] = set()
    for fact in (*article.facts, *_short_cuts(article)):
        target: str | Literal = fact.object
        if isinstance(target, str):
            if target in iris:
                target = iris[target]
            else:
                pointed_at.add(target)
                target = concepts()[target].iri
        statement = iris[fact.subject], fact.predicate, target
        found = places.get(statement)
        if found is None:
            found = places[statement] = set()
        if fact.predicate not in FROM_TABLES:
            found.add((fact.evidence, fact.extractor))
    facts = [
        ResolvedFact(subject, predicate, target, tuple(sorted(found) if len(found) > 1 else found))
        for (subject, predicate, target), found in places.items()
    ]
    return sorted(facts, key=_order), pointed_at


def _order(fact: ResolvedFact) -> tuple[str, str, str, str]:
    if isinstance(fact.object, Literal):
        return fact.subject, fact.predicate, fact.object.value, fact.object.datatype
    return fact.subject, fact.predicate, fact.object, ""


def _short_cuts(article: Article) -> Iterator[Fact]:
    """Yield ``worksFor``: what holding a position at a body comes to."""
    for fact in article.facts:
        if fact.predicate == "holds" and isinstance(fact.object, str):
            for body in article.keys(fact.object, "atOrganisation"):
                yield fact._replace(predicate="worksFor", object=body)
