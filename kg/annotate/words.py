"""One pass over a text for the words that names and their edges are told from.

The longest word that begins first wins, so a text falls into words and single characters
that no list knows (泓 in 泓骏动力): those are what proper names are made of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from kg.annotate.tables import read_table
from kg.automata import Automaton, Match, longest_of

SEATS = "省市县区州盟旗镇乡村"
"""What a division is called where its name is left out: 市人社局."""
_SEATED = frozenset(("organ", "placed", "party", "committee", "zone", "township"))
_HELD = frozenset(("inner", "placed", "organ", "party"))
"""Styles of heads that an office may follow in one everyday word: 党委书记."""
_OPEN = frozenset(("school", "health", "firm", "society", "media"))
"""Styles of heads that everyday words hide: 师范学院."""
_COMPLEMENTS = "出到给进向往入至"
_CHIEFS = "局处科厅部所站股室队"
_LONG_HEAD = 4
_FIELD = 3
"""A word of so many characters that ends with 学 hides a school: 教育学|院."""
_WRITTEN_OUT = {"委": "委员会", "办": "办公室"}


class Head(NamedTuple):
    """The last word of a body's name."""

    written: str
    style: str
    """How the name in front of it is built; see organisation_heads.tsv."""
    kind: str
    """Ontology class by local name."""
    full: str
    """The word written out, or the word itself."""


class Word(NamedTuple):
    """An entry of the lists."""

    kind: str
    """``head``, a role of organisation_words.tsv, or a class of common_words.tsv."""
    head: Head | None
    seat: int
    """1 where the seat of a division stands in front of the head in the same entry (市民政局), else 0."""
    tail: int = 0
    """How much of the entry stands behind the head: 2 in 处处长, which is the 长 of a 处."""


class WordList(NamedTuple):
    """All entries, the automaton that finds them, and one for those that stand firm."""

    automaton: Automaton
    entries: tuple[Word, ...]
    heads: int
    """How many of the entries, the first ones, hold a head."""
    firm: Automaton
    firm_entries: tuple[int, ...]
    """For each that stands firm, its place among the entries."""


class Words(NamedTuple):
    """What one pass found in a text."""

    ending: dict[int, tuple[int, Word]]
    """Where a word ends → where it starts, and the word."""
    heads: tuple[tuple[int, int, Head], ...]
    """Start and end of each head, without the seat in front of it, in order."""


def find_words(text: str) -> Words:
    """Return the words of the lists that ``text`` falls into.

    A head stands against a word that only reaches into it: 厦|门人|才市场 is 厦门|人才市场. A short one
    does where no word begins in its rest: 蓝|思科|技 is 蓝思|科技.
    """
    words = word_list()
    entries = words.entries
    found = words.automaton.find(text)
    ending = _by_end(found, entries)
    firm = words.firm.find(text)
    against = [match for match in firm if _reached_into(match, ending)]
    if against:
        found = _with_firm(found, [(start, end, words.firm_entries[index]) for start, end, index in against])
        ending = _by_end(found, entries)
    heads: list[tuple[int, int, Head]] = []
    for start, end, index in found:
        if index < words.heads:
            word = entries[index]
            if word.head is not None:
                ending[end - word.tail] = (start, word)
                heads.append((start + word.seat, end - word.tail, word.head))
    return Words(ending, tuple(heads))


def _by_end(found: list[Match], entries: tuple[Word, ...]) -> dict[int, tuple[int, Word]]:
    """Return where each word starts, and the word, by its end; numbers that are not looked at need not be made anew."""
    starts, ends, places = (map(itemgetter(part), found) for part in range(3))
    return dict(zip(ends, zip(starts, map(entries.__getitem__, places), strict=True), strict=True))


def _reached_into(match: Match, ending: Mapping[int, tuple[int, Word]]) -> bool:
    """Return whether a word begins in front of a match and ends inside it."""
    start, end, _ = match
    return any(ending[place][0] < start for place in range(start + 1, end) if place in ending)


def _with_firm(found: list[Match], firm: list[Match]) -> list[Match]:
    """Return the words with the firm ones in place of those that begin in front of one and end inside it."""
    starts = [start for start, _, _ in found]
    kept = list(found)
    for match in reversed(firm):
        start, end, _ = match
        first = bisect_right(starts, start) - 1
        last = bisect_left(starts, end)
        if end - start >= _LONG_HEAD or last == first + 1:
            kept[first:last] = [match]
    return kept


@cache
def read_heads() -> dict[str, Head]:
    """Return the heads of bodies' names by their written form."""
    heads: dict[str, Head] = {}
    for written, style, kind, full in read_table("organisation_heads.tsv", 4):
        heads.setdefault(written, Head(written, style, kind, full or written))
    for field, full, endings in read_table("organisation_fields.tsv", 3):
        kind = "EmploymentAgency" if "就业" in field or "劳务" in field else "GovernmentBody"
        for ending in endings.split():
            whole = full + _WRITTEN_OUT.get(ending, ending)
            for written in (field + ending, field + _WRITTEN_OUT.get(ending, ending)):
                heads.setdefault(written, Head(written, "organ", kind, whole))
    return heads


@cache
def word_list() -> WordList:
    """Return the entries of all lists; where two hold the same word, the list of heads wins, then that of roles."""
    entries: dict[str, Word] = {}
    for written, head in read_heads().items():
        entries[written] = Word("head", head, 0)
        if head.style in _SEATED or written in ("局", "厅"):
            for seat in SEATS:
                entries.setdefault(seat + written, Word("head", head, 1))
        if head.style == "zone":
            entries[f"城{written}"] = Word("head", head, 1)  # 科学城|管委会 is no 城管委
        if written in _CHIEFS:
            entries.setdefault(f"{written}{written}长", Word("head", head, 0, 2))
    for written, role in read_table("organisation_words.tsv", 2):
        entries.setdefault(written, Word(role, None, 0))
    long = [head for head in read_heads().values() if len(head.written) > 1]
    offices = tuple(head.written for head in long if head.style in _HELD)
    open_ends = tuple(head.written for head in long if head.style in _OPEN)
    for written, kind in read_table("common_words.tsv", 2):
        hides = written.endswith(open_ends) or (len(written) >= _FIELD and written.endswith("学"))
        if not written.startswith(offices) and not hides:
            entries.setdefault(written, Word(kind, None, 0))
    heads = sum(word.head is not None for word in entries.values())
    firm = {written: place for place, (written, word) in enumerate(entries.items()) if _stands_firm(written, word)}
    return WordList(longest_of(entries), tuple(entries.values()), heads, longest_of(firm), tuple(firm.values()))


def _stands_firm(written: str, word: Word) -> bool:
    """Return whether an entry stands against a word that reaches into it: heads, and long words of names."""
    if word.head is not None:
        return len(written) > 1 and not word.seat and not word.tail
    return word.kind == "topic" and len(written) >= _LONG_HEAD


@cache
def _zones() -> frozenset[str]:
    return frozenset(word for word, role in read_table("organisation_words.tsv", 2) if role == "zone")


def is_zone(word: str) -> bool:
    """Return whether ``word`` says of what kind a development zone is, and no more: 开发区."""
    return word in _zones()


def ends_zone(text: str, end: int) -> bool:
    """Return whether the name of a development zone ends at ``end``: 临海港区."""
    return any(text[end - length : end] in _zones() for length in (2, 3, 4))


@cache
def _stops() -> frozenset[str]:
    return frozenset(word for word, role in read_table("organisation_words.tsv", 2) if role == "stop")


def behind_verb(text: str, start: int, end: int) -> int:
    """Return the last place between at which a verb with its complement ends (选出, 送往), ``start`` where none does.

    It need not be one of the words that the text falls into: 中选|出 is 中|选出.
    """
    for place in range(end - 1, start + 1, -1):
        pair = text[place - 2 : place]
        if pair[-1] in _COMPLEMENTS and pair in _stops():
            return place
    return start


@cache
def _written() -> frozenset[str]:
    known = {word for word, _ in read_table("organisation_words.tsv", 2)}
    return frozenset(known | {word for word, _ in read_table("common_words.tsv", 2)} | read_heads().keys())


def is_word(word: str) -> bool:
    """Return whether a list knows ``word``."""
    return word in _written()
