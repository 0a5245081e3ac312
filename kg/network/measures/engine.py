"""A simple graph as the fast engine (networkit) and as a sparse matrix see it; each is made once, when first asked for.

networkit runs on one thread with a fixed seed, so that the same graph gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO = 2000
"""Graphs of so many nodes get exact numbers; in larger ones betweenness and closeness are sampled."""
PLAIN_UP_TO = 200
"""Graphs of so many nodes are measured with networkx alone: starting the engine takes longer."""

Floats = NDArray[np.float64]


class Engine:
    """One simple, undirected graph under measurement."""

    def __init__(self, graph: nx.Graph[str], seed: int = 0) -> None:
        self.graph = graph
        self.seed = seed
        self.nodes: Sequence[str] = list(graph)

    @property
    def is_small(self) -> bool:
        """Whether networkx alone is fast enough."""
        return len(self.nodes) <= PLAIN_UP_TO

    @property
    def is_exact(self) -> bool:
        """Whether no measure need be sampled."""
        return len(self.nodes) <= EXACT_UP_TO

    @cached_property
    def _places(self) -> dict[str, int]:
        return {node: number for number, node in enumerate(self.nodes)}

    def place(self, node: str) -> int:
        """Return the number of a node in the order of the graph."""
        return self._places[node]

    @cached_property
    def networkit(self) -> Any:
        """The library, on one thread, seeded."""
        import networkit

        networkit.setNumberOfThreads(1)
        networkit.setSeed(self.seed, False)
        return networkit

    @cached_property
    def ends(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64], Floats]:
        """Return for each edge the numbers of its ends and its weight."""
        place = self._places
        size = self.graph.number_of_edges()
        edges: Any = list(self.graph.edges(data="weight", default=1))
        ones = np.fromiter((place[one] for one, _, _ in edges), dtype=np.uint64, count=size)
        others = np.fromiter((place[other] for _, other, _ in edges), dtype=np.uint64, count=size)
        weights = np.fromiter((weight for _, _, weight in edges), dtype=np.float64, count=size)
        return ones, others, weights

    @cached_property
    def weighted(self) -> Any:
        """The engine's graph with weights."""
        ones, others, weights = self.ends
        return self.networkit.graph.GraphFromCoo(
            (weights, (ones, others)), n=len(self.nodes), weighted=True, directed=False
        )

    @cached_property
    def unweighted(self) -> Any:
        """The engine's graph in which every edge is one step."""
        return self.networkit.graphtools.toUnweighted(self.weighted)

    @cached_property
    def matrix(self) -> Any:
        """The weights as a symmetric sparse matrix (scipy CSR) in the order of the nodes."""
        from scipy import sparse

        ones, others, weights = self.ends
        size = len(self.nodes)
        half = sparse.coo_array((weights, (ones.astype(np.int64), others.astype(np.int64))), shape=(size, size))
        return (half + half.T).tocsr()

    def named(self, values: Sequence[float] | Floats) -> dict[str, float]:
        """Return values in the order of the nodes by node, rounded so that every machine prints the same."""
        return {node: round(float(value), DIGITS) for node, value in zip(self.nodes, values, strict=True)}


DIGITS = 9
"""Decimals that are kept."""
