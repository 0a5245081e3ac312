"""Finds the names of divisions in a text, before anything is known of the article.

One automaton holds all names, short forms, former names, zones and pointing words
together with the longer words that hold one of them (大理石); the longest match wins.
Names in a row that lie in each other (江西省上饶市婺源县) become one sighting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotate import gazetteer
from kg.annotate.place_words import PlaceWords, place_words
from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of

# So many years after a change, the short form of the old name (襄樊) is taken for something else.
_LINGERING = 3


class Name(NamedTuple):
    """What one entry of the automaton stands for."""

    kind: str
    """``full``, ``short``, ``zone``, ``deictic`` or ``word`` (no division)."""
    codes: tuple[str, ...]
    """Candidates, larger divisions first; for ``deictic`` the level and ``own`` or ``last``."""
    doubt: int = 0
    """0 certain, 1 needs its parents in the article, 2 needs direct evidence beside it."""
    brittle: bool = False
    """A full name whose stem is an everyday word: its edges must not cut another word."""
    former: tuple[tuple[int, str], ...] = ()
    """Year of the change and code, where the name is one of earlier times."""


class Sighting(NamedTuple):
    """A stretch of text that may name a division."""

    start: int
    end: int
    form: str
    """As ``DivisionMention.form``."""
    codes: tuple[str, ...]
    """As ``Name.codes``, narrowed by the names in front."""
    doubt: int = 0
    brittle: bool = False


def sightings(text: str, year: int | None = None) -> list[Sighting]:
    """Return what may name a division in ``text``, in order, names in a row merged.

    ``year`` is that of the article; it decides between names that changed hands (毕节市 before and after 2011).
    """
    automaton, names = _automaton()
    road = _road()
    found: list[Sighting] = []
    for start, end, index in automaton.find(text):
        name = names[index]
        if name.kind == "word":
            continue
        codes = name.codes if not name.former else _codes_in(name, year)
        if not codes or (name.kind == "short" and road.match(text, end)):
            continue
        if name.kind == "full" and text[end - 1 : end + 1] == "市场":
            # 北京市场 is a market, and the longest match took its first character.
            sighting = Sighting(start, end - 1, "short", codes, name.doubt)
        else:
            sighting = Sighting(start, end, name.kind, codes, name.doubt, name.brittle)
        if found and found[-1].end == start:
            merged = _merge(found[-1], sighting)
            if merged is not None:
                found[-1] = merged
                continue
        found.append(sighting)
    return found


@cache
def _road() -> re.Pattern[str]:
    """Return the pattern of what follows a short form in the name of a street: 南京|路."""
    return re.compile(next(expression for expression, role in read_table("place_contexts.tsv", 2) if role == "road"))


def _codes_in(name: Name, year: int | None) -> tuple[str, ...]:
    """Return the candidates, in the year of the article, of a name that some division gave up."""
    given_up = tuple(dict.fromkeys(code for _, code in name.former))
    if year is None:
        return name.codes or given_up
    then = [code for change, code in name.former if year < change]
    now = [code for code in name.codes if not _renamed_after(code, year)]
    candidates = tuple(dict.fromkeys([*now, *then])) or name.codes
    if not candidates and (name.kind == "full" or any(year < change + _LINGERING for change, _ in name.former)):
        candidates = given_up
    return tuple(sorted(candidates, key=lambda code: (len(gazetteer.ancestors(code)), code)))


def _renamed_after(code: str, year: int) -> bool:
    return any(former.kind == "renamed" and former.year > year for former in gazetteer.former_names_of(code))


def _merge(front: Sighting, back: Sighting) -> Sighting | None:
    """Join 上饶市 and 婺源县 where the second lies in the first; None where it does not."""
    if front.form == "deictic" or back.form == "deictic" or front.form == "zone":
        return None
    if back.form == "zone":
        return _merge_zone(front, back)
    inside = tuple(code for code in back.codes if any(_is_part(code, larger) for larger in front.codes))
    if not inside:
        return None
    return Sighting(front.start, back.end, "path", inside)


def _merge_zone(front: Sighting, zone: Sighting) -> Sighting | None:
    (around,) = zone.codes
    if any(gazetteer.lies_in(around, code) for code in front.codes):
        return Sighting(front.start, zone.end, "zone", zone.codes)
    finer = tuple(code for code in front.codes if gazetteer.lies_in(code, around))
    return Sighting(front.start, zone.end, "zone", finer) if finer else None


def _is_part(code: str, larger: str) -> bool:
    return code != larger and gazetteer.lies_in(code, larger)


# ---------------------------------------------------------------- the automaton


_SUFFIX = re.compile("(?:地区|[市县区盟])$")


@cache
def _automaton() -> tuple[Automaton, list[Name]]:
    entries: dict[str, Name] = {}
    words = place_words()
    for form, name in (*_names_in_use(words), *_joint_names(), *_former(words)):
        known = entries.get(form)
        entries[form] = name if known is None else known._replace(former=known.former + name.former)
    for form, code in gazetteer.zones().items():
        entries.setdefault(form, Name("zone", (code,)))
    for form in sorted(words.longer):
        entries[form] = Name("word", ())
    for form, level, whose in read_table("deictic_places.tsv", 3):
        entries[form] = Name("deictic", (level, whose))
    automaton = longest_of(entries)
    return automaton, list(entries.values())


def _names_in_use(words: PlaceWords) -> Iterator[tuple[str, Name]]:
    for form, codes in gazetteer.forms().items():
        if form in words.never:
            continue
        if gazetteer.is_full_name(form, codes[0]):
            yield form, _full(form, codes, words)
        else:
            yield form, Name("short", codes, _doubt(form, codes, words))


def _full(form: str, codes: tuple[str, ...], words: PlaceWords) -> Name:
    stem = form[:-1]
    brittle = len(stem) < 2 or stem in words.never or stem in words.context
    return Name("full", codes, 2 if form in words.fragile else 0, brittle)


def _doubt(form: str, codes: tuple[str, ...], words: PlaceWords) -> int:
    if form in words.context:
        return 2
    if form in words.name and form not in words.place:
        return 1
    # 内蒙 and 黔东南 are safe; what a dictionary counts as a word may be one where only a county bears it.
    county = all(gazetteer.level_of(code) == "county" for code in codes)
    return int(county and form in words.noted and form not in words.place)


def _joint_names() -> Iterator[tuple[str, Name]]:
    """乐山市中区 is 乐山 + 市中区, which the longest match would cut after 乐山市."""
    for row in gazetteer.divisions():
        if row.level == "county" and row.name.startswith("市") and row.parent:
            city = gazetteer.division(row.parent)
            if city is not None:
                yield city.name[:-1] + row.name, Name("full", (row.code,))


def _former(words: PlaceWords) -> Iterator[tuple[str, Name]]:
    for former in gazetteer.former_names():
        if former.kind == "moved":
            continue
        change = ((former.year, former.code),)
        yield former.name, _full(former.name, (), words)._replace(former=change)
        # 普洱哈尼族彝族自治县 was shortened like the city around it.
        short = "" if "自治" in former.name else _SUFFIX.sub("", former.name)
        if len(short) > 1 and short not in words.never:
            everyday = former.kind == "merged" or short in words.context
            doubt = 2 if everyday else int(short in words.name | words.noted)
            yield short, Name("short", (), doubt, former=change)
