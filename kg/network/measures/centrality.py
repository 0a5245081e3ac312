"""How central nodes are: degree, strength, betweenness, closeness, eigenvector, PageRank, hubs and authorities."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np

from kg.network.measures.engine import DIGITS, EXACT_UP_TO, Engine, Floats
from kg.network.measures.measured import Column

SAMPLES = 256
"""Nodes that sampled measures start from."""
_BATCHES = 8
_TOLERANCE = 1e-10


def degree(engine: Engine) -> Column:
    """Return the number of neighbours of each node."""
    return Column({node: float(count) for node, count in engine.graph.degree()})


def strength(engine: Engine) -> Column:
    """Return the summed weight of the edges of each node."""
    return Column({node: float(total) for node, total in engine.graph.degree(weight="weight")})


def betweenness(engine: Engine) -> Column:
    """Return the share of shortest paths between two others that run through each node (0 to 1); each edge is a step.

    Source: Freeman 1977, Brandes 2001. In graphs above the limit, estimated from the paths of sampled nodes.
    """
    if engine.is_small:
        return Column(_rounded(nx.betweenness_centrality(engine.graph)))
    if not engine.is_exact:
        return _sampled_betweenness(engine)
    found = engine.networkit.centrality.Betweenness(engine.unweighted, normalized=True).run().scores()
    # With fewer than three nodes there are no two others, and the engine divides by nought.
    return Column(engine.named(np.nan_to_num(np.array(found))))


def _sampled_betweenness(engine: Engine) -> Column:
    """Estimate in batches: how far these lie apart tells the error."""
    kit = engine.networkit
    batches = []
    for number in range(_BATCHES):
        kit.setSeed(engine.seed + number, False)
        run = kit.centrality.EstimateBetweenness(engine.unweighted, SAMPLES // _BATCHES, True, False)
        batches.append(run.run().scores())
    kit.setSeed(engine.seed, False)
    table = np.array(batches)
    error = float((table.std(axis=0, ddof=1) / np.sqrt(_BATCHES)).max())
    note = (
        f"betweenness is estimated from {SAMPLES} of {len(engine.nodes):,} nodes (seed {engine.seed}); "
        f"standard error at most {error:.2g}"
    )
    return Column(engine.named(table.mean(axis=0)), note)


def closeness(engine: Engine) -> Column:
    """Return how near each node is to those it can reach, weighed by how many these are (Wasserman and Faust 1994).

    Each edge is a step. In graphs above the limit, estimated from the distances to sampled nodes.
    """
    if engine.is_small:
        return Column(_rounded(nx.closeness_centrality(engine.graph)))
    if not engine.is_exact:
        return _sampled_closeness(engine)
    return Column(closeness_within(engine))


def closeness_within(engine: Engine) -> dict[str, float]:
    """Return the exact closeness of each node, as the fast engine finds it."""
    variant = engine.networkit.centrality.ClosenessVariant.GENERALIZED
    found = engine.networkit.centrality.Closeness(engine.unweighted, True, variant).run().scores()
    return engine.named(np.nan_to_num(np.array(found)))


def _sampled_closeness(engine: Engine) -> Column:
    """Measure components up to the limit exactly, and larger ones by sampled nodes."""
    values: dict[str, float] = {}
    notes: list[str] = []
    others = len(engine.nodes) - 1
    components = [sorted(part, key=engine.place) for part in nx.connected_components(engine.graph)]
    small = [node for part in components if len(part) <= EXACT_UP_TO for node in part]
    if len(small) > 1:
        exact = closeness_within(Engine(nx.subgraph(engine.graph, small), engine.seed))
        values.update((node, value * (len(small) - 1) / others) for node, value in exact.items())
    for part in components:
        if len(part) > EXACT_UP_TO:
            found, error = _mean_distances(Engine(nx.subgraph(engine.graph, part), engine.seed))
            share = (len(part) - 1) / others
            values.update((node, share / distance) for node, distance in found.items())
            notes.append(
                f"closeness in a component of {len(part):,} nodes is estimated from {SAMPLES} of them "
                f"(seed {engine.seed}); standard error at most {error:.1%} of the value"
            )
    return Column({node: round(values.get(node, 0.0), DIGITS) for node in engine.nodes}, "; ".join(notes))


def _mean_distances(engine: Engine) -> tuple[dict[str, float], float]:
    """Return each node's mean distance to sampled ones of its component, and the largest relative standard error.

    Source: Eppstein and Wang 2004.
    """
    from scipy.sparse.csgraph import dijkstra

    size = len(engine.nodes)
    pivots = np.sort(np.random.default_rng(engine.seed).choice(size, SAMPLES, replace=False))
    steps = dijkstra(engine.matrix, directed=False, indices=pivots, unweighted=True)
    # A sampled node is no step away from itself, and does not count.
    steps[np.arange(SAMPLES), pivots] = np.nan
    mean = np.nanmean(steps, axis=0)
    spread = np.nanstd(steps, axis=0, ddof=1) / np.sqrt(SAMPLES)
    return engine.named(mean), float((spread / mean).max())


def eigenvector(engine: Engine) -> Column:
    """Return the entries of the leading eigenvector of the weights, of length 1 (Bonacich 1972).

    Only the largest component has one of its own; nodes elsewhere get 0.
    """
    values = dict.fromkeys(engine.nodes, 0.0)
    component: set[str] = max(nx.connected_components(engine.graph), key=len, default=set())
    kept = [node for node in engine.nodes if node in component]
    if len(kept) > 1:
        part = Engine(nx.subgraph(engine.graph, kept), engine.seed)
        values.update(part.named(_leading_vector(part)))
    return Column(values)


def _leading_vector(engine: Engine) -> Floats:
    """Return the leading eigenvector by power iteration, shifted so that bipartite graphs settle, too."""
    matrix = engine.matrix
    shift = float(matrix.sum(axis=0).max()) / 2
    vector: Floats = np.ones(len(engine.nodes)) / np.sqrt(len(engine.nodes))
    for _ in range(10_000):
        after = matrix @ vector + shift * vector
        after /= np.linalg.norm(after)
        if np.abs(after - vector).max() < _TOLERANCE:
            break
        vector = after
    return vector


def pagerank(engine: Engine) -> Column:
    """Return the share of time that a walker along weighted edges, who starts afresh in 15 of 100 steps, spends there.

    Source: Brin and Page 1998. The shares of all nodes sum to 1.
    """
    if not engine.nodes:
        return Column({})
    if engine.is_small:
        return Column(_rounded(nx.pagerank(engine.graph, tol=_TOLERANCE, max_iter=1000)))
    return Column(engine.named(walk(engine, _TOLERANCE)))


def walk(engine: Engine, tolerance: float) -> Floats:
    """Return the engine's PageRank, summing to 1, computed until a step changes it by less than ``tolerance``."""
    central = engine.networkit.centrality
    run = central.PageRank(engine.weighted, 0.85, tolerance, False, central.SinkHandling.DistributeSinks)
    found = np.array(run.run().scores())
    shares: Floats = found / found.sum()
    return shares


def hubs(engine: Engine) -> Column:
    """Return the HITS hub score of the first sort of nodes of a two-sorted view, 0 for the second (Kleinberg 1999)."""
    return Column(_hits(engine, 0))


def authorities(engine: Engine) -> Column:
    """Return the HITS authority score of the second sort of nodes of a two-sorted view, 0 for the first."""
    return Column(_hits(engine, 1))


def _hits(engine: Engine, side: int) -> dict[str, float]:
    """Alternate between the sides until the scores settle; those of a side sum to 1."""
    sides: Any = nx.get_node_attributes(engine.graph, "bipartite")
    first = np.array([number for number, node in enumerate(engine.nodes) if sides.get(node) == 0], dtype=np.int64)
    second = np.array([number for number, node in enumerate(engine.nodes) if sides.get(node) == 1], dtype=np.int64)
    values = np.zeros(len(engine.nodes))
    block = engine.matrix[first][:, second] if len(first) and len(second) else None
    if block is None or not block.nnz:
        return engine.named(values)
    hub: Floats = np.ones(len(first)) / len(first)
    for _ in range(10_000):
        authority = block.T @ hub
        after = block @ authority
        after /= after.sum()
        settled = np.abs(after - hub).max() < _TOLERANCE
        hub = after
        if settled:
            break
    authority = block.T @ hub
    values[first if side == 0 else second] = hub if side == 0 else authority / authority.sum()
    return engine.named(values)


def _rounded(values: Any) -> dict[str, float]:
    return {node: round(float(value), DIGITS) for node, value in values.items()}
