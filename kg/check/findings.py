"""What a check finds, and what it looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kg.layout import GRAPH_NQ

REBUILD = "Build the graph again."


class Mismatch(NamedTuple):
    """One thing that is not as it must be."""

    file: str
    """Below the build's folder."""
    node: str
    """IRI or line; empty where the file itself is meant."""
    what: str
    remedy: str = REBUILD


class Findings:
    """Collects mismatches and counts what was compared."""

    def __init__(self) -> None:
        self.mismatches: list[Mismatch] = []
        self.looked_at: Counter[str] = Counter()
        self.notes: list[str] = []
        """What could not be checked, and why."""

    def say(self, node: str, what: str, *, file: str = GRAPH_NQ, remedy: str = REBUILD) -> None:
        """Take down a mismatch, each once."""
        mismatch = Mismatch(file, node, what, remedy)
        if mismatch not in self.mismatches[-1:]:
            self.mismatches.append(mismatch)

    def done(self) -> Checked:
        """Return everything found."""
        return Checked(tuple(self.mismatches), dict(self.looked_at), tuple(self.notes))


class Checked(NamedTuple):
    """The outcome of a check."""

    mismatches: tuple[Mismatch, ...]
    looked_at: Mapping[str, int]
    """How much was compared: documents, mentions, quotes, claims …"""
    notes: tuple[str, ...]
    """What could not be checked, and why."""
