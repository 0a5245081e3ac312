"""Which article a person means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError
from kg.layout import REPORT, is_build

_LISTED = 8
_ALIKE = 0.5


class Entry(NamedTuple):
    """An article of a build."""

    identifier: str
    document: str
    """IRI."""


def find_article(folder: Path, wanted: str) -> Entry:
    """Return the article whose identifier is ``wanted``, or the only one that it is a part of.

    Raises ``KgError`` where the folder is no build, and where the article is not certain; the
    message lists those that come close.
    """
    if not is_build(folder):
        raise KgError(f"{folder} is no build: give the folder that kg build wrote.")
    within = []
    for entry in _entries(folder):
        if entry.identifier == wanted:
            return entry
        if wanted.casefold() in entry.identifier.casefold():
            within.append(entry)
    if len(within) == 1:
        return within[0]
    if within:
        raise KgError(f"{wanted} is part of {len(within)} identifiers:{_listed([e.identifier for e in within])}")
    near = nlargest(_LISTED, ((_alike(wanted, entry.identifier), entry.identifier) for entry in _entries(folder)))
    close = [identifier for alike, identifier in near if alike >= _ALIKE]
    if close:
        raise KgError(f"No article is called {wanted}. Close to it:{_listed(close)}")
    raise KgError(f"No article is called {wanted}; {folder / REPORT} lists them all.")


def _entries(folder: Path) -> Iterator[Entry]:
    with (folder / REPORT).open(encoding="utf-8") as lines:
        for line in lines:
            # One line for each input; the head of the report has none of this form.
            if line.startswith('  {"identifier": '):
                found = json.loads(line.rstrip().rstrip(","))
                if found["outcome"] == "read":
                    yield Entry(found["identifier"], found["document"])


def _alike(wanted: str, identifier: str) -> float:
    """Return how much two names have in common, 0 to 1; folders in front count only where both have them."""
    name = identifier if "/" in wanted else identifier.rpartition("/")[2]
    return SequenceMatcher(None, wanted.casefold(), name.casefold(), autojunk=False).ratio()


def _listed(identifiers: list[str]) -> str:
    shown = "".join(f"\n  {identifier}" for identifier in identifiers[:_LISTED])
    return shown + (f"\n  … and {len(identifiers) - _LISTED} more" if len(identifiers) > _LISTED else "")
