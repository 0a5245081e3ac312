"""What an extractor is, and which there are: those of this package and those of other packages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger

GROUP = "jobfair_kg.extractors"
"""Entry-point group by which other packages bring in extractors."""

_BUILT_IN = (
    "event_dates",
    "places",
    "organisers",
    "figures",
    "campaigns",
    "audiences",
    "status",
    "offers",
    "totals",
    "people",
    "participants",
    # These tie together what the others have read.
    "offered_at",
    "scopes",
)


class Extractor(Protocol):
    """A small pure function that reads one relation."""

    def __call__(self, discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
        """Yield the facts of a relation; ``ledger`` gives the keys of entities and knows the facts read before.

        Spans count in ``discourse.annotated.reading.text``.
        """
        ...


@cache
def extractors() -> tuple[tuple[str, Extractor], ...]:
    """Return the extractors by name, those of this package first, others in the order of their names."""
    own = [(name, import_module(f"kg.extract.relations.{name}").extract) for name in _BUILT_IN]
    others = [(point.name, point.load()) for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)]
    return (*own, *others)
