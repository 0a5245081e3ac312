from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.network import MEASURES, VIEWS, Network, measure, summarise, year_by_year
from kg.network.measures import centrality, cohesion
from kg.network.measures.engine import Engine


@st.composite
def graphs(draw: st.DrawFn, smallest: int = 1) -> nx.Graph[str]:
    size = draw(st.integers(smallest, 14))
    nodes = [f"n{number}" for number in range(size)]
    pairs = [(one, other) for place, one in enumerate(nodes) for other in nodes[place + 1 :]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes, label="某")
    graph.add_weighted_edges_from((one, other, draw(st.integers(1, 5))) for one, other in chosen)
    return graph


class Fast(Engine):
    """An engine that never leaves small graphs to networkx."""

    @property
    def is_small(self) -> bool:
        return False


def close(found: Mapping[str, float], expected: Mapping[str, float]) -> bool:
    return dict(found) == pytest.approx(dict(expected), abs=1e-6)


@settings(deadline=None)
@given(graphs())
def test_the_fast_engine_agrees_with_networkx(graph: nx.Graph[str]) -> None:
    engine = Fast(graph)
    assert close(centrality.betweenness(engine).values, nx.betweenness_centrality(graph))
    assert close(centrality.closeness(engine).values, nx.closeness_centrality(graph))
    assert close(centrality.pagerank(engine).values, nx.pagerank(graph, tol=1e-12, max_iter=2000))


@settings(deadline=None)
@given(graphs(2))
def test_constraint_agrees_with_networkx(graph: nx.Graph[str]) -> None:
    plain = nx.constraint(graph, weight="weight")
    expected = {node: 0.0 if math.isnan(value) else value for node, value in plain.items()}
    assert close(cohesion.constraint(Engine(graph)).values, expected)


@settings(deadline=None)
@given(graphs(3))
def test_eigenvector_is_that_of_the_largest_component(graph: nx.Graph[str]) -> None:
    part = graph.subgraph(max(nx.connected_components(graph), key=len))
    found = centrality.eigenvector(Engine(graph)).values
    if len(part) > 1:
        matrix: Any = nx.to_numpy_array(part, weight="weight")
        vector = [found[node] for node in part]
        assert matrix @ vector == pytest.approx(abs(max(nx.adjacency_spectrum(part).real)) * np.array(vector), abs=1e-4)
    assert all(found[node] == 0 for node in set(graph) - set(part))


@settings(deadline=None)
@given(graphs())
def test_communities_part_the_nodes_and_are_about_as_good_as_those_of_networkx(graph: nx.Graph[str]) -> None:
    groups = cohesion.find_communities(Fast(graph))
    assert sorted(node for group in groups for node in group) == sorted(graph)
    if graph.number_of_edges():
        plain = nx.community.louvain_communities(graph, weight="weight", seed=0)
        ours, theirs = nx.community.modularity(graph, groups), nx.community.modularity(graph, plain)
        assert ours >= theirs - 0.15


def test_hits_agrees_with_networkx_on_the_directed_graph() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("abc", bipartite=0, label="某")
    graph.add_nodes_from("xyz", bipartite=1, label="某")
    graph.add_edges_from(["ax", "ay", "az", "bx", "by", "cz"])
    directed = nx.DiGraph(["ax", "ay", "az", "bx", "by", "cz"])
    hub, authority = nx.hits(directed, max_iter=1000, tol=1e-12)
    found = measure(graph, ["hub", "authority"]).columns
    assert close(found["hub"], hub)
    assert close(found["authority"], authority)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize(
    "edges",
    [[], [("a", "a")], [("a", "b")], [("a", "b"), ("c", "d"), ("d", "d")]],
    ids=["none", "loop", "pair", "parts"],
)
def test_odd_graphs_are_measured(name: str, edges: list[tuple[str, str]]) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("lonely", label="孤")
    graph.add_nodes_from((node for edge in edges for node in edge), label="某")
    graph.add_edges_from(edges)
    column = measure(graph, [name]).columns[name]
    assert list(column) == list(graph)
    assert not any(map(math.isnan, column.values()))


@pytest.mark.parametrize("name", MEASURES)
def test_an_empty_graph_is_measured(name: str) -> None:
    empty: nx.Graph[str] = nx.Graph()
    assert measure(empty, [name]).columns[name] == {}
    assert summarise(empty).nodes == 0


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(KgError, match="no measure 'fame'"):
        measure(nx.Graph(), ["fame"])


def large_graph() -> nx.Graph[str]:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(2500, 3, seed=1), str)
    graph.add_edges_from([("far", "away"), ("away", "off")])
    nx.set_node_attributes(graph, "某", "label")
    return graph


def test_large_graphs_are_sampled_and_say_how_far_off_they_may_be() -> None:
    graph = large_graph()
    found = measure(graph, ["betweenness", "closeness", "degree"])
    assert len(found.notes) == 2
    assert all("seed 0" in note and "standard error at most" in note for note in found.notes)
    assert found == measure(graph, ["betweenness", "closeness", "degree"])
    exact = nx.closeness_centrality(graph, "0")
    assert found.columns["closeness"]["0"] == pytest.approx(exact, rel=0.05)
    assert found.columns["closeness"]["away"] == pytest.approx(nx.closeness_centrality(graph, "away"), rel=1e-6)


def test_level_of_government_mixes(network: Network) -> None:
    graph = VIEWS["organisers"](network)
    assert summarise(graph).mixing == pytest.approx(nx.attribute_assortativity_coefficient(graph, "level"))


def test_years_count_what_is_new(network: Network) -> None:
    rows = year_by_year(network, VIEWS["organisers"])
    assert [(row.year, row.events, row.nodes, row.new_nodes, row.edges, row.new_edges) for row in rows] == [
        (2023, 1, 2, 2, 1, 1),
        (2024, 1, 2, 1, 1, 1),
    ]
    assert rows[0].leader == "青川市东桥区就业服务中心"
