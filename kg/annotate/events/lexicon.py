"""The words that event phrases are told by: heads, edges and subjects."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kg.annotate import gazetteer
from kg.annotate.tables import read_table
from kg.automata import Automaton, each_of, longest_of

# 第三届, 十五, 百日, 三年: numbers that count no occasions.
_BY_KIND = {"verb": "verb", "function": "wall"}
_NUMBER_IN_NAME = re.compile(r"第.+|[一二三四五六七八九十百千万]+[日年]?")


class Head(NamedTuple):
    """The last word of an event phrase."""

    word: str
    kind: str
    """Event class by local name, empty where the words name none."""
    rank: str
    """``name``, ``loose``, ``part``, or ``none`` for words that only hold a head."""
    needs: str
    """What a loose head must have in front of it; see event_heads.tsv."""


@cache
def heads() -> dict[str, Head]:
    """Return all heads by their words; of two rows of the table that make the same word the later one counts."""
    found: dict[str, Head] = {}
    for front, end, kind, rank, needs in read_table("event_heads.tsv", 5):
        for pair in product(front.split() or [""], end.split()):
            word = "".join(pair)
            found[word] = Head(word, kind, rank, needs)
    return found


@cache
def head_automaton() -> tuple[Automaton, tuple[Head, ...]]:
    """Return what finds the heads of a text, overlapping ones too, and the heads by their number in it."""
    found = tuple(head for head in heads().values() if head.rank != "none")
    return each_of(head.word for head in found), found


@cache
def decoy_automaton() -> Automaton:
    """Return what finds the words that only hold a head."""
    words = [head.word for head in heads().values() if head.rank == "none"]
    return longest_of(words)


@cache
def word_automaton() -> tuple[Automaton, tuple[str, ...]]:
    """Return what cuts a text into words, and the class of each by its number.

    ``wall``, ``soft`` and ``year`` are those of event_edges.tsv, ``verb`` is any other verb, ``place`` a division,
    ``head`` an event; anything else is ``inside``.
    """
    classes: dict[str, str] = {}
    for word, kind in read_table("common_words.tsv", 2):
        if word == "在内":  # 在|内蒙古
            continue
        classes[word] = "wall" if word.endswith("在") else _BY_KIND.get(kind, "inside")
        if _NUMBER_IN_NAME.fullmatch(word):
            classes[word] = "inside"
    classes |= {word: "inside" for word, _ in read_table("event_subjects.tsv", 2) if len(word) > 1}
    classes |= dict.fromkeys(gazetteer.forms(), "place")
    classes |= dict.fromkeys((head.word for head in heads().values() if head.rank != "none"), "head")
    classes |= {row[0]: row[1] for row in read_table("event_edges.tsv", 2)}
    return longest_of(classes), tuple(classes.values())


@cache
def forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the determiners that ends where they end, and what each makes of a phrase."""
    rows = {row[0]: row[1] for row in read_table("event_forms.tsv", 2)}
    longest_first = sorted(rows, key=lambda word: (-len(word), word))
    return re.compile("|".join(longest_first)), rows


@lru_cache(maxsize=8)
def subjects(role: str) -> re.Pattern[str]:
    """Return a pattern of the words of event_subjects.tsv in one class."""
    words = sorted((w for w, r in read_table("event_subjects.tsv", 2) if r == role), key=lambda w: (-len(w), w))
    return re.compile("|".join(words))
