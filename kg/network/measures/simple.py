"""The simple graph that the measures look at."""

from __future__ import annotations

from typing import Any

import networkx as nx


def simple(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return ``graph`` without directions and loops; parallel edges become one that weighs as much as they together.

    Nodes and their attributes keep their order. An edge without a weight weighs 1.
    """
    if not graph.is_directed() and not graph.is_multigraph() and nx.number_of_selfloops(graph) == 0:
        return graph
    plain: nx.Graph[str] = nx.Graph(**graph.graph)
    plain.add_nodes_from(graph.nodes(data=True))
    edges: Any = graph.edges(data="weight", default=1)
    for one, other, weight in edges:
        if one != other:
            known = plain.get_edge_data(one, other, {"weight": 0})["weight"]
            plain.add_edge(one, other, weight=known + weight)
    return plain
