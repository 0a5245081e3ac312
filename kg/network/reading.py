"""Reads the merged graph of a build into the records that views are drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import KgError
from kg.layout import GRAPH_TTL
from kg.network.levels import DivisionNames
from kg.network.records import (
    EVENT_KINDS,
    ORGANISING,
    Body,
    District,
    Link,
    Network,
    Occasion,
    Office,
    Person,
    Source,
    Thing,
    Tie,
)
from kg.vocabulary import DCTERMS, JF, RDF, RDFS, SKOS

_BODY_KINDS = frozenset(
    [
        "GovernmentBody",
        "EmploymentAgency",
        "Company",
        "EducationalInstitution",
        "HealthInstitution",
        "Association",
        "MediaOutlet",
    ]
)
_GENERAL = frozenset(("Event", "Organisation", "Organiser", "Employer"))
_NO_THINGS = frozenset(
    ("Mention", "Claim", "Merge", "MergeReason", "Document", "Run", "Measure", "Qualifier", "PayPeriod", "EventStatus")
)
"""Sources, runs and the words of scales: all are tied to all of them, which says nothing."""
_TYPE, _LABEL = str(RDF.type), str(RDFS.label)
_NAMES = (_LABEL, str(SKOS.prefLabel), str(DCTERMS.title))
_UNSEEN = frozenset((_TYPE, _LABEL, str(JF.evidence)))


def read_network(build: Path) -> Network:
    """Return what the graph of a build says of bodies, events, districts and people.

    Raises ``KgError`` where the folder is no build or its graph is damaged.
    """
    return _Reader(_Nodes(_statements(build))).network()


def _statements(build: Path) -> Iterator[ox.Quad]:
    file = build / GRAPH_TTL
    if not file.is_file():
        lack = f"{GRAPH_TTL} is missing" if build.is_dir() else "no such folder"
        raise KgError(f"{build} is no build of kg ({lack}). Make one: kg build INPUT -o {build}")
    try:
        yield from ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise KgError(f"{file} is damaged: {error}. Build it again.") from error


class _Value(NamedTuple):
    text: str
    is_node: bool


class _Nodes:
    """Statements by subject and property."""

    def __init__(self, statements: Iterable[ox.Quad]) -> None:
        self._nodes: dict[str, dict[str, list[_Value]]] = defaultdict(lambda: defaultdict(list))
        for quad in statements:
            target = quad.object
            if isinstance(target, ox.NamedNode | ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                value = _Value(target.value, isinstance(target, ox.NamedNode))
                self._nodes[quad.subject.value][quad.predicate.value].append(value)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._nodes))

    def of(self, iri: str) -> Mapping[str, list[_Value]]:
        return self._nodes.get(iri, {})

    def kinds(self, iri: str) -> set[str]:
        """Return the classes of our ontology by local name."""
        space = str(JF)
        found = (value.text for value in self.of(iri).get(_TYPE, ()))
        return {kind.removeprefix(space) for kind in found if kind.startswith(space)}

    def all(self, iri: str, predicate: str) -> list[str]:
        return sorted(value.text for value in self.of(iri).get(predicate, ()))

    def first(self, iri: str, predicate: str) -> str | None:
        return next(iter(self.all(iri, predicate)), None)

    def label(self, iri: str) -> str:
        for name in _NAMES:
            if found := self.first(iri, name):
                return found
        return iri.rpartition("/")[2].rpartition("#")[2]


class _Reader:
    """Makes records out of statements."""

    def __init__(self, nodes: _Nodes) -> None:
        self.nodes = nodes
        self.kinds = {iri: kinds for iri in nodes if (kinds := nodes.kinds(iri))}

    def network(self) -> Network:
        districts = {code: self._district(iri, code) for iri, code in self._codes().items()}
        names = DivisionNames(districts)
        return Network(
            {iri: self._body(iri, names) for iri in self._of("Organisation")},
            {iri: self._occasion(iri) for iri in self._of("Event")},
            districts,
            {iri: Person(iri, self.nodes.label(iri), self._sources(iri)) for iri in self._of("Person")},
            tuple(sorted(set(self._ties()))),
            tuple(sorted(set(self._offices()))),
            {iri: self._thing(iri) for iri in self._things()},
            tuple(sorted(self._links())),
        )

    def _of(self, kind: str) -> list[str]:
        """Return the IRIs of one class, by label."""
        return sorted((iri for iri, kinds in self.kinds.items() if kind in kinds), key=self._by_label)

    def _by_label(self, iri: str) -> tuple[str, str]:
        return self.nodes.label(iri), iri

    def _codes(self) -> dict[str, str]:
        found = {iri: self.nodes.first(iri, str(SKOS.notation)) for iri in self._of("District")}
        return {iri: code for iri, code in found.items() if code}

    def _district(self, iri: str, code: str) -> District:
        full_name = self.nodes.first(iri, str(JF.fullName)) or self.nodes.label(iri)
        parent = self.nodes.first(iri, str(JF.within))
        held_by = self.nodes.first(parent, str(SKOS.notation)) if parent else None
        return District(iri, code, self.nodes.label(iri), full_name, held_by)

    def _body(self, iri: str, names: DivisionNames) -> Body:
        label = self.nodes.label(iri)
        kind = next(iter(sorted(self.kinds[iri] & _BODY_KINDS)), "Organisation")
        named = names.of(label)
        level = None if kind in ("Company", "MediaOutlet") else named.level
        return Body(iri, label, kind, level, named.code, self._sources(iri))

    def _occasion(self, iri: str) -> Occasion:
        nodes = self.nodes
        places = (nodes.first(place, str(SKOS.notation)) for place in nodes.all(iri, str(JF.locatedIn)))
        series = [*nodes.all(iri, str(JF.partOf)), *nodes.all(iri, str(JF.editionOf))]
        return Occasion(
            iri,
            nodes.label(iri),
            next(iter(sorted(self.kinds[iri] & set(EVENT_KINDS))), "Event"),
            nodes.first(iri, str(JF.startDate)),
            nodes.first(iri, str(JF.endDate)),
            tuple(sorted(code for code in places if code)),
            tuple(sorted({nodes.label(name) for name in series})),
            self._sources(iri),
        )

    def _sources(self, iri: str) -> tuple[Source, ...]:
        return tuple(sorted(self._source(mention) for mention in self.nodes.all(iri, str(JF.evidence))))

    def _source(self, mention: str) -> Source:
        nodes = self.nodes
        document = nodes.first(mention, str(JF.inDocument)) or ""
        begin, end = (int(nodes.first(mention, str(edge)) or 0) for edge in (JF.begin, JF.end))
        identifier = nodes.first(document, str(DCTERMS.identifier)) or document
        title = nodes.first(document, str(DCTERMS.title)) or identifier
        return Source(identifier, title, begin, end, nodes.first(mention, str(JF.quote)) or "")

    def _ties(self) -> Iterator[Tie]:
        for body in self._of("Organisation"):
            for role in (*ORGANISING, "participatesIn"):
                for event in self.nodes.all(body, str(JF[role])):
                    yield Tie(body, role, event)
            for posts in self.nodes.all(body, str(JF.offers)):
                for event in self.nodes.all(posts, str(JF.offeredAt)):
                    yield Tie(body, "offers", event)

    def _offices(self) -> Iterator[Office]:
        for person in self._of("Person"):
            for position in self.nodes.all(person, str(JF.holds)):
                title = self.nodes.first(position, str(JF.jobTitle)) or ""
                for body in self.nodes.all(position, str(JF.atOrganisation)):
                    yield Office(person, title, body)

    def _things(self) -> list[str]:
        found = (iri for iri, kinds in self.kinds.items() if not kinds & _NO_THINGS)
        return sorted(found, key=self._by_label)

    def _thing(self, iri: str) -> Thing:
        own = self.kinds[iri]
        kind = min(own - _GENERAL, default=min(own & _GENERAL, default=""))
        values = (
            (predicate, value.text)
            for predicate, found in self.nodes.of(iri).items()
            for value in found
            if not value.is_node and predicate not in _UNSEEN
        )
        return Thing(iri, self.nodes.label(iri), kind, tuple(sorted((_local(name), text) for name, text in values)))

    def _links(self) -> Iterator[Link]:
        known = set(self._things())
        for iri in known:
            for predicate, found in self.nodes.of(iri).items():
                if predicate not in _UNSEEN:
                    yield from (Link(iri, _local(predicate), v.text) for v in found if v.is_node and v.text in known)


def _local(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
