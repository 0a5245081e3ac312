"""Literals as values of properties."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox

from kg.built import value_of
from kg.vocabulary import XSD

Value = str | int | float | bool | date | list[str] | list[int] | list[float] | list[bool] | list[date]
"""What a property holds."""

Scalar = str | int | float | bool

DATES = ("date", "gYearMonth", "gYear")
"""Kinds of a :data:`Said` that tell a day, a month or a year."""

Said = tuple[str, str]
"""A literal as an article states it: its datatype by local name (``string`` for any text), and its lexical form."""

_XSD = str(XSD)
_INTEGERS = frozenset(("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"))
_FLOATS = frozenset(("decimal", "double", "float"))
_KEPT = frozenset((*_INTEGERS, *_FLOATS, *DATES, "boolean"))
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?")
_LARGEST = 2**63


def said(term: str) -> Said:
    """Return a literal, as N-Triples writes it, as it is kept."""
    text, _, kind = term.rpartition('"')
    kind = kind.removeprefix("^^<").removesuffix(">").removeprefix(_XSD) if kind.startswith("^^") else ""
    if "\\" in text:
        literal = value_of(term)
        return (kind if kind in _KEPT else "string"), literal.value if isinstance(literal, ox.Literal) else ""
    return (kind if kind in _KEPT else "string"), text[1:]


def scalar(value: Said) -> Scalar:
    """Return a number or truth as such, everything else as text; so, too, what is no number after all."""
    kind, text = value
    try:
        if kind in _INTEGERS:
            number = int(text)
            return number if -_LARGEST <= number < _LARGEST else float(number)
        if kind in _FLOATS and math.isfinite(float(text)):
            return float(text)
    except (ValueError, OverflowError):
        return text
    return text in ("true", "1") if kind == "boolean" else text


def chosen_date(values: Iterable[Said], *, latest: bool) -> str:
    """Return the date that stands for several: the most precise, of those the earliest or the latest."""
    texts = sorted({text for _, text in values}, reverse=latest)
    return max(texts, key=len)


def day(text: str) -> date | None:
    """Return a whole day; None for a month or a year, which say no day."""
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
