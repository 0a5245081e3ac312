"""The questions that are shipped in ``ontology/questions``: one ``.rq`` file each, with title and parameters.

A file begins with ``# en: …`` and ``# zh: …``, then ``# param NAME: …`` for each parameter and ``# shown NAME=VALUE``
for what its answer in the documents is narrowed by. A parameter stands in the query as ``VALUES ?NAME { UNDEF }``, so
that the file is SPARQL as it is; a value given takes the place of ``UNDEF``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

import pyoxigraph as ox

from kg.concepts import ontology_folder
from kg.errors import KgError

_HEAD = re.compile(r"#\s*(?:(en|zh)|param\s+(\w+))\s*:\s*(.+)")
_SHOWN = re.compile(r"#\s*shown\s+(\w+)=(.+)")
_DAYS = frozenset({"since", "until"})
"""Parameters that are compared with dates."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SLOT = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


class Parameter(NamedTuple):
    """A value that a question can be narrowed by."""

    name: str
    meaning: str


class Question(NamedTuple):
    """A query with a name."""

    name: str
    title: str
    title_zh: str
    parameters: tuple[Parameter, ...]
    text: str
    shown: Mapping[str, str]
    """Values that keep its answer short where one is shown."""


def list_questions() -> list[Question]:
    """Return the shipped questions, sorted by name."""
    files = sorted((ontology_folder() / "questions").glob("*.rq"))
    return [_read(file.stem, file.read_text("utf-8")) for file in files]


def find_question(name: str) -> Question:
    """Return the question of this name; raises KgError that suggests near names."""
    questions = {question.name: question for question in list_questions()}
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3, cutoff=0.4)
    hint = f" Near: {', '.join(near)}." if near else ""
    raise KgError(f"there is no question named {name}.{hint} List them: kg query --list")


def fill_parameters(query: str, values: Mapping[str, str]) -> str:
    """Return the query with each value in the place of its ``UNDEF``; raises KgError for a name without one.

    It does so, too, for a ``since`` or ``until`` that is no date.
    """
    slots = set(_SLOT.findall(query))
    for name in values:
        if name not in slots:
            known = f"it has {', '.join(sorted(slots))}" if slots else "it has none"
            raise KgError(f"the query has no parameter {name} ({known}): VALUES ?{name} {{ UNDEF }} makes one")

    def fill(slot: re.Match[str]) -> str:
        value = values.get(slot[1])
        if value is not None and slot[1] in _DAYS:
            _refuse_no_day(slot[1], value)
        return slot[0] if value is None else f"VALUES ?{slot[1]} {{ {ox.Literal(value)} }}"

    return _SLOT.sub(fill, query)


def _refuse_no_day(name: str, value: str) -> None:
    """Raise KgError unless the value is a day of the calendar in the form that the graph writes."""
    try:
        if not _DAY.fullmatch(value):
            raise ValueError("another form")
        date.fromisoformat(value)
    except ValueError as error:
        raise KgError(f"{name}={value} is no date: write the day as in {name}=2022-02-01.") from error


def _read(name: str, text: str) -> Question:
    titles, parameters, shown = {}, [], {}
    for line in text.splitlines():
        if narrowed := _SHOWN.fullmatch(line.strip()):
            shown[narrowed[1]] = narrowed[2]
            continue
        head = _HEAD.fullmatch(line.strip())
        if not head:
            break
        language, parameter, words = head.groups()
        if language:
            titles[language] = words
        else:
            parameters.append(Parameter(parameter, words))
    return Question(name, titles["en"], titles["zh"], tuple(parameters), text, shown)
