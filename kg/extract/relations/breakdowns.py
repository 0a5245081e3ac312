"""Which figure of an event is a part of another one: breakdownOf."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.datamodel import Discourse, Fact, Literal, Span
from kg.extract.ledger import Ledger

_PART = re.compile(r"其中|当中|里头?有|这里面|包括|包含|含有?(?=[^，。；]{0,12}\d)")
_END = re.compile(r"[。！？!?\n]")


class _Number(NamedTuple):
    key: str
    span: Span
    measure: str
    value: float


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the whole of each figure that stands behind it in one sentence as a part of it (其中本地企业80家)."""
    for numbers in _numbers_of_events(ledger):
        yield from _parts(numbers, ledger.text)


def _numbers_of_events(ledger: Ledger) -> Iterator[list[_Number]]:
    """Yield the numbers of each event and measure, in the order of the text."""
    measures = {fact.subject: str(fact.object) for fact in ledger.said("measure")}
    values = {fact.subject: fact.object for fact in ledger.said("value")}
    found: dict[tuple[str, str], list[_Number]] = defaultdict(list)
    for fact in ledger.said("hasFigure"):
        key = str(fact.object)
        value = values.get(key)
        if isinstance(value, Literal) and key in measures:
            number = _Number(key, fact.evidence, measures[key], float(value.value))
            found[fact.subject, number.measure].append(number)
    yield from (sorted(numbers, key=lambda number: number.span) for numbers in found.values())


def _parts(numbers: list[_Number], text: str) -> Iterator[Fact]:
    """Yield the parts of one measure; several parts in a row are parts of the same whole while they fit in it."""
    whole: _Number | None = None
    rest = 0.0
    for before, number in pairwise(numbers):
        between = text[before.span.end : number.span.start]
        if _END.search(between):
            whole = None
            continue
        if _PART.search(between):
            whole, rest = (before, before.value) if whole is None else (whole, rest)
        if whole is not None and number.value <= rest and number.value < whole.value:
            rest -= number.value
            yield Fact(number.key, "breakdownOf", whole.key, number.span, "")
        else:
            whole = None
