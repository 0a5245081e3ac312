"""The lexicons of quantities, compiled: approximators, classifiers, idioms and the words beside bare numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate.numerals import Amount
from kg.annotate.tables import read_table


class Unit(NamedTuple):
    """What follows a number, and what the two then are; both empty where nothing known follows."""

    word: str
    kind: str


class QuantityWords(NamedTuple):
    """Patterns and tables over the twin's text."""

    before: re.Pattern[str]
    """An approximator that ends where a number begins; its group is the word in ``qualifiers``."""
    before_ends: frozenset[str]
    """Last characters of what ``before`` finds."""
    round: re.Pattern[str]
    """The same, for what stands only before a bare 百, 千, 万, 亿."""
    behind: re.Pattern[str]
    """An approximator that begins where number and classifier end."""
    qualifiers: dict[str, str]
    units: dict[str, tuple[str, re.Pattern[str] | None]]
    """Classifier or unit → its kind, and what must not follow it."""
    continuations: frozenset[str]
    """First characters of the units and second ones of the idioms."""
    idioms: dict[str, tuple[tuple[str, Amount | None], ...]]
    """First two characters → idioms, the longest first, and what they say."""
    noun: re.Pattern[str]
    label: re.Pattern[str]
    name: re.Pattern[str]
    wage: re.Pattern[str]

    def unit_at(self, text: str, place: int) -> Unit:
        """Return the longest classifier or unit that begins at ``place``."""
        units, ahead = self.units, text[place : place + 5]
        if ahead[:1] in self.continuations:
            for size in range(len(ahead), 0, -1):
                known = units.get(ahead[:size])
                if known is not None and (known[1] is None or not known[1].match(text, place + size)):
                    return Unit(ahead[:size], known[0])
        return _NO_UNIT


_NO_UNIT = Unit("", "")


@cache
def quantity_words() -> QuantityWords:
    """Return the lexicons; they are read once."""
    rows = read_table("approximators.tsv", 4)
    before = _either([(word, f"(?<![{veto}])" if veto else "", "") for at, word, _, veto in rows if at == "before"])
    rounded = _either([(word, f"(?<![{veto}])" if veto else "", "") for at, word, _, veto in rows if at == "round"])
    behind = _either([(word, "", f"(?![{veto}])" if veto else "") for at, word, _, veto in rows if at == "behind"])
    units = {
        word: (kind, re.compile(veto.replace(" ", "|")) if veto else None)
        for word, kind, veto in read_table("classifiers.tsv", 3)
    }
    idioms = _idioms()
    return QuantityWords(
        before=re.compile(rf"{before}[了有为是在]?\Z"),
        before_ends=frozenset(word[-1] for at, word, _, _ in rows if at == "before") | frozenset("了有为是在"),
        round=re.compile(rf"{rounded}\Z"),
        behind=re.compile(behind),
        qualifiers={word: qualifier for _, word, qualifier, _ in rows},
        units=units,
        continuations=frozenset(word[0] for word in units) | frozenset(head[1] for head in idioms),
        idioms=idioms,
        noun=re.compile(_either([(word, "", "") for word in _context("noun")])),
        label=re.compile(_either([(word, "", "") for word in _context("label")]) + r"(?:号码|号)?[:： ]?\Z"),
        name=re.compile(_either([(word, "", "") for word in _context("name")])),
        wage=re.compile(_either([(word, "", "") for word in _context("wage")]) + r"[^，。；、（\n]{0,4}\Z"),
    )


def _either(words: list[tuple[str, str, str]]) -> str:
    """Return a group that matches one of the words, the longest first, each between its two conditions."""
    ordered = sorted(words, key=lambda row: (-len(row[0]), row[0]))
    return "(" + "|".join(f"{ahead}{re.escape(word)}{after}" for word, ahead, after in ordered) + ")"


def _context(role: str) -> list[str]:
    return [word for known, word in read_table("number_contexts.tsv", 2) if known == role]


def _idioms() -> dict[str, tuple[tuple[str, Amount | None], ...]]:
    found: dict[str, list[tuple[str, Amount | None]]] = {}
    for idiom, value, qualifier in read_table("number_idioms.tsv", 3):
        found.setdefault(idiom[:2], []).append((idiom, Amount(int(value), qualifier) if value else None))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in found.items()}
