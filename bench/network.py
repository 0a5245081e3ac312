"""Times the measures of ``kg.network`` beside those of plain networkx, on a network of 20,000 nodes.

    python -m bench.network [--nodes 20000] [--rounds 3]        # make bench-network

Prints ratios within one run: the median of each side's rounds. The engine's graph is made once and serves all measures;
the time for that is shown by itself.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import networkx as nx

from kg.network.measures import centrality, cohesion
from kg.network.measures.engine import Engine

EDGES_PER_NODE = 5
TOLERANCE = 1e-10


class Timed(NamedTuple):
    """What a repeated call took, and what it gave last."""

    seconds: float
    result: Any


def timed(call: Callable[[], Any], rounds: int) -> Timed:
    """Return the median time of a call, and what it gave."""
    took = []
    result = None
    for _ in range(rounds):
        start = time.perf_counter()
        result = call()
        took.append(time.perf_counter() - start)
    return Timed(statistics.median(took), result)


def network(nodes: int) -> nx.Graph[str]:
    """Return a network in which few have many neighbours, with weights from 1 to 5."""
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(nodes, EDGES_PER_NODE, seed=1), str)
    dice = random.Random(1)  # noqa: S311 - weights, not secrets
    for *_, attributes in graph.edges(data=True):
        attributes["weight"] = dice.randint(1, 5)
    return graph


def main() -> None:
    """Print a line for each measure: seconds of networkx, seconds of ours, ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    graph = network(options.nodes)
    print(f"{len(graph):,} nodes, {graph.number_of_edges():,} edges, medians of {options.rounds} rounds, one thread")
    made = timed(lambda: _ready(graph), options.rounds)
    engine: Engine = made.result
    print(f"{'making the graph of the engine':<34}{made.seconds:>21.3f} s")
    report = _Report(options.rounds)
    samples = centrality.SAMPLES
    report.line(
        f"betweenness from {samples} nodes",
        lambda: nx.betweenness_centrality(graph, k=samples, seed=0),
        lambda: centrality.betweenness(engine),
        10,
    )
    report.line(
        f"PageRank to {TOLERANCE:g}",
        lambda: nx.pagerank(graph, tol=TOLERANCE / len(graph), max_iter=1000),
        lambda: centrality.walk(engine, TOLERANCE),
        20,
    )
    theirs, ours = report.line(
        "communities (Louvain)",
        lambda: nx.community.louvain_communities(graph, seed=0),
        lambda: cohesion.partition_fast(engine),
        50,
    )
    groups: dict[int, set[str]] = {}
    for node, number in zip(engine.nodes, ours, strict=True):
        groups.setdefault(number, set()).add(node)
    modularity = nx.community.modularity
    print(f"modularity: networkx {modularity(graph, theirs):.4f}, ours {modularity(graph, list(groups.values())):.4f}")


def _ready(graph: nx.Graph[str]) -> Engine:
    engine = Engine(graph)
    _ = engine.weighted, engine.unweighted
    return engine


class _Report:
    def __init__(self, rounds: int) -> None:
        self.rounds = rounds

    def line(self, what: str, plain: Callable[[], Any], fast: Callable[[], Any], target: int) -> tuple[Any, Any]:
        """Print one comparison; plain networkx, which takes long, runs once for the slowest measures."""
        ours = timed(fast, self.rounds)
        theirs = timed(plain, 1 if ours.seconds > 1 else self.rounds)
        ratio = theirs.seconds / ours.seconds
        print(
            f"{what:<30}networkx {theirs.seconds:>8.3f} s   ours {ours.seconds:>8.3f} s   "
            f"ratio {ratio:>6.1f}   (target: at least {target})"
        )
        return theirs.result, ours.result


if __name__ == "__main__":
    main()
