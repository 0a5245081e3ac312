"""What a container's fields say of an article, whatever the container calls them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.read.kept_values import kept_values

_URL = re.compile(r"https?://\S", re.IGNORECASE)
_REFERENCE = re.compile(r"\d{5}|[@/\\{}<>]")  # a file number, an address, a template: no publisher's name
_LONGEST_PUBLISHER = 60
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = ("title", "date", "publisher", "url")


class Fields(NamedTuple):
    """The fields of one container, sorted by what they say."""

    declared: dict[str, str]
    """Among ``title``, ``date``, ``publisher``, ``url``."""
    text: str
    """The article as text, empty where the container holds none."""
    html: str
    """The article as HTML, empty where the container holds none."""
    unknown: dict[str, object]
    """The fields that have no role, in their order, long values cut."""


def sort_fields(raw: Mapping[str, object]) -> Fields:
    """Return what ``raw`` declares; values may be text, numbers, lists or mappings with a name."""
    roles = _roles()
    found: dict[str, tuple[int, str]] = {}
    unknown: dict[str, object] = {}
    for name, value in raw.items():
        ranks = roles.get(_key(name))
        if ranks is None:
            unknown[str(name)] = value
            continue
        for role, rank in ranks:
            text = _as_text(value, "\n" if role in ("text", "html") else "、")
            if _usable(role, text) and rank < found.get(role, (rank + 1, ""))[0]:
                found[role] = (rank, text)
    declared = {role: found[role][1] for role in _DECLARED if role in found}
    return Fields(declared, found.get("text", (0, ""))[1], found.get("html", (0, ""))[1], kept_values(unknown))


def is_known(name: str) -> bool:
    """Tell whether a field of this name has a role here."""
    return _key(name) in _roles()


def _usable(role: str, text: str) -> bool:
    if not text.strip():
        return False
    if role == "url":
        return _URL.match(text) is not None
    if role == "publisher":
        named = text.casefold() not in _nobody() and len(text) <= _LONGEST_PUBLISHER
        return named and not _URL.match(text) and not _REFERENCE.search(text)
    return True


def _as_text(value: object, between: str) -> str:
    """Return a field's value as one text; half of a surrogate pair, which no file can hold, is replaced."""
    return _LONE_SURROGATE.sub("\ufffd", _joined(value, between))


def _joined(value: object, between: str) -> str:
    if isinstance(value, str):
        text = value.strip()
    elif isinstance(value, bool) or value is None:
        text = ""
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))  # 1.6e9 seconds
    elif isinstance(value, Mapping):
        text = next((value[key].strip() for key in ("name", "title", "value") if isinstance(value.get(key), str)), "")
    elif isinstance(value, list):
        text = between.join(item.strip() for item in value if isinstance(item, str))
    else:
        text = str(value)
    return text


def _key(name: object) -> str:
    return re.sub(r"[-_.:\s]", "", str(name)).casefold()


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    table = files("kg.read").joinpath("fields.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((role, name) for role, name in pairs)


@cache
def _roles() -> dict[str, list[tuple[str, int]]]:
    roles: dict[str, list[tuple[str, int]]] = {}
    for rank, (role, name) in enumerate(_rows()):
        if role != "nobody":
            roles.setdefault(_key(name), []).append((role, rank))
    return roles


@cache
def _nobody() -> frozenset[str]:
    return frozenset(name for role, name in _rows() if role == "nobody")
