"""The administrative divisions of China: codes, names then and now, parts, townships and zones.

The tables stand in ``gazetteers/``; each is read once, when first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.datamodel import Division


class FormerName(NamedTuple):
    """A name that a division, or a part of it, bore before a change."""

    name: str
    code: str
    """Of the division of today."""
    year: int
    """Of the change: from this year on the name of today holds."""
    kind: str
    """``renamed``, ``merged`` (it became part of the division) or ``moved`` (only the parent differs)."""
    parent: str
    """Full name of the parent at that time, empty where it is the parent of today."""


class _Tables(NamedTuple):
    divisions: dict[str, Division]
    forms: dict[str, tuple[str, ...]]


# ---------------------------------------------------------------- lookups by code


def division(code: str) -> Division | None:
    """Return the division with this six-digit GB/T 2260 code, None where the table has none."""
    return _tables().divisions.get(code)


@lru_cache(maxsize=1 << 12)
def division_then(code: str, year: int | None) -> Division | None:
    """Return the division with this code under its full name in ``year``, None where the table has none."""
    row = _tables().divisions.get(code)
    return None if row is None else row._replace(full_name=full_name(code, year))


def divisions() -> tuple[Division, ...]:
    """Return all divisions of county level and above, by code."""
    return tuple(_tables().divisions.values())


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes of the larger divisions around ``code``, nearest first; empty for a province."""
    found = []
    row = _tables().divisions.get(code)
    while row and row.parent:
        found.append(row.parent)
        row = _tables().divisions.get(row.parent)
    return tuple(found)


def level_of(code: str) -> str:
    """Return ``province``, ``city`` or ``county``; empty for a code that the table does not have."""
    row = _tables().divisions.get(code)
    return row.level if row else ""


def province_of(code: str) -> str:
    """Return the code of the province that ``code`` lies in, itself for a province."""
    return code[:2] + "0000"


def city_of(code: str) -> str | None:
    """Return the code of the city-level division that ``code`` lies in, itself for a city.

    None for provinces, for districts of the four municipalities and for counties directly under a province.
    """
    city = code[:4] + "00"
    row = _tables().divisions.get(city)
    return city if row and row.level == "city" else None


def lies_in(code: str, larger: str) -> bool:
    """Tell whether ``code`` is ``larger`` or a part of it."""
    return code == larger or larger in ancestors(code)


def full_name(code: str, year: int | None = None) -> str:
    """Return the name with all parents in front (江西省上饶市婺源县), as it was in ``year`` where one is given.

    Raises ``KeyError`` for a code that the table does not have.
    """
    if year is None:
        return _tables().divisions[code].full_name
    return _full_name_then(code, year)


@cache
def _full_name_then(code: str, year: int) -> str:
    row = _tables().divisions[code]
    name, parent = row.name, None
    # The earliest change after that year undoes all later ones.
    for former in reversed(former_names_of(code)):
        if former.year > year and former.kind != "merged":
            name = former.name if former.kind == "renamed" else name
            parent = former.parent or parent
    if parent is None:
        parent = _full_name_then(row.parent, year) if row.parent else ""
    return parent + name


# ---------------------------------------------------------------- lookups by name


def codes_of(form: str) -> tuple[str, ...]:
    """Return the codes of all divisions that bear this name, full (婺源县) or short (婺源), larger ones first."""
    return _tables().forms.get(form, ())


def forms() -> dict[str, tuple[str, ...]]:
    """Return all full and short names in use, with their codes as :func:`codes_of` gives them."""
    return _tables().forms


def is_full_name(form: str, code: str) -> bool:
    """Tell whether ``form`` is the name of ``code`` with its suffix, now or formerly."""
    row = _tables().divisions.get(code)
    if row is None:
        return False
    return form == row.name or any(former.name == form for former in former_names_of(code))


@cache
def former_names() -> tuple[FormerName, ...]:
    """Return the names no longer in use, by code and year of the change."""
    return tuple(
        FormerName(name, code, int(year), kind, parent)
        for name, code, year, kind, parent, *_ in _rows("former_divisions.tsv")
    )


@cache
def _former_by_code() -> dict[str, tuple[FormerName, ...]]:
    found: defaultdict[str, list[FormerName]] = defaultdict(list)
    for former in former_names():
        found[former.code].append(former)
    return {code: tuple(sorted(rows, key=lambda row: row.year)) for code, rows in found.items()}


def former_names_of(code: str) -> tuple[FormerName, ...]:
    """Return the earlier names of one division, oldest first."""
    return _former_by_code().get(code, ())


@cache
def aliases() -> dict[str, str]:
    """Return everyday names that follow from no rule (科左中旗), with their codes."""
    return _codes_by_name("aliases.tsv")


@cache
def zones() -> dict[str, str]:
    """Return development zones, with the code of the finest division that they certainly lie in."""
    return statistical_zones() | _codes_by_name("zones.tsv")


@cache
def statistical_zones() -> dict[str, str]:
    """Return the development zones that the statistics count like counties, with the code of their city."""
    return _codes_by_name("statistical_zones.tsv")


@cache
def newspapers() -> dict[str, str]:
    """Return papers whose names do not name their place (扬子晚报), with the code of that place."""
    return _codes_by_name("newspapers.tsv")


@cache
def schools() -> dict[str, str]:
    """Return schools whose names do not tell their city (三峡大学), with its code."""
    return _codes_by_name("schools.tsv")


@cache
def epithets() -> dict[str, str]:
    """Return by-names that stand in the names of papers and accounts (锡城, 渝西), with their codes."""
    return _codes_by_name("epithets.tsv")


@cache
def province_abbreviations() -> dict[str, tuple[str, bool]]:
    """Return the one-character abbreviations: code, and whether the character is an everyday word too."""
    return {
        abbreviation: (code, bool(everyday and everyday[0]))
        for abbreviation, code, *everyday in _rows("province_abbreviations.tsv")
    }


# ---------------------------------------------------------------- townships


def counties_of_township(name: str) -> tuple[str, ...]:
    """Return the counties that have a township, town or street office of this name, by code."""
    return _townships().get(name, ())


@cache
def _townships() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names in _rows("townships.tsv"):
        county = (code,)
        for name in names.split(" "):
            found[name] = found[name] + county if name in found else county
    return found


# ---------------------------------------------------------------- reading the tables


@cache
def _tables() -> _Tables:
    names: dict[str, tuple[str, str, str]] = {}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, name, level, parent, short in _rows("divisions.tsv"):
        names[code] = (name, level, parent)
        for form in dict.fromkeys((name, *short.split(), *_autonomous(name, short))):
            found[form].append(code)
    for name, code in aliases().items():
        found[name].append(code)
    whole: dict[str, Division] = {}
    # Parents have smaller codes than their parts, so that each finds its parent's full name made.
    for code in sorted(names):
        name, level, parent = names[code]
        front = whole[parent].full_name if parent else ""
        whole[code] = Division(code, name, level, parent or None, front + name)
    rank = {"province": 0, "city": 1, "county": 2}
    ordered = {form: tuple(sorted(codes, key=lambda c: (rank[names[c][1]], c))) for form, codes in found.items()}
    return _Tables(whole, ordered)


def _autonomous(name: str, short: str) -> tuple[str, ...]:
    """Return the name without the peoples that a short one leaves out: 印江自治县 for 印江土家族苗族自治县."""
    kind = name[-3:]
    return (short.split(" ", 1)[0] + kind,) if short and kind in ("自治县", "自治旗", "自治州") else ()


def _codes_by_name(table: str) -> dict[str, str]:
    return {row[0]: row[1] for row in _rows(table)}


def _rows(table: str) -> list[list[str]]:
    text = files("kg.annotate").joinpath("gazetteers", table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
