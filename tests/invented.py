"""Builds the facts of invented articles, for the tests of the rooms behind ``extract``."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.datamodel import CleanText, DocumentFacts, Entity, Fact, Literal, Span

BASE = "https://example.org/id/"

DATES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def day(value: str) -> Literal:
    return Literal(value, DATES[len(value)])


class Article:
    """Collects entities and facts; spans are found by their words, or stand at the beginning of the text."""

    def __init__(self, identifier: str = "a.md", text: str = "春风送岗\n\n二月十日，青禾县举办招聘会。") -> None:
        self.clean = CleanText(identifier, text, "春风送岗", 6, date(2022, 2, 11), "青禾日报", None, ())
        self.entities: list[Entity] = []
        self.facts: list[Fact] = []

    def entity(self, key: str, kind: str, label: str, words: str = "", **more: Any) -> str:
        evidence = more.pop("evidence", (self.span(words),))
        self.entities.append(Entity(key, (kind,), label, more.pop("aliases", ()), evidence, **more))
        return key

    def fact(self, subject: str, predicate: str, target: str | Literal, words: str = "") -> None:
        self.facts.append(Fact(subject, predicate, target, self.span(words), "tested"))

    def span(self, words: str) -> Span:
        start = self.clean.text.index(words)
        return Span(start, start + max(1, len(words)))

    def district(self, code: str, name: str, full_name: str, within: str = "") -> str:
        key = self.entity(f"district:{code}", "District", name)
        self.fact(key, "fullName", Literal(full_name))
        if within:
            self.fact(key, "within", f"district:{within}")
        return key

    def event(self, key: str, name: str, start: str = "", district: str = "", kind: str = "JobFair") -> str:
        self.entity(key, kind, name)
        if start:
            self.fact(key, "startDate", day(start))
        if district:
            self.fact(key, "locatedIn", district)
        return key

    def figure(self, key: str, measure: str, value: str, *, event: str = "", words: str = "") -> str:
        self.entity(key, "Figure", f"{value}（{measure}）", words)
        self.fact(key, "measure", f"measure:{measure}")
        self.fact(key, "value", Literal(value, "integer"))
        self.fact(key, "qualifier", "qualifier:exact")
        if event:
            self.fact(event, "hasFigure", key)
        return key

    def person(self, key: str, name: str, title: str, body: str = "") -> str:
        self.entity(key, "Person", name)
        position = self.entity(f"{key}:position", "Position", title)
        self.fact(key, "holds", position)
        self.fact(position, "jobTitle", Literal(title))
        if body:
            self.fact(position, "atOrganisation", body)
        return key

    def done(self) -> DocumentFacts:
        return DocumentFacts(self.clean, tuple(self.entities), tuple(self.facts))
