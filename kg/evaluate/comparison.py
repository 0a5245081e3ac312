"""Compares what gold and graph say of one article, relation by relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from kg.evaluate.likeness import Likeness, any_similar, normal, similar
from kg.evaluate.matching import pair_events, pair_off, same_figure
from kg.evaluate.records import Article, Event, Figure, Named, Names, Offer, Organiser, Person, Total, Trace
from kg.evaluate.wording import told

RELATIONS = (
    "event", "type", "date", "venue", "district", "organiser", "figure", "campaign", "audience", "participant",
    "aggregate", "offer", "person",
)  # fmt: skip
"""What is counted in the totals."""
DETAILS = ("name", "role", "org name", "scope", "period", "headcount", "salary")
"""What is judged only of facts that were found."""

_SAME_NAME = 0.6
_SAME_CAMPAIGN = 0.75
_SAME_POST = 0.8
_SAME_TITLE = 0.6
_SAME_OFFICE = 0.85

Item = TypeVar("Item")
Traced = TypeVar("Traced", Event, Organiser, Figure, Named, Total, Offer, Person)


class Outcome(NamedTuple):
    """One fact that was read, missed, or read where none is."""

    relation: str
    kind: str
    """``right``, ``missed`` or ``wrong``."""
    event: str
    """Name of the event that it is about; empty for other facts."""
    says: str
    trace: Trace


def compare(gold: Article, found: Article, likeness: Likeness) -> Iterator[Outcome]:
    """Yield the outcomes of one article."""
    paired = pair_events(gold.events, found.events, likeness)
    rows: list[tuple[Event | None, Event | None]] = [
        *paired.pairs, *((event, None) for event in paired.missed), *((None, event) for event in paired.wrong),
    ]  # fmt: skip
    for one, other in rows:
        yield from _Events(one, other, likeness).outcomes()
    yield from _totals(gold.totals, found.totals, likeness)
    yield from _offers(gold.offers, found.offers, likeness)
    yield from _outcomes("person", gold.people, found.people, lambda a, b: _same_person(a, b, likeness))


class _Events:
    """Compares what is told of one event; one of the two sides may lack it."""

    def __init__(self, gold: Event | None, found: Event | None, likeness: Likeness) -> None:
        self._both = gold is not None and found is not None
        self._one, self._other = gold or Event(()), found or Event(())
        self._likeness = likeness
        self._name = (self._one.names or self._other.names)[0]
        self._exists = (gold, found)

    def outcomes(self) -> Iterator[Outcome]:
        for outcome in self._relations():
            yield outcome._replace(event=self._name)

    def _relations(self) -> Iterator[Outcome]:
        one, other, likeness = self._one, self._other, self._likeness
        gold, found = self._exists
        yield from _outcomes("event", [gold] if gold else [], [found] if found else [], lambda a, b: True)
        yield from self._single("type", one.type, other.type, lambda a, b: a == b)
        yield from self._dates()
        yield from self._single("venue", one.venue, other.venue, likeness.same_place)
        yield from self._single("district", one.district, other.district, likeness.same_district)
        if self._both:
            yield from _values("name", one.names[:1], other.names, lambda a, b: any_similar(a, b, _SAME_NAME))
        yield from self._organisers()
        yield from _outcomes("figure", one.figures, other.figures, same_figure)
        alike: Callable[[Names, Names], bool] = lambda a, b: any_similar(a, b, _SAME_CAMPAIGN)  # noqa: E731
        yield from self._single("campaign", one.campaign, other.campaign, alike)
        yield from _outcomes(
            "audience", one.audiences, other.audiences, lambda a, b: any_similar(a.names, b.names, 1.0)
        )
        employers: Callable[[Named, Named], bool] = lambda a, b: likeness.same_body(a.names, b.names)  # noqa: E731
        yield from _outcomes("participant", one.participants, other.participants, employers)

    def _dates(self) -> Iterator[Outcome]:
        """Yield the first day and, where either side has a longer event, the last."""
        one, other = self._one, self._other
        yield from self._single("date", one.start, other.start, lambda a, b: a == b)
        if (one.end or one.start) != one.start or (other.end or other.start) != other.start:
            yield from self._single("date", one.end, other.end, lambda a, b: a == b)

    def _organisers(self) -> Iterator[Outcome]:
        ones, others = self._one.organisers, self._other.organisers
        same: Callable[[Organiser, Organiser], bool] = lambda a, b: self._likeness.same_body(a.names, b.names)  # noqa: E731
        yield from _outcomes("organiser", ones, others, lambda a, b: a.role == b.role and same(a, b))
        for one, other in pair_off(ones, others, same).pairs:
            yield from _values("role", one.role, other.role, lambda a, b: a == b)
            yield from _values("org name", normal(one.canonical), normal(other.canonical), lambda a, b: a == b)

    def _single(
        self, relation: str, one: Item | None, other: Item | None, same: Callable[[Item, Item], bool]
    ) -> Iterator[Outcome]:
        """Yield the outcomes of a relation that has one value at most."""
        traces = (self._one.trace_of(relation), self._other.trace_of(relation))
        yield from _values(relation, one, other, same, traces)


def _values(
    relation: str,
    one: Item | None,
    other: Item | None,
    same: Callable[[Item, Item], bool],
    traces: tuple[Trace, Trace] = (Trace(), Trace()),
) -> Iterator[Outcome]:
    if one and other and same(one, other):
        yield Outcome(relation, "right", "", told(one), traces[0])
        return
    if one:
        yield Outcome(relation, "missed", "", told(one), traces[0])
    if other:
        yield Outcome(relation, "wrong", "", told(other), traces[1])


def _outcomes(
    relation: str, gold: Sequence[Traced], found: Sequence[Traced], same: Callable[[Traced, Traced], bool]
) -> Iterator[Outcome]:
    pairing = pair_off(gold, found, same)
    yield from (Outcome(relation, "right", "", told(one), one.trace) for one, _ in pairing.pairs)
    yield from (Outcome(relation, "missed", "", told(one), one.trace) for one in pairing.missed)
    yield from (Outcome(relation, "wrong", "", told(one), one.trace) for one in pairing.wrong)


def _totals(gold: Sequence[Total], found: Sequence[Total], likeness: Likeness) -> Iterator[Outcome]:
    same: Callable[[Total, Total], bool] = lambda a, b: same_figure(a.figure, b.figure)  # noqa: E731
    yield from _outcomes("aggregate", gold, found, same)
    for one, other in pair_off(gold, found, same).pairs:
        traces = (one.trace, other.trace)
        yield from _values("scope", one.scope, other.scope, lambda a, b: _same_scope(a, b, likeness), traces)
        yield from _values("period", one.period, other.period, lambda a, b: a == b, traces)


def _same_scope(one: str, other: str, likeness: Likeness) -> bool:
    return similar(one, other) >= _SAME_NAME or likeness.same_body([one], [other])


def _offers(gold: Sequence[Offer], found: Sequence[Offer], likeness: Likeness) -> Iterator[Outcome]:
    def same(one: Offer, other: Offer) -> bool:
        return likeness.same_body(one.company, other.company) and similar(one.post, other.post) >= _SAME_POST

    yield from _outcomes("offer", gold, found, same)
    for one, other in pair_off(gold, found, same).pairs:
        traces = (one.trace, other.trace)
        yield from _values("headcount", one.headcount, other.headcount, lambda a, b: a == b, traces)
        yield from _values("salary", one.salary, other.salary, lambda a, b: similar(a, b) >= _SAME_POST, traces)


def _same_person(one: Person, other: Person, likeness: Likeness) -> bool:
    """Tell whether name, title and body agree, wherever a department between title and body was put."""
    if normal(one.name) != normal(other.name):
        return False
    bodies_agree = not one.bodies or likeness.same_body(one.bodies, other.bodies)
    if bodies_agree and similar(one.title, other.title) >= _SAME_TITLE:
        return True
    return any_similar(_offices(one), _offices(other), _SAME_OFFICE)


def _offices(person: Person) -> list[str]:
    return [normal(body) + normal(person.title) for body in person.bodies or ("",)]
