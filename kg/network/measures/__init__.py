"""Measures of a view: of its nodes, of the whole, and of how it changes from year to year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.errors import KgError
from kg.network.measures.centrality import (
    authorities,
    betweenness,
    closeness,
    degree,
    eigenvector,
    hubs,
    pagerank,
    strength,
)
from kg.network.measures.cohesion import bridges, community, component, constraint, core, find_communities
from kg.network.measures.engine import DIGITS, EXACT_UP_TO, Engine
from kg.network.measures.measured import Column, Measured, Summary
from kg.network.measures.simple import simple

MEASURES: Mapping[str, Callable[[Engine], Column]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "hub": hubs,
    "authority": authorities,
    "core": core,
    "bridges": bridges,
    "constraint": constraint,
    "component": component,
    "community": community,
}
"""By the name that ``kg network`` knows them under."""

__all__ = ["EXACT_UP_TO", "MEASURES", "Engine", "Measured", "Summary", "measure", "simple", "summarise"]


def measure(graph: nx.Graph[str], names: Sequence[str], seed: int = 0) -> Measured:
    """Return the measures of the nodes of a view by name, in the order asked for.

    Measures look at the view without directions and loops. Exact up to ``EXACT_UP_TO`` nodes; above, betweenness and
    closeness are sampled with ``seed``, and ``notes`` state the error.
    Raises ``KgError`` for a measure that is not known.
    """
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise KgError(f"there is no measure {unknown[0]!r}; the measures are {', '.join(MEASURES)}.")
    engine = Engine(simple(graph), seed)
    columns = {name: MEASURES[name](engine) for name in dict.fromkeys(names)}
    notes = tuple(column.note for column in columns.values() if column.note)
    return Measured({name: column.values for name, column in columns.items()}, notes)


def summarise(graph: nx.Graph[str], seed: int = 0) -> Summary:
    """Return what is said of a view as a whole; numbers of an empty view are 0."""
    plain = simple(graph)
    groups = find_communities(Engine(plain, seed))
    parts = [len(part) for part in nx.connected_components(plain)]
    weighted = plain.number_of_edges() > 0
    return Summary(
        nodes=plain.number_of_nodes(),
        edges=plain.number_of_edges(),
        weight=float(plain.size(weight="weight")),
        density=round(nx.density(plain), DIGITS) if len(plain) else 0.0,
        components=len(parts),
        largest=max(parts, default=0),
        communities=len(groups),
        modularity=round(nx.community.modularity(plain, groups), DIGITS) if weighted else 0.0,
        bridges=sum(1 for _ in nx.bridges(plain)) if len(plain) else 0,
        mixing=_mixing(plain),
    )


def _mixing(graph: nx.Graph[str]) -> float | None:
    """Return how much bodies keep to their own level of government (Newman 2003), over edges where both show one."""
    levels: dict[str, Any] = nx.get_node_attributes(graph, "level")
    shown = [node for node, level in levels.items() if level]
    part = nx.subgraph(graph, shown)
    met = {levels[node] for edge in part.edges for node in edge}
    if len(met) < 2:
        return None
    return round(float(nx.attribute_assortativity_coefficient(part, "level")), DIGITS)
