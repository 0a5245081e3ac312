"""Keeps the entities of one article: one key for each, however often and by whichever relation it is met."""

from __future__ import annotations

from kg.datamodel import (
    AnnotatedText,
    Discourse,
    Entity,
    Fact,
    Literal,
    OrganisationMention,
    Span,
    Unit,
)
from kg.extract.attachment.roles import Role, read_roles
from kg.extract.attachment.row_labels import of_all_rows
from kg.extract.back_references import points_back
from kg.extract.event_names import EventNames, name_events
from kg.extract.setting.view import Page, page_of
from kg.extract.wording import wording

_BODY = "body:"

_ANYWHERE = Span(0, 1)
"""What the table of codes tells was read nowhere in the text; such facts get no claim."""


class Ledger:
    """Entities by key, with labels, other written forms and the spans that name them."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.annotated: AnnotatedText = discourse.annotated
        self.text = self.annotated.reading.text
        self.names: list[EventNames] = name_events(discourse)
        self.facts: list[Fact] = []
        """What the extractors before this one have read."""
        self._entities: dict[str, Entity] = {}
        self._table: list[Fact] = []
        self._counts: dict[str, int] = {}
        self._roles: tuple[Role, ...] | None = None
        self._page: Page | None = None

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the bodies of the article do for its events."""
        if self._roles is None:
            roles = read_roles(self.discourse, [names.kind for names in self.names])
            self._roles = of_all_rows(self.discourse, roles)
        return self._roles

    @property
    def page(self) -> Page:
        """The article as its events' times and places are looked for."""
        if self._page is None:
            self._page = page_of(self)
        return self._page

    def said(self, predicate: str) -> list[Fact]:
        """Return the facts of a predicate that have been read so far, in their order."""
        return [fact for fact in self.facts if fact.predicate == predicate]

    def written(self, span: Span) -> str:
        """Return the words of a span as the article writes them, without spaces that only the layout needs."""
        start, end = self.annotated.reading.to_clean(span)
        return wording(self.annotated.clean.text[start:end])

    def units_of(self, number: int) -> list[Unit]:
        """Return the units that speak of an event, in order."""
        return [self.discourse.units[index] for index in self.discourse.events[number]]

    def event(self, number: int) -> str:
        """Return the key of the event with this number."""
        key = f"event:{number + 1}"
        if key not in self._entities:
            names = self.names[number]
            written = [self.written(span) for span in names.spans]
            labels = list(dict.fromkeys([names.composed, *written] if names.composed else written))
            self._entities[key] = Entity(key, (names.kind,), labels[0], tuple(labels[1:]), names.spans)
        return key

    def body(self, mention: OrganisationMention) -> str:
        """Return the key of a body."""
        return self._add(f"{_BODY}{mention.kind}:{mention.name}", mention.kind, mention.name, mention.span)

    def place(self, words: Span) -> str:
        """Return the key of a venue."""
        name = self.written(words)
        return self._add(f"venue:{name}", "Venue", name, words)

    def series(self, name: str, span: Span) -> str:
        """Return the key of a campaign series."""
        return self._add(f"series:{name}", "CampaignSeries", name, span)

    def district(self, code: str, span: Span | None = None) -> str:
        """Return the key of a division; the larger ones that hold it become entities, too."""
        key = f"district:{code}"
        row = self.annotated.gazetteer[code]
        if key not in self._entities:
            self._entities[key] = Entity(key, ("District",), row.name, (), ())
            self._table.append(Fact(key, "fullName", Literal(row.full_name), _ANYWHERE, "gazetteer"))
            if row.parent:
                self._table.append(Fact(key, "within", self.district(row.parent), _ANYWHERE, "gazetteer"))
        if span is not None:
            self._add(key, "District", row.name, span)
        return key

    def new(self, kind: str, label: str, span: Span) -> str:
        """Return the key of an entity that meets no other: a figure, a position, a post."""
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        key = f"{kind.lower()}:{count}"
        self._entities[key] = Entity(key, (kind,), label, (), (span,))
        return key

    def person(self, name: str, span: Span) -> str:
        """Return the key of a person."""
        return self._add(f"person:{name}", "Person", name, span)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities in the order that they were met."""
        return tuple(self._entities.values())

    def table_facts(self) -> tuple[Fact, ...]:
        """Return what is known of the divisions from the table of codes, the larger division first."""
        return tuple(self._table)

    def _add(self, key: str, kind: str, label: str, span: Span) -> str:
        known = self._entities.get(key)
        written = self.written(span)
        named = written != label and not (key.startswith(_BODY) and points_back(written))
        aliases: tuple[str, ...] = (written,) if named else ()
        if known is None:
            self._entities[key] = Entity(key, (kind,), label, aliases, (span,))
        elif span not in known.evidence:
            aliases = known.aliases + tuple(a for a in aliases if a not in known.aliases)
            self._entities[key] = known._replace(aliases=aliases, evidence=(*known.evidence, span))
        return key
