"""How nodes hang together: cores, bridges, brokers, components and communities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import networkx as nx
import numpy as np

from kg.network.measures.engine import Engine
from kg.network.measures.measured import Column


def core(engine: Engine) -> Column:
    """Return the largest k for which each node lies in the k-core (Seidman 1983)."""
    return Column({node: float(k) for node, k in nx.core_number(engine.graph).items()})


def bridges(engine: Engine) -> Column:
    """Return how many edges of each node are bridges: the only way between what lies on their two sides."""
    counts = Counter(node for edge in nx.bridges(engine.graph) for node in edge) if engine.nodes else Counter[str]()
    return Column({node: float(counts[node]) for node in engine.nodes})


def constraint(engine: Engine) -> Column:
    """Return Burt's constraint: how far the ties of each node lead back to the same others; brokers have little.

    Source: Burt 1992, with the weights of the edges. A node without neighbours has none, which shows as 0.
    """
    if not engine.graph.number_of_edges():
        return Column(dict.fromkeys(engine.nodes, 0.0))
    matrix = engine.matrix
    totals = np.asarray(matrix.sum(axis=1)).ravel()
    share = matrix.multiply(np.divide(1.0, totals, out=np.zeros_like(totals), where=totals > 0)[:, None]).tocsr()
    tie = (matrix > 0).astype(np.float64)
    both = (share + share @ share).multiply(tie)
    return Column(engine.named(np.asarray(both.multiply(both).sum(axis=1)).ravel()))


def component(engine: Engine) -> Column:
    """Return the number of the component of each node: 1 is the largest."""
    return _numbered(engine, nx.connected_components(engine.graph))


def community(engine: Engine) -> Column:
    """Return the number of the community of each node: 1 is the largest.

    Communities are those of Louvain (Blondel and others 2008): sets with more weight inside than chance would give.
    """
    return _numbered(engine, find_communities(engine))


def find_communities(engine: Engine) -> list[set[str]]:
    """Return the communities, the largest first; of equals, the one with the first node."""
    graph = engine.graph
    if not graph.number_of_edges():
        return [{node} for node in engine.nodes]
    if engine.is_small:
        found: Any = nx.community.louvain_communities(graph, weight="weight", seed=engine.seed)
        return _sorted(engine, found)
    partition = partition_fast(engine)
    groups: dict[int, set[str]] = {}
    for node, number in zip(engine.nodes, partition, strict=True):
        groups.setdefault(number, set()).add(node)
    return _sorted(engine, groups.values())


def partition_fast(engine: Engine) -> list[int]:
    """Return the number of each node's community as the fast engine finds them."""
    kit = engine.networkit
    kit.setSeed(engine.seed, False)
    run = kit.community.PLM(engine.weighted, refine=True, par="none")
    partition: list[int] = run.run().getPartition().getVector()
    return partition


def _numbered(engine: Engine, groups: Iterable[set[str]]) -> Column:
    numbers = {node: number for number, group in enumerate(_sorted(engine, groups), 1) for node in group}
    return Column({node: float(numbers[node]) for node in engine.nodes})


def _sorted(engine: Engine, groups: Iterable[set[str]]) -> list[set[str]]:
    return sorted(map(set, groups), key=lambda group: (-len(group), min(map(engine.place, group))))
