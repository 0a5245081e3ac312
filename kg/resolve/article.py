"""The facts of one article, indexed and checked against what ``resolve`` expects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kg.concepts import concepts, superclasses
from kg.datamodel import DocumentFacts, Entity, Fact, Literal, Span
from kg.vocabulary import terms

_LEXICAL = {
    "": re.compile(r".*", re.DOTALL),
    "string": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"-?\d+", re.ASCII),
    "decimal": re.compile(r"-?\d+(?:\.\d+)?", re.ASCII),
    "date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    "gYearMonth": re.compile(r"\d{4}-\d\d", re.ASCII),
    "gYear": re.compile(r"\d{4}", re.ASCII),
}
_DISTRICT = re.compile(r"district:\d{6}", re.ASCII)
_NEEDED = {
    "Figure": ("measure", "value", "qualifier"),
    "Position": ("jobTitle",),
    "District": ("fullName",),
}
_TERMS = frozenset(terms())


@cache
def family(kind: str) -> str:
    """Return the class that decides how an entity of a class is identified: its topmost one.

    Raises ``ValueError`` where the ontology has no such class.
    """
    return superclasses(kind)[-1] if superclasses(kind) else kind


class Article:
    """What one article says, by entity. Raises ``ValueError`` where it breaks the convention of this room."""

    def __init__(self, facts: DocumentFacts) -> None:
        self.clean = facts.clean
        self.facts = facts.facts
        self.entities = {entity.key: entity for entity in facts.entities}
        self.families = {entity.key: family(entity.kinds[0]) for entity in facts.entities}
        self._length, self._concepts = len(facts.clean.text), concepts()
        self._from: dict[tuple[str, str], list[Fact]] = {}
        self._to: dict[tuple[str, str], list[Fact]] = {}
        if len(self.entities) < len(facts.entities):
            raise self._error("two entities share a key")
        for entity in facts.entities:
            self._check_entity(entity)
        for fact in facts.facts:
            self._check_fact(fact)
            _put(self._from, (fact.subject, fact.predicate), fact)
            if isinstance(fact.object, str):
                _put(self._to, (fact.object, fact.predicate), fact)
        self._members: dict[str, list[Entity]] = defaultdict(list)
        for entity in facts.entities:
            self._members[self.families[entity.key]].append(entity)
            for predicate in _NEEDED.get(self.families[entity.key], ()):
                if (entity.key, predicate) not in self._from:
                    raise self._error(f"{entity.key} lacks {predicate}")

    def of(self, wanted: str) -> list[Entity]:
        """Return the entities of a family, in the order of the text."""
        return sorted(self._members.get(wanted, ()), key=first_span)

    def keys(self, subject: str, predicate: str) -> list[str]:
        """Return the keys that a property of an entity points at, in the order of the text."""
        facts = _in_order(self._from.get((subject, predicate), ()))
        return [fact.object for fact in facts if isinstance(fact.object, str)]

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property of an entity, each once, sorted."""
        facts = self._from.get((subject, predicate), ())
        return sorted({fact.object.value for fact in facts if isinstance(fact.object, Literal)})

    def pointing_at(self, key: str, predicate: str) -> list[str]:
        """Return the keys of the entities whose property points at this one, in the order of the text."""
        return [fact.subject for fact in _in_order(self._to.get((key, predicate), ()))]

    def _check_entity(self, entity: Entity) -> None:
        kind = self.families[entity.key]
        if not entity.label.strip():
            raise self._error(f"{entity.key} has no label")
        if kind == "District":
            if not _DISTRICT.fullmatch(entity.key):
                raise self._error(f"{entity.key} holds no six-digit code")
        elif not entity.evidence:
            raise self._error(f"{entity.key} has no evidence")
        for span in entity.evidence:
            if not 0 <= span.start < span.end <= self._length:
                raise self._outside(span, entity.key)

    def _check_fact(self, fact: Fact) -> None:
        subject, predicate, target, (start, end), _ = fact
        if subject not in self.entities or predicate not in _TERMS:
            raise self._error(f"{subject} {predicate}: unknown subject or property")
        if not 0 <= start < end <= self._length:
            raise self._outside(fact.evidence, f"{subject} {predicate}")
        if isinstance(target, str):
            if target not in self.entities and target not in self._concepts:
                raise self._error(f"{subject} {predicate}: unknown object {target!r}")
        elif not _LEXICAL[target.datatype].fullmatch(target.value):
            raise self._error(f"{subject} {predicate}: {target.value!r} is no {target.datatype}")

    def _outside(self, span: Span, what: str) -> ValueError:
        return self._error(f"{what}: its evidence {span.start}–{span.end} lies outside the text")

    def _error(self, message: str) -> ValueError:
        return ValueError(f"{self.clean.document_id}: {message}")


def _put(facts: dict[tuple[str, str], list[Fact]], key: tuple[str, str], fact: Fact) -> None:
    known = facts.get(key)
    if known is None:  # most often; a defaultdict takes several times as long over it
        facts[key] = [fact]
    else:
        known.append(fact)


def first_span(entity: Entity) -> Span:
    """Return where an entity is named first; of one that is nowhere named, the end of any text."""
    evidence = entity.evidence
    return evidence[0] if len(evidence) == 1 else min(evidence, default=_NOWHERE)  # most are named once


def grouped(entities: list[Entity], key: Callable[[Entity], tuple[str, ...]]) -> Iterator[list[Entity]]:
    """Yield the entities that agree in ``key`` together, in the order of their first one."""
    groups: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[key(entity)].append(entity)
    yield from groups.values()


_NOWHERE = Span(1 << 60, 1 << 60)


def _in_order(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Return facts in the order of the text; most often there is one."""
    return sorted(facts, key=_evidence) if len(facts) > 1 else facts


def _evidence(fact: Fact) -> Span:
    return fact.evidence
