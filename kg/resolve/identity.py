"""Who is who: the IRI of every entity of one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.datamodel import Entity
from kg.resolve.article import Article, family, grouped
from kg.resolve.names import digest, iri_part, same_name

LOCAL = "local:"
"""What the key of an entity begins with whose name says too little to meet others of that name."""

REASONS = {
    "Organisation": "merge-reason:equal-canonical-name",
    "Venue": "merge-reason:equal-name-and-district",
    "Event": "merge-reason:equal-name-start-and-district",
    "Person": "merge-reason:equal-name-and-body",
}
"""By family, the key of the concept that says why entities of several articles share an IRI."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def identify(article: Article, base: str, document: str) -> Mapping[str, str]:
    """Return the IRI of each entity by its key; entities that are one share it."""
    return _Identities(article, base, document).iris


class _Identities:
    """The order is that of dependence: a person's IRI needs its body's, a figure's that of its event."""

    def __init__(self, article: Article, base: str, document: str) -> None:
        self.iris: dict[str, str] = {}
        self._article, self._base, self._document = article, base, document
        self._taken: Counter[str] = Counter()
        self._districts()
        self._bodies()
        self._series()
        self._venues()
        self._events()
        self._people()
        self._positions()
        self._posts()
        self._figures()
        for key, entity in article.entities.items():
            if key not in self.iris:
                raise ValueError(f"{article.clean.document_id}: {key}: nothing identifies a {entity.kinds[0]}")

    def _districts(self) -> None:
        for entity in self._article.of("District"):
            self.iris[entity.key] = f"{self._base}district/{entity.key.removeprefix('district:')}"

    def _bodies(self) -> None:
        """By kind and canonical name; a body of no certain kind is the one of certain kind that has its name."""
        for group in grouped(self._article.of("Organisation"), _name_and_reach):
            certain = {body.kinds[0] for body in group} - {"Organisation"}
            for body in group:
                kind = body.kinds[0]
                if kind == "Organisation" and len(certain) == 1:
                    (kind,) = certain
                self.iris[body.key] = self._named(body, _segment(kind))

    def _series(self) -> None:
        for series in self._article.of("CampaignSeries"):
            self.iris[series.key] = self._named(series, "campaign-series")

    def _venues(self) -> None:
        """By name and district: its own, or the one in which everything that is held there takes place."""
        for venue in self._article.of("Venue"):
            codes = {_last(self.iris[key]) for key in self._article.keys(venue.key, "inDistrict")}
            if not codes:
                events = self._article.pointing_at(venue.key, "heldAt")
                codes = {_last(self.iris[d]) for event in events for d in self._article.keys(event, "locatedIn")}
            if len(codes) == 1 and not venue.key.startswith(LOCAL):
                self.iris[venue.key] = f"{self._base}venue/{codes.pop()}_{iri_part(venue.label)}"
            else:
                self.iris[venue.key] = self._local("venue", iri_part(venue.label))

    def _events(self) -> None:
        """By name, start and district where all are known, else by their order in the article."""
        events = self._article.of("Event")
        order = {event.key: number for number, event in enumerate(events, 1)}
        for group in grouped(events, self._name_start_district):
            known = self._name_start_district(group[0])
            for event in group:
                if len(known) > 1 and self._agree(group):
                    name, start, code = known
                    self.iris[event.key] = f"{self._base}event/{start}_{code}_{iri_part(name)}"
                else:
                    self.iris[event.key] = self._local("event", str(order[event.key]))

    def _name_start_district(self, event: Entity) -> tuple[str, ...]:
        """Return what an event is known by, or its key alone where that is not enough.

        A month holds many fairs of one name, so a start that is no day identifies only campaigns.
        """
        starts = self._article.values(event.key, "startDate")
        codes = sorted({_last(self.iris[key]) for key in self._article.keys(event.key, "locatedIn")})
        certain = len(starts) == len(codes) == 1 and not event.key.startswith(LOCAL)
        if certain and (len(starts[0]) == len("2022-02-10") or event.kinds[0] == "Campaign"):
            return same_name(event.label), starts[0], codes[0]
        return (event.key,)

    def _agree(self, events: list[Entity]) -> bool:
        """Return whether nothing sets events of one name, day and district apart."""
        kinds = {event.kinds[0] for event in events} - {"Event"}
        venues = [{self.iris[venue] for venue in self._article.keys(event.key, "heldAt")} for event in events]
        return len(kinds) <= 1 and _share(venues)

    def _people(self) -> None:
        """By name and the first body they work for; people of one name are one unless their bodies differ."""
        for group in grouped(self._article.of("Person"), _name_and_reach):
            bodies = [self._bodies_of(person.key) for person in group]
            one = _share([set(iris) for iris in bodies])
            if one:
                bodies = [[iri for iris in bodies for iri in iris]] * len(group)
            for person, iris in zip(group, bodies, strict=True):
                name = iri_part(person.label)
                if iris and "#" not in iris[0] and not person.key.startswith(LOCAL):
                    self.iris[person.key] = f"{self._base}person/{name}_{_last(iris[0])}"
                else:
                    self.iris[person.key] = self._local("person", name, apart=not one)

    def _bodies_of(self, person: str) -> list[str]:
        positions = self._article.keys(person, "holds")
        return [self.iris[body] for position in positions for body in self._article.keys(position, "atOrganisation")]

    def _positions(self) -> None:
        """By person, title and body."""
        for position in self._article.of("Position"):
            owner = self._owner(position, "holds")
            bodies = sorted(self.iris[body] for body in self._article.keys(position.key, "atOrganisation"))
            title = self._article.values(position.key, "jobTitle")[0]
            part = digest(owner, same_name(title), *bodies)
            self.iris[position.key] = f"{self._base}position/{iri_part(title)}_{part}"

    def _posts(self) -> None:
        """By employer, name of the post and event (or article), and their order where all that is equal."""
        for posts in self._article.of("Posts"):
            owner = self._owner(posts, "offers")
            events = sorted({self.iris[event] for event in self._article.keys(posts.key, "offeredAt")})
            part = digest(owner, same_name(posts.label), *(events or [self._document]))
            self.iris[posts.key] = self._counted(f"{self._base}posts/{iri_part(posts.label)}_{part}")

    def _figures(self) -> None:
        """By what they are about, all that they say, and their order where all that is equal."""
        for figure in self._article.of("Figure"):
            parents = [":".join(self._said(parent)) for parent in self._article.keys(figure.key, "breakdownOf")]
            measure, value, _ = said = self._said(figure.key)
            part = digest(*self._subject_of(figure), *said, *sorted(parents))
            self.iris[figure.key] = self._counted(f"{self._base}figure/{measure}_{iri_part(value)}_{part}")

    def _subject_of(self, figure: Entity) -> list[str]:
        """Return the events a figure is of, or scope and period; the article too where these leave it open."""
        events = self._article.pointing_at(figure.key, "hasFigure")
        if events:
            return sorted({self.iris[event] for event in events})
        scopes = sorted({self.iris[scope] for scope in self._article.keys(figure.key, "scope")})
        labels = self._article.values(figure.key, "scopeLabel")
        if not scopes and not labels:
            raise ValueError(f"{self._article.clean.document_id}: {figure.key} has neither event nor scope")
        periods = ["/".join(self._article.values(figure.key, predicate)) for predicate in ("periodStart", "periodEnd")]
        certain = scopes and any(periods)
        return [*scopes, *labels, *periods, *([] if certain else [self._document])]

    def _said(self, figure: str) -> tuple[str, str, str]:
        measure, qualifier = (self._article.keys(figure, p)[0].partition(":")[2] for p in ("measure", "qualifier"))
        return measure, self._article.values(figure, "value")[0], qualifier

    def _owner(self, entity: Entity, predicate: str) -> str:
        owners = sorted({self.iris[key] for key in self._article.pointing_at(entity.key, predicate)})
        if not owners:
            raise ValueError(f"{self._article.clean.document_id}: nothing {predicate} {entity.key}")
        return owners[0]

    def _named(self, entity: Entity, segment: str) -> str:
        name = iri_part(entity.label)
        return self._local(segment, name) if entity.key.startswith(LOCAL) else f"{self._base}{segment}/{name}"

    def _local(self, segment: str, name: str, *, apart: bool = False) -> str:
        iri = f"{self._document}#{segment}-{name}"
        return self._counted(iri) if apart else iri

    def _counted(self, iri: str) -> str:
        """Return the IRI, with a number from its second use on."""
        self._taken[iri] += 1
        return iri if self._taken[iri] == 1 else f"{iri}_{self._taken[iri]}"


def _name_and_reach(entity: Entity) -> tuple[str, ...]:
    return same_name(entity.label), LOCAL if entity.key.startswith(LOCAL) else ""


def _segment(kind: str) -> str:
    return _CAMEL.sub("-", kind).lower()


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _share(sets: list[set[str]]) -> bool:
    """Return whether the sets, but for empty ones, have something in common."""
    filled = [one for one in sets if one]
    return not filled or bool(set.intersection(*filled))


def reason(kinds: tuple[str, ...], iri: str) -> str | None:
    """Return why an entity of these classes, most specific first, meets those of other articles under its IRI."""
    return None if "#" in iri else REASONS.get(family(kinds[0]))
