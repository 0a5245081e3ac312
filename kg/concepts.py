"""What the ontology itself says of its terms: labels and notations of concepts, classes above a class.

``ontology/jobfair.ttl`` is the only source; it is read once, on first use, by pyoxigraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph

from kg.vocabulary import JF, ONTOLOGY, OWL, RDF, RDFS, SKOS

KEY_SCHEMES = {
    "measure": JF.Measure,
    "qualifier": JF.Qualifier,
    "status": JF.EventStatus,
    "pay-period": JF.PayPeriod,
    "audience": JF.Audience,
    "merge-reason": JF.MergeReason,
    "event-kind": JF.EventKind,
    "role": JF.OrganiserRole,
}
"""First half of a concept's key, and the class of the concepts that it names."""


class Concept(NamedTuple):
    """A SKOS concept of the ontology."""

    iri: str
    kind: str
    """Its class by local name: ``Measure``."""
    label: str
    """Chinese ``skos:prefLabel``."""
    notation: str | None


def ontology_folder() -> Path:
    """Return where ``ontology/`` is: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "ontology"
    return installed if installed.is_dir() else package.parent / "ontology"


def ontology_file() -> Path:
    """Return where ``jobfair.ttl`` is."""
    return ontology_folder() / "jobfair.ttl"


def names_of(term: str) -> tuple[str, str]:
    """Return what a term, given by its local name, is called in Chinese and in English.

    Raises ``ValueError`` where the ontology has no such term.
    """
    node = _ontology().get(str(JF) + term)
    if node is None:
        raise ValueError(f"the ontology has no term {term!r}")
    names = {name.language: name.value for name in (*node[str(RDFS.label)], *node[str(SKOS.prefLabel)])}
    return names["zh"], names["en"]


def ontology_version() -> str:
    """Return the version that the ontology gives itself."""
    return str(_ontology()[ONTOLOGY][str(OWL.versionInfo)][0].value)


@cache
def concepts() -> Mapping[str, Concept]:
    """Return concepts by key: scheme and notation (``measure:companies``) or Chinese label (``audience:农民工``)."""
    found = {}
    kinds = {str(kind): scheme for scheme, kind in KEY_SCHEMES.items()}
    for iri, properties in _ontology().items():
        kind = next((k.value for k in properties[str(RDF.type)] if k.value in kinds), None)
        if kind is None:
            continue
        label = next(name.value for name in properties[str(SKOS.prefLabel)] if name.language == "zh")
        notation = next((name.value for name in properties[str(SKOS.notation)]), None)
        found[f"{kinds[kind]}:{notation or label}"] = Concept(iri, kind.removeprefix(str(JF)), label, notation)
    return found


@cache
def superclasses(name: str) -> tuple[str, ...]:
    """Return the classes above a class of ``JF``, nearest first, by local name.

    ``Evidenced``, which stands above nearly everything, is left out: graphs do not say it again of each node.
    Raises ``ValueError`` where the ontology has no class of that name.
    """
    return tuple(_classes_above(name))


@cache
def known_of_terms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return property and value, by a term's IRI, of what a graph that uses the term need not say again.

    Of a class these are the classes above it, of a concept its class.
    """
    kinds = {str(kind) for kind in KEY_SCHEMES.values()}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for iri, properties in _ontology().items():
        of = {kind.value for kind in properties[str(RDF.type)]}
        pairs = [(str(RDF.type), kind) for kind in sorted(of & kinds)]
        if str(OWL.Class) in of and iri.startswith(str(JF)):
            above = superclasses(iri.removeprefix(str(JF)))
            pairs = [(str(RDFS.subClassOf), f"{JF}{name}") for name in above]
        if pairs:
            found[iri] = tuple(pairs)
    return found


def _classes_above(name: str) -> Iterator[str]:
    node = _ontology().get(str(JF) + name)
    if node is None or not any(kind.value.endswith("#Class") for kind in node[str(RDF.type)]):
        raise ValueError(f"the ontology has no class {name!r}")
    for above in node[str(RDFS.subClassOf)]:
        if above.value.startswith(str(JF)) and above.value != str(JF.Evidenced):
            yield above.value.removeprefix(str(JF))
            yield from _classes_above(above.value.removeprefix(str(JF)))


@cache
def _ontology() -> Mapping[str, Mapping[str, list[Any]]]:
    """Return objects by subject and predicate; the ontology has no blank nodes."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in pyoxigraph.parse(path=str(ontology_file()), format=pyoxigraph.RdfFormat.TURTLE):
        if isinstance(quad.subject, pyoxigraph.NamedNode):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return nodes
