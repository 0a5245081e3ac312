"""Joins nodes that share something: bodies by events, districts by bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import networkx as nx


def join_by_shared(graph: nx.Graph[str], members: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], list[str]]:
    """Add an edge between every two nodes that share something, weighted by how much they share.

    ``members`` holds for each shared thing the nodes that have it. Returns what each edge shares, in order.
    """
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    order = {node: place for place, node in enumerate(graph)}
    for thing, nodes in members.items():
        present = sorted({node for node in nodes if node in order}, key=order.__getitem__)
        for pair in combinations(present, 2):
            shared[pair].append(thing)
    for (one, other), things in sorted(shared.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])):
        graph.add_edge(one, other, weight=len(things))
    return shared
