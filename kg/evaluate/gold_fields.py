"""Fields of a gold file, each known by its place (``events[2].figures[0].measure``) and taken as what it must be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from kg.concepts import concepts

EVENT_TYPES = {
    "JobFair": "job-fair",
    "OnlineJobFair": "online-fair",
    "LivestreamRecruitment": "livestream",
    "CampusFair": "campus-fair",
    "Campaign": "campaign",
    "LaunchCeremony": "launch",
    "Outreach": "outreach",
    "TrainingCourse": "training",
    "Contest": "contest",
    "Meeting": "meeting",
}
"""Classes of the ontology, and what gold files call them."""

ROLES = {
    "hosts": "host",
    "undertakes": "undertake",
    "coOrganises": "co-organise",
    "executes": "execute",
    "guides": "guide",
    "supports": "support",
}
"""Properties of the ontology, and what gold files call them."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


class GoldError(ValueError):
    """What is wrong at a place of a gold file, and the remedy."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}.")


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return what may stand in a field of this kind: measures, qualifiers, audiences, event types or roles."""
    if kind == "event type":
        return frozenset(EVENT_TYPES.values())
    if kind == "role":
        return frozenset(ROLES.values())
    return frozenset(key.partition(":")[2] for key in concepts() if key.startswith(f"{kind}:"))


class Value(NamedTuple):
    """Something in a gold file, and where."""

    place: str
    what: Any

    def one_of(self, kind: str) -> str:
        """Return the value if it is a word of its kind."""
        allowed = words_of(kind)
        if self.what not in allowed:
            near = get_close_matches(str(self.what), allowed, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(sorted(allowed))}"
            raise GoldError(self.place, f"{self.what!r} is no {kind}; {hint}".rstrip("?"))
        return str(self.what)


def label(value: Value) -> str:
    """Return a value that must be words."""
    if not isinstance(value.what, str) or not value.what.strip():
        raise GoldError(value.place, f"{value.what!r} is no text; write the words of the article in quotes")
    return value.what


class Fields:
    """The fields of one object."""

    def __init__(self, value: Value, known: set[str]) -> None:
        self._place, fields = value
        if not isinstance(fields, dict):
            raise GoldError(self._place, f"{_kind(fields)} stands where an object with fields must be; mend it")
        self._fields: dict[str, Any] = fields
        for name in fields:
            if name not in known:
                near = get_close_matches(name, known, 1)
                remedy = f"write {near[0]!r}" if near else f"use {', '.join(sorted(known))}"
                raise GoldError(self._place, f"a field {name!r} is not known; {remedy}, or leave it out")

    def items(self, name: str) -> Iterator[Value]:
        """Yield the values of a list; nothing where the field is left out or null."""
        found = self._fields.get(name)
        if found is None:
            return
        if not isinstance(found, list):
            raise GoldError(self._at(name), f"{_kind(found)} stands where a list must be; put it in brackets")
        for number, each in enumerate(found):
            yield Value(f"{self._at(name)}[{number}]", each)

    def text(self, name: str) -> str | None:
        """Return words, None where the field is left out, null or empty."""
        found = self._fields.get(name)
        return label(Value(self._at(name), found)) if found not in (None, "") else None

    def needed(self, name: str) -> str:
        """Return words that must be there."""
        found = self.text(name)
        if found is None:
            raise GoldError(self._at(name), "it is missing or empty; write the words of the article")
        return found

    def one_of(self, name: str, kind: str, default: str | None = None) -> str:
        """Return a word of a closed list, ``default`` where the field is left out."""
        found = self._fields.get(name, default)
        return Value(self._at(name), found).one_of(kind)

    def number(self, name: str, *, needed: bool = False) -> float | None:
        """Return a number, None where the field is left out or null and not needed."""
        found = self._fields.get(name)
        if found is None and not needed:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise GoldError(self._at(name), f"{found!r} is no number; write it in digits, without quotes")
        return found

    def day(self, name: str) -> str | None:
        """Return an ISO day, month or year, None where the field is left out or null."""
        found = self.text(name)
        if found is None:
            return None
        try:
            date.fromisoformat(f"{found}-01-01"[:10] if _DATE.fullmatch(found) else "no date")
        except ValueError:
            raise GoldError(self._at(name), f"{found!r} is no ISO date; write 2024-03-05, 2024-03 or 2024") from None
        return found

    def _at(self, name: str) -> str:
        return name if self._place == "the file" else f"{self._place}.{name}"


def _kind(found: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", type(None): "null", bool: "true or false"}
    return kinds.get(type(found), "a number")
