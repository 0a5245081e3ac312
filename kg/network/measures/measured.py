"""What measuring gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Column(NamedTuple):
    """One number for each node."""

    values: Mapping[str, float]
    note: str = ""
    """How it was estimated; empty where it is exact."""


class Measured(NamedTuple):
    """Several measures of one view."""

    columns: Mapping[str, Mapping[str, float]]
    """By the name of the measure."""
    notes: tuple[str, ...]
    """How sampled measures were estimated, one sentence each."""


class Summary(NamedTuple):
    """What is said of a view as a whole."""

    nodes: int
    edges: int
    weight: float
    """Of all edges together."""
    density: float
    components: int
    largest: int
    """Nodes of the largest component."""
    communities: int
    modularity: float
    bridges: int
    mixing: float | None
    """Assortativity by level of government, -1 to 1; None where fewer than two levels meet."""
