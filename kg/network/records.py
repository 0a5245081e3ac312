"""What a network is drawn from: the bodies, events, districts and people of a graph, and how they are tied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Source(NamedTuple):
    """A place in an article that speaks of something."""

    document: str
    """Identifier of the article."""
    title: str
    begin: int
    end: int
    """Code points of the clean text, half open."""
    quote: str
    """Empty where the graph was built without texts."""


class Body(NamedTuple):
    """An organisation, in whatever role."""

    iri: str
    label: str
    kind: str
    """Class by local name: ``GovernmentBody``, ``Company`` …, ``Organisation`` where nothing closer is known."""
    level: str | None
    """Level of government that the name shows: ``national``, ``province``, ``city``, ``county``, ``township``."""
    district: str | None
    """Code of the finest division in the name."""
    sources: tuple[Source, ...]


class Occasion(NamedTuple):
    """An event."""

    iri: str
    label: str
    kind: str
    """``JobFair`` …, ``Event`` where nothing closer is known."""
    start: str | None
    """ISO day, month or year."""
    end: str | None
    districts: tuple[str, ...]
    """Codes of where it was held."""
    campaigns: tuple[str, ...]
    """Names of the series that it belongs to."""
    sources: tuple[Source, ...]

    @property
    def year(self) -> int | None:
        """Year of its start."""
        return int(self.start[:4]) if self.start else None


class District(NamedTuple):
    """An administrative division that the graph knows."""

    iri: str
    code: str
    label: str
    full_name: str
    parent: str | None
    """Code of the next larger one."""


class Person(NamedTuple):
    """Somebody who holds an office."""

    iri: str
    label: str
    sources: tuple[Source, ...]


class Tie(NamedTuple):
    """That a body had a part in an event."""

    body: str
    role: str
    """``hosts``, ``undertakes``, ``coOrganises``, ``executes``, ``guides``, ``supports``, ``participatesIn`` or
    ``offers`` (posts at the event)."""
    event: str


class Office(NamedTuple):
    """That a person holds an office at a body."""

    person: str
    title: str
    body: str


class Thing(NamedTuple):
    """Any entity of the graph, for the view of the whole."""

    iri: str
    label: str
    kind: str
    values: tuple[tuple[str, str], ...]
    """Property by local name and value, sorted."""


class Link(NamedTuple):
    """A statement between two entities."""

    subject: str
    predicate: str
    """Property by local name."""
    object: str


class Network(NamedTuple):
    """A graph as the views see it. Mappings are by IRI (districts: by code) and sorted by label."""

    bodies: Mapping[str, Body]
    events: Mapping[str, Occasion]
    districts: Mapping[str, District]
    people: Mapping[str, Person]
    ties: tuple[Tie, ...]
    offices: tuple[Office, ...]
    things: Mapping[str, Thing]
    links: tuple[Link, ...]


EVENT_KINDS = (
    "JobFair",
    "OnlineJobFair",
    "LivestreamRecruitment",
    "CampusFair",
    "Campaign",
    "LaunchCeremony",
    "Outreach",
    "TrainingCourse",
    "Contest",
    "Meeting",
)
"""Classes of events by local name."""
ORGANISING = ("hosts", "undertakes", "coOrganises", "executes", "guides", "supports")
"""Roles of organisers, from the closest to the event to the furthest."""
EMPLOYING = ("participatesIn", "offers")
"""Roles of employers."""
