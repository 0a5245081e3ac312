"""What a build says of single articles, read from its named graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

import pyoxigraph

from kg.errors import KgError
from kg.evaluate.gold_fields import EVENT_TYPES, ROLES
from kg.evaluate.records import Article, Event, Figure, Named, Names, Offer, Organiser, Period, Person, Total, Trace
from kg.layout import GRAPH_NQ, is_build
from kg.vocabulary import DCTERMS, JF, RDF, RDFS, SKOS

_LABELS = tuple(str(term) for term in (RDFS.label, SKOS.prefLabel, SKOS.altLabel))
_TYPE = str(RDF.type)

Nodes = dict[str, dict[str, list[str]]]


def read_articles(folder: Path, wanted: Collection[str]) -> dict[str, tuple[str, Article]]:
    """Return identifier and facts of each article by the name that its gold file has: ``a/b.md#2`` is ``b#2``.

    Only what is ``wanted`` is kept in memory. Raises ``KgError`` where the folder is no build, cannot be read,
    or two articles have one name.
    """
    if not is_build(folder):
        raise KgError(f"{folder} is no build: give the folder that kg build wrote.")
    names = _names(folder / GRAPH_NQ)
    graphs: dict[str, Nodes] = {graph: {} for graph, (_, name) in names.items() if name in wanted}
    for quad in _quads(folder / GRAPH_NQ):
        nodes = graphs.get(_value(quad.graph_name))
        if nodes is not None:
            node = nodes.setdefault(_value(quad.subject), {})
            node.setdefault(quad.predicate.value, []).append(_value(quad.object))
    found: dict[str, tuple[str, Article]] = {}
    for graph, nodes in graphs.items():
        identifier, name = names[graph]
        if name in found:
            raise KgError(
                f"{found[name][0]} and {identifier} are both called {name}: build and evaluate their folders apart."
            )
        found[name] = identifier, _Graph(nodes).article()
    return found


def _names(path: Path) -> dict[str, tuple[str, str]]:
    """Return the identifier of each document and the name of its gold file, by its graph."""
    found = {}
    for quad in _quads(path):
        if quad.predicate.value == str(DCTERMS.identifier) and quad.subject == quad.graph_name:
            identifier = _value(quad.object)
            below, sign, item = identifier.partition("#")
            found[_value(quad.graph_name)] = identifier, PurePosixPath(below).stem + sign + item
    return found


def _quads(path: Path) -> Iterator[pyoxigraph.Quad]:
    try:
        yield from pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise KgError(f"{path}, line {error.lineno}: it is damaged ({error.msg}): build the graph again.") from error


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


class _Graph:
    """Reads the nodes of one named graph."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._claims = dict(self._read_claims())
        self._bodies: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for node in nodes:
            for role in (*ROLES, "participatesIn"):
                for event in self._all(node, JF[role]):
                    self._bodies[event].append((role, node))

    def article(self) -> Article:
        events = [node for node in self._nodes if any(self._is(node, kind) for kind in (*EVENT_TYPES, "Event"))]
        claimed = {figure for event in events for figure in self._all(event, JF.hasFigure)}
        figures = [node for node in self._nodes if self._is(node, "Figure") and node not in claimed]
        return Article(
            tuple(map(self._event, events)), tuple(map(self._total, figures)),
            tuple(self._offers()), tuple(self._people()),
        )  # fmt: skip

    def _event(self, node: str) -> Event:
        kinds = [EVENT_TYPES[kind] for kind in self._kinds(node) if kind in EVENT_TYPES]
        start = self._first(node, JF.startDate)
        districts = [self._first(each, JF.fullName) or self._labels(each)[0] for each in self._all(node, JF.locatedIn)]
        venue, campaign = self._first(node, JF.heldAt), self._first(node, JF.partOf)
        relations = {"date": JF.startDate, "venue": JF.heldAt, "district": JF.locatedIn, "campaign": JF.partOf}
        return Event(
            self._labels(node), (kinds or ["event"])[0], start, self._first(node, JF.endDate) or start,
            self._labels(venue)[0] if venue else None, max(districts, key=len, default=None),
            self._labels(campaign) if campaign else (),
            tuple(self._organisers(node)),
            tuple(map(self._figure, self._all(node, JF.hasFigure))),
            tuple(
                Named(self._labels(each), self._claim(node, JF.targets, each)) for each in self._all(node, JF.targets)
            ),
            tuple(
                Named(self._labels(each), self._claim(each, JF.participatesIn, node))
                for role, each in self._bodies[node]
                if role not in ROLES
            ),
            (("event", self._evidence(node)), *((name, self._told(node, term)) for name, term in relations.items())),
        )  # fmt: skip

    def _organisers(self, event: str) -> Iterator[Organiser]:
        for role, body in self._bodies[event]:
            if role in ROLES:
                names = self._labels(body)
                yield Organiser(ROLES[role], names, names[0], self._claim(body, JF[role], event))

    def _figure(self, node: str) -> Figure:
        qualifier = self._first(node, JF.qualifier)
        measure = self._first(node, JF.measure)
        value = _number(self._first(node, JF.value))
        return Figure(
            self._notation(measure) if measure else None, value,
            self._notation(qualifier) if qualifier else "exact", self._evidence(node),
        )  # fmt: skip

    def _total(self, node: str) -> Total:
        scope = self._first(node, JF.scopeLabel)
        thing = self._first(node, JF.scope)
        if scope is None and thing is not None:
            scope = self._labels(thing)[0]
        period = Period(self._first(node, JF.periodStart), self._first(node, JF.periodEnd))
        return Total(self._figure(node), scope, period)

    def _offers(self) -> Iterator[Offer]:
        for node in self._nodes:
            for posts in self._all(node, JF.offers):
                yield Offer(
                    self._labels(node), self._labels(posts)[0], _number(self._first(posts, JF.headcount)),
                    self._first(posts, JF.salaryText), self._claim(node, JF.offers, posts),
                )  # fmt: skip

    def _people(self) -> Iterator[Person]:
        for node in self._nodes:
            if self._is(node, "Person"):
                for position in self._all(node, JF.holds):
                    body = self._first(position, JF.atOrganisation)
                    title = self._first(position, JF.jobTitle) or ""
                    where = self._claim(node, JF.holds, position)
                    yield Person(self._labels(node)[0], title, self._labels(body) if body else (), where)

    # ------------------------------------------------------------ properties of a node

    def _all(self, node: str, term: object) -> list[str]:
        return self._nodes.get(node, {}).get(str(term), [])

    def _first(self, node: str, term: object) -> str | None:
        return next(iter(self._all(node, term)), None)

    def _kinds(self, node: str) -> Iterable[str]:
        return (kind.removeprefix(str(JF)) for kind in self._all(node, _TYPE) if kind.startswith(str(JF)))

    def _is(self, node: str, kind: str) -> bool:
        return str(JF) + kind in self._all(node, _TYPE)

    def _labels(self, node: str) -> Names:
        found = [name for term in _LABELS for name in self._all(node, term)]
        return tuple(found) or (node.rpartition("/")[2],)

    def _notation(self, concept: str) -> str:
        return self._first(concept, SKOS.notation) or concept.replace("/", "#").rpartition("#")[2]

    # ------------------------------------------------------------ where it was read

    def _read_claims(self) -> Iterator[tuple[tuple[str, ...], Trace]]:
        for node in self._nodes:
            if self._is(node, "Claim"):
                said = (self._first(node, term) or "" for term in (RDF.subject, RDF.predicate, RDF.object))
                yield tuple(said), self._evidence(node)

    def _claim(self, subject: str, predicate: object, value: str) -> Trace:
        return self._claims.get((subject, str(predicate), value), Trace())

    def _told(self, subject: str, predicate: object) -> Trace:
        value = self._first(subject, predicate)
        return self._claim(subject, predicate, value) if value is not None else Trace()

    def _evidence(self, node: str) -> Trace:
        spans = [
            (int(begin), int(end))
            for mention in self._all(node, JF.evidence)
            if (begin := self._first(mention, JF.begin)) and (end := self._first(mention, JF.end))
        ]
        first = min(spans, default=None)
        return Trace((), *first) if first else Trace()


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None
