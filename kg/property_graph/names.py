"""What classes, properties and IRIs of the graph are called in a property graph."""

from __future__ import annotations

import re
from functools import cache

from kg.vocabulary import DCTERMS, JF, RDFS, SKOS

MENTIONED_IN = "MENTIONED_IN"
"""From whatever an article speaks of to the article, with the places where it does."""

EVENT_FIGURES = frozenset(("companies", "posts", "vacancies", "attendees", "viewers", "intentions", "hires"))
"""Measures that an event has as properties of its own, beside the nodes of its figures."""

SCALES = frozenset(str(JF[name]) for name in ("Measure", "Qualifier", "EventStatus", "PayPeriod"))
"""Classes of concepts that are values of a property, not nodes."""

NO_NODES = SCALES | {str(JF.Mention), str(JF.Claim)}
"""Classes of our ontology whose members are told by other means: as values, or as properties of relationships."""

_SPACE = str(JF)
_RENAMED = {
    str(RDFS.label): "name",
    str(SKOS.prefLabel): "name",
    str(SKOS.altLabel): "aliases",
    str(SKOS.notation): "code",
    str(DCTERMS.source): "url",
    **{str(DCTERMS[name]): name for name in ("identifier", "title", "issued", "publisher")},
}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@cache
def label(iri: str) -> str | None:
    """Return the label of a class: ``JobFair`` for ``jf:JobFair``; None for classes of other vocabularies."""
    return iri.removeprefix(_SPACE) if iri.startswith(_SPACE) and iri not in NO_NODES else None


@cache
def relationship_type(iri: str) -> str:
    """Return the type of a relationship: ``LOCATED_IN`` for ``jf:locatedIn``."""
    return _HUMP.sub("_", _local(iri)).upper()


@cache
def property_name(iri: str) -> str | None:
    """Return the key of a property; None for what other vocabularies say again."""
    if iri.startswith(_SPACE):
        return iri.removeprefix(_SPACE)
    return _RENAMED.get(iri)


def quoted(name: str) -> str:
    """Return a name as Cypher takes it, whatever it holds."""
    return "`" + name.replace("`", "``") + "`"


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
