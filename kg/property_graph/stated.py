"""What one article states, as nodes and relationships.

An article is small, so its graph is held in memory. What it states of one node or relationship is kept as
JSON: that is what is compared, sorted, and written beside the properties that are made of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from kg.built import Terms
from kg.property_graph.names import (
    EVENT_FIGURES,
    MENTIONED_IN,
    NO_NODES,
    SCALES,
    label,
    property_name,
    relationship_type,
)
from kg.property_graph.values import said
from kg.vocabulary import DCTERMS, JF, RDF, SKOS

_TYPE, _EVIDENCE = str(RDF.type), str(JF.evidence)
_SUBJECT, _PREDICATE, _OBJECT = str(RDF.subject), str(RDF.predicate), str(RDF.object)
_DOCUMENT, _CLAIM = str(JF.Document), str(JF.Claim)
_HAS_FIGURE, _MEASURE, _BREAKDOWN, _VALUE = (str(JF[name]) for name in ("hasFigure", "measure", "breakdownOf", "value"))
_BEGIN, _QUOTE = str(JF.begin), str(JF.quote)
_IDENTIFIER, _NOTATION = str(DCTERMS.identifier), str(SKOS.notation)
_SPACE = str(JF)

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

UNUSED = frozenset(str(term) for term in (JF.extractor, JF.inDocument, JF.end))
"""Properties that say nothing here, and often."""

Properties = dict[str, list[str]]
"""What is said of a subject: terms of N-Triples by the property's IRI."""


class Statement(NamedTuple):
    """What one article states of one node or relationship."""

    key: tuple[str, ...]
    """The IRI of a node; type, from and to of a relationship."""
    content: str
    """JSON."""


class Place(NamedTuple):
    """Where an article says something."""

    begin: int
    mention: str
    quote: str | None


def statements(document: str, triples: Iterable[Terms]) -> Iterator[Statement]:
    """Yield what the graph of a document, given by its IRI, states; nothing for a graph that is no document's."""
    article = _Article(document, triples)
    if article.is_document():
        yield from article.nodes()
        yield from article.relationships()


class _Article:
    def __init__(self, iri: str, triples: Iterable[Terms]) -> None:
        self.iri = iri
        self.subjects: dict[str, Properties] = {}
        for subject, predicate, value in triples:
            self.subjects.setdefault(subject[1:-1], {}).setdefault(predicate[1:-1], []).append(value)
        self.places: dict[str, Place] = {}
        self.classes = {subject: set(self._all(subject, _TYPE)) for subject in self.subjects}
        self.labels = {subject: found for subject in self.subjects if (found := self._labels(subject))}
        self.identifier = self._first(iri, _IDENTIFIER) or iri

    def is_document(self) -> bool:
        return _DOCUMENT in self._classes(self.iri)

    def nodes(self) -> Iterator[Statement]:
        for subject, labels in self.labels.items():
            content: dict[str, Any] = {"source": self.identifier, "labels": labels, "values": self._values(subject)}
            places = self._places(self._all(subject, _EVIDENCE))
            if quote := next((place.quote for place in places if place.quote is not None), None):
                content["quote"] = quote
            if figures := self._figures(subject):
                content["figures"] = figures
            yield Statement((subject,), _json(content))

    def relationships(self) -> Iterator[Statement]:
        claims = self._claims()
        for subject in self.labels:
            for predicate, values in self.subjects[subject].items():
                for target in (value[1:-1] for value in values if predicate.startswith(_SPACE)):
                    if target in self.labels:
                        key = relationship_type(predicate), subject, target
                        yield self._relationship(key, claims.get((subject, predicate, target), []))
            if mentions := self._all(subject, _EVIDENCE):
                yield self._relationship((MENTIONED_IN, subject, self.iri), mentions)

    def _relationship(self, key: tuple[str, ...], mentions: Iterable[str]) -> Statement:
        places = self._places(mentions)
        content: dict[str, Any] = {"source": self.identifier, "evidence": [place.mention for place in places]}
        if places and all(place.quote is not None for place in places):
            content["quotes"] = [place.quote for place in places]
        return Statement(key, _json(content))

    def _classes(self, subject: str) -> set[str]:
        return self.classes.get(subject, set())

    def _labels(self, subject: str) -> list[str]:
        classes = self._classes(subject)
        return [] if classes & NO_NODES else sorted(found for name in classes if (found := label(name)))

    def _values(self, subject: str) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for predicate, values in self.subjects[subject].items():
            name = property_name(predicate)
            if name is None or predicate == _EVIDENCE:
                continue
            for value in values:
                if value.startswith('"'):
                    found[name].add(said(value))
                elif value[1:-1] not in self.labels:
                    found[name].add(("string", self._scale(value[1:-1])))
        return {name: sorted(values) for name, values in sorted(found.items())}

    def _scale(self, iri: str) -> str:
        """Return what stands for a concept of a scale; any other IRI stands for itself."""
        if not iri.startswith(_SPACE) or not self._classes(iri) & SCALES:
            return iri
        return self._first(iri, _NOTATION) or iri.removeprefix(_SPACE)

    def _figures(self, subject: str) -> list[tuple[str, str, str]]:
        """Return measure and number of the figures of an event that are no part of another."""
        found = set()
        for figure in self._all(subject, _HAS_FIGURE):
            measures = [self._scale(measure) for measure in self._all(figure, _MEASURE)]
            if not self._all(figure, _BREAKDOWN):
                numbers = [said(value) for value in self._literals(figure, _VALUE)]
                found |= {(measure, *number) for measure in measures for number in numbers if measure in EVENT_FIGURES}
        return sorted(found)

    def _claims(self) -> dict[tuple[str, str, str], list[str]]:
        found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for subject, properties in self.subjects.items():
            if _CLAIM in self._classes(subject):
                subjects, predicates, values = (properties.get(part, [""]) for part in (_SUBJECT, _PREDICATE, _OBJECT))
                if values[0].startswith("<"):
                    key = subjects[0][1:-1], predicates[0][1:-1], values[0][1:-1]
                    found[key] += self._all(subject, _EVIDENCE)
        return found

    def _places(self, mentions: Iterable[str]) -> list[Place]:
        return sorted({self._place(mention) for mention in mentions}, key=itemgetter(0, 1))

    def _place(self, mention: str) -> Place:
        if (place := self.places.get(mention)) is None:
            begin = self._first(mention, _BEGIN) or "0"
            place = Place(int(begin) if begin.isdecimal() else 0, mention, self._first(mention, _QUOTE))
            self.places[mention] = place
        return place

    def _all(self, subject: str, predicate: str) -> list[str]:
        values = self.subjects.get(subject, {}).get(predicate, ())
        return [value[1:-1] for value in values if value.startswith("<")]

    def _literals(self, subject: str, predicate: str) -> list[str]:
        values = self.subjects.get(subject, {}).get(predicate, ())
        return [value for value in values if value.startswith('"')]

    def _first(self, subject: str, predicate: str) -> str | None:
        return min((said(value)[1] for value in self._literals(subject, predicate)), default=None)
