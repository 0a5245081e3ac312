"""How a view changes from year to year."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from kg.network.measures import measure, summarise
from kg.network.records import Network
from kg.network.selection import Selection, select
from kg.network.views import View


class Year(NamedTuple):
    """A view as the events of one year make it."""

    year: int
    events: int
    """That began in it."""
    nodes: int
    new_nodes: int
    """That no year before had."""
    edges: int
    new_edges: int
    """Between two that no year before joined."""
    weight: float
    components: int
    modularity: float
    leader: str
    """Label of the node with the highest strength; of equals, the first label."""


def year_by_year(network: Network, view: View) -> list[Year]:
    """Return one row for each year in which an event of the network began, the first year first.

    Events without a date stand in no row; a network without any gives an empty list.
    """
    rows: list[Year] = []
    seen_nodes: set[str] = set()
    seen_edges: set[frozenset[str]] = set()
    for year in sorted({event.year for event in network.events.values() if event.year}):
        part = select(network, Selection(since=str(year), until=str(year)))
        graph = view(part)
        edges = {frozenset(edge[:2]) for edge in graph.edges}
        events = sum(1 for event in part.events.values() if event.year == year)
        summary = summarise(graph)
        rows.append(
            Year(
                year, events, len(graph), len(set(graph) - seen_nodes), summary.edges, len(edges - seen_edges),
                summary.weight, summary.components, summary.modularity, _leader(graph),
            )
        )  # fmt: skip
        seen_nodes.update(graph)
        seen_edges.update(edges)
    return rows


def _leader(graph: nx.Graph[str]) -> str:
    strength = measure(graph, ["strength"]).columns["strength"]
    labels = nx.get_node_attributes(graph, "label")
    best = min(graph, key=lambda node: (-strength[node], labels[node], node), default=None)
    return labels[best] if best is not None and strength[best] else ""
