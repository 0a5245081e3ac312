"""Sorts faults by what went wrong, so that what fails most can be told and mended first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from kg.evaluate.comparison import RELATIONS
from kg.evaluate.evaluating import Fault

_SINGLE = frozenset(("type", "date", "venue", "district", "campaign"))
_NUMBERS = frozenset(("figure", "aggregate"))
_PRECISION = ">≲≈ "


class Cause(NamedTuple):
    """A kind of fault and how often it occurs; a fact missed and another read in its place are one fault."""

    relation: str
    what: str
    faults: int


def causes(faults: Iterable[Fault]) -> list[Cause]:
    """Return the kinds of faults, by relation in their usual order, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    ordered = sorted(faults, key=lambda fault: fault.article)
    for _, group in groupby(ordered, key=lambda fault: fault.article):
        counts.update(_Article([fault for fault in group if fault.relation in RELATIONS]).sorted_out())
    rows = [Cause(relation, what, count) for (relation, what), count in counts.items()]
    return sorted(rows, key=lambda row: (RELATIONS.index(row.relation), -row.faults, row.what))


class _Article:
    """Faults of one article; each is sorted out once."""

    def __init__(self, faults: list[Fault]) -> None:
        self._missed = [fault for fault in faults if fault.kind == "missed"]
        self._wrong = [fault for fault in faults if fault.kind == "wrong"]

    def sorted_out(self) -> Iterator[tuple[str, str]]:
        lost = {fault.event for fault in self._missed if fault.relation == "event"}
        made_up = {fault.event for fault in self._wrong if fault.relation == "event"}
        for rule, what in _PAIRS:
            yield from self._pairs(rule, what)
        for fault in self._missed:
            if fault.relation != "event" and fault.event in lost:
                yield fault.relation, "missed with its event"
            else:
                yield fault.relation, "missed"
        for fault in self._wrong:
            if fault.relation != "event" and fault.event in made_up:
                yield fault.relation, "read of an event that is none"
            else:
                yield fault.relation, "read where the annotation has none"

    def _pairs(
        self, rule: Callable[[Fault, Fault], bool], what: Callable[[Fault, Fault], str]
    ) -> Iterator[tuple[str, str]]:
        """Take each fact that was missed together with one that was read in its place."""
        for missed in list(self._missed):
            wrong = next((fault for fault in self._wrong if rule(missed, fault)), None)
            if wrong is not None:
                self._missed.remove(missed)
                self._wrong.remove(wrong)
                yield missed.relation, what(missed, wrong)


def _single(missed: Fault, wrong: Fault) -> bool:
    here = missed.article == wrong.article and missed.event == wrong.event
    return here and missed.relation == wrong.relation and missed.relation in _SINGLE


def _replaced(missed: Fault, wrong: Fault) -> str:
    if missed.relation == "type":
        return f"{missed.says} read as {wrong.says}"
    if missed.relation in ("date", "district"):
        if missed.says.startswith(wrong.says):
            return "read too coarsely"
        if wrong.says.startswith(missed.says):
            return "read too finely"
    return "another one read"


def _same_words(missed: Fault, wrong: Fault) -> bool:
    return missed.relation == wrong.relation and missed.relation not in _SINGLE and missed.says == wrong.says


def _same_number(missed: Fault, wrong: Fault) -> bool:
    return {missed.relation, wrong.relation} == _NUMBERS and _number(missed) == _number(wrong)


def _same_place(missed: Fault, wrong: Fault) -> bool:
    return missed.relation == wrong.relation and missed.event == wrong.event


def _other_precision(missed: Fault, wrong: Fault) -> bool:
    bare = _bare(missed) == _bare(wrong)
    return _same_place(missed, wrong) and missed.relation in _NUMBERS and bare


def _other_measure(missed: Fault, wrong: Fault) -> bool:
    same = _bare(missed).partition(": ")[2] == _bare(wrong).partition(": ")[2]
    return _same_place(missed, wrong) and missed.relation in _NUMBERS and same


def _other_role(missed: Fault, wrong: Fault) -> bool:
    same = missed.says.partition(": ")[2] == wrong.says.partition(": ")[2]
    return _same_place(missed, wrong) and missed.relation == "organiser" and same


def _number(fault: Fault) -> str:
    return fault.says.partition(" (")[0]


def _bare(fault: Fault) -> str:
    measure, _, value = _number(fault).partition(": ")
    return f"{measure}: {value.strip(_PRECISION)}"


def _say(words: str) -> Callable[[Fault, Fault], str]:
    return lambda _missed, _wrong: words


_PAIRS: tuple[tuple[Callable[[Fault, Fault], bool], Callable[[Fault, Fault], str]], ...] = (
    (_single, _replaced),
    (_same_words, _say("given to another event")),
    (_same_number, _say("told of one event, read as a total, or the other way round")),
    (_other_precision, _say("another precision read")),
    (_other_measure, _say("counted as something else")),
    (_other_role, _say("another role read")),
)
"""How a missed fact and one read in its place are known, the surest first."""
