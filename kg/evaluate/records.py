"""What an article says, in the form in which gold and graph are compared."""

from __future__ import annotations

from typing import NamedTuple

Names = tuple[str, ...]
"""Written forms of one thing, the fullest first; empty where nothing is said."""


class Trace(NamedTuple):
    """Where a fact stands: at an offset that the graph tells, or where its words are found."""

    words: Names = ()
    begin: int | None = None
    end: int | None = None


class Named(NamedTuple):
    """Something known by its names."""

    names: Names
    trace: Trace = Trace()


class Organiser(NamedTuple):
    """A body in its role for an event."""

    role: str
    names: Names
    canonical: str
    trace: Trace = Trace()


class Figure(NamedTuple):
    """A number and what it counts."""

    measure: str | None
    value: float | None
    qualifier: str
    trace: Trace = Trace()


class Event(NamedTuple):
    """An activity and what is told of it."""

    names: Names
    type: str | None = None
    start: str | None = None
    end: str | None = None
    venue: str | None = None
    district: str | None = None
    campaign: Names = ()
    organisers: tuple[Organiser, ...] = ()
    figures: tuple[Figure, ...] = ()
    audiences: tuple[Named, ...] = ()
    participants: tuple[Named, ...] = ()
    traces: tuple[tuple[str, Trace], ...] = ()
    """By relation: ``event``, ``date``, ``venue``, ``district``, ``campaign``."""

    @property
    def trace(self) -> Trace:
        """Where the event itself stands."""
        return self.trace_of("event")

    def trace_of(self, relation: str) -> Trace:
        """Return where a relation of the event stands, else where the event itself does."""
        found = dict(self.traces)
        return found.get(relation) or found.get("event") or Trace(self.names)


class Period(NamedTuple):
    """First and last day, month or year; None where open or unsaid."""

    start: str | None
    end: str | None


class Total(NamedTuple):
    """A number of more than one event."""

    figure: Figure
    scope: str | None
    period: Period

    @property
    def trace(self) -> Trace:
        """Where the number stands."""
        return self.figure.trace


class Offer(NamedTuple):
    """A post that an employer recruits for."""

    company: Names
    post: str
    headcount: float | None
    salary: str | None
    trace: Trace = Trace()


class Person(NamedTuple):
    """Someone with an office."""

    name: str
    title: str
    bodies: Names
    trace: Trace = Trace()


class Article(NamedTuple):
    """All facts of one article."""

    events: tuple[Event, ...] = ()
    totals: tuple[Total, ...] = ()
    offers: tuple[Offer, ...] = ()
    people: tuple[Person, ...] = ()
