"""Words that are mixed up with names of divisions: everyday words, brands, names of people."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.annotate.tables import read_table


class PlaceWords(NamedTuple):
    """The classes of ``place_words.tsv`` and ``place_crossings.tsv``, which explain them."""

    never: frozenset[str]
    context: frozenset[str]
    name: frozenset[str]
    noted: frozenset[str]
    """Class ``name`` of ``place_crossings.tsv``: so counted by a dictionary."""
    place: frozenset[str]
    fragile: frozenset[str]
    longer: frozenset[str]
    surname: frozenset[str]
    pair: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the words by class, read once."""
    classes: dict[str, set[str]] = {field: set() for field in PlaceWords._fields}
    for word, kind in read_table("place_words.tsv", 2):
        classes[kind].add(word)
    for word, kind in read_table("place_crossings.tsv", 2):
        classes["noted" if kind == "name" else kind].add(word)
    return PlaceWords(**{field: frozenset(words) for field, words in classes.items()})
