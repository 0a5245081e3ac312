"""What all articles together say of a node or relationship."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypedDict, cast

from kg.property_graph.schema import DOCUMENTS, STATED
from kg.property_graph.values import DATES, Said, Value, chosen_date, day, scalar

_LATEST = frozenset(("endDate", "periodEnd"))
"""Dates of which the latest stands for several; of the others it is the earliest."""

_SINGLE = frozenset(("name", "title", "code", "fullName", "identifier", "publisher", "value", "headcount"))
"""Of these the first in order stands for several; what else has several values is a list."""
_STATUS = "status"


_decoded = json.JSONDecoder().raw_decode


class _Content(TypedDict, total=False):
    """What :mod:`kg.property_graph.stated` keeps of one article."""

    source: str
    labels: list[str]
    values: dict[str, list[list[str]]]
    """Of each property what is :data:`~kg.property_graph.values.Said`, as JSON has it."""
    figures: list[list[str]]
    quote: str
    quotes: list[str]
    evidence: list[str]


class Merged(NamedTuple):
    """A node or relationship as a database holds it."""

    labels: tuple[str, ...]
    """Sorted; none of a relationship."""
    properties: Mapping[str, Value]


def merge(stated: Mapping[str, str]) -> Merged:
    """Return labels and properties of what articles state, given as JSON by the article's IRI.

    Where articles differ, a date is the most precise one, then the earliest (of an end, the latest); a number of an
    event is the largest; an event that one article reports is reported; of names the first in order is the name
    and the others are aliases.
    """
    contents = [cast(_Content, _decoded(stated[document])[0]) for document in sorted(stated)]
    if not any("labels" in content for content in contents):
        return Merged((), _sources(contents))
    values = _values(contents)
    properties: dict[str, Value] = {}
    for name, found in sorted(values.items()):
        properties |= _property(name, sorted(found))
    properties |= _figures(contents)
    properties |= _names(properties, values)
    labels = sorted({label for content in contents for label in content.get("labels", ())})
    return Merged(tuple(labels), properties | _sources(contents))


def stored(stated: Mapping[str, str], merged: Merged) -> dict[str, Value]:
    """Return the properties that are stored: those that were merged, and what they were made of."""
    documents = sorted(stated)
    return {**merged.properties, DOCUMENTS: documents, STATED: [stated[document] for document in documents]}


def _values(contents: Iterable[_Content]) -> dict[str, set[Said]]:
    found: dict[str, set[Said]] = defaultdict(set)
    for content in contents:
        for name, values in content.get("values", {}).items():
            found[name] |= {(kind, text) for kind, text in values}
    return found


def _property(name: str, values: list[Said]) -> dict[str, Value]:
    if all(kind in DATES for kind, _ in values):
        text = chosen_date(values, latest=name in _LATEST)
        found = day(text)
        dates: dict[str, Value] = {f"{name}Text": text}
        return dates | {name: found} if found else dates
    scalars = [scalar(value) for value in values]
    if name == _STATUS:
        # "planned" comes before "reported", in the alphabet as in time.
        return {name: scalars[-1]}
    if name == "aliases" or (len(scalars) > 1 and name not in _SINGLE):
        return {name: [str(value) for value in scalars]}
    return {name: scalars[0]}


def _figures(contents: Iterable[_Content]) -> dict[str, Value]:
    """Return the numbers of an event by measure; of several the largest."""
    found: dict[str, list[Any]] = defaultdict(list)
    for content in contents:
        for measure, kind, text in content.get("figures", ()):
            if isinstance(number := scalar((kind, text)), int | float):
                found[measure].append(number)
    return {measure: max(numbers) for measure, numbers in sorted(found.items())}


def _names(properties: Mapping[str, Value], values: Mapping[str, set[Said]]) -> dict[str, Value]:
    """Return the aliases: all other written names, too."""
    texts = {text for key in ("name", "aliases") for _, text in values.get(key, ())}
    others = sorted(texts - {properties.get("name")})
    return {"aliases": others} if others else {}


def _sources(contents: list[_Content]) -> dict[str, Value]:
    """Return the articles and their words; ``source`` and ``quote`` are the first of each."""
    sources = sorted({content["source"] for content in contents})
    quotes = [quote for content in contents for quote in content.get("quotes", ())]
    evidence = [place for content in contents for place in content.get("evidence", ())]
    properties: dict[str, Value] = {"source": sources[0], "sources": sources} if sources else {}
    if evidence:
        properties["evidence"] = evidence
        if len(quotes) == len(evidence):
            properties["quotes"] = quotes
    first = [content["quote"] for content in contents if "quote" in content] or quotes
    return properties | ({"quote": first[0]} if first else {})
