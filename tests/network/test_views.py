from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.network import VIEWS, Network, Selection, read_network, select
from tests.network.conftest import iri


def edges(network: Network, view: str) -> dict[tuple[str, str], int]:
    graph = VIEWS[view](network)
    labels = dict(graph.nodes(data="label"))
    return {(labels[one], labels[other]): weight for one, other, weight in graph.edges(data="weight")}


CITY, EAST, WEST = "青川市人力资源和社会保障局", "青川市东桥区就业服务中心", "云海省青川市西桥区总工会"
MILL, MINE = "青川禾木家具有限公司", "远山食品厂"
EXPECTED: dict[str, dict[tuple[str, str], int]] = {
    "organisers": {(WEST, CITY): 1, (EAST, CITY): 1},
    "organiser-events": {
        (EAST, "东桥招聘会"): 1, (CITY, "东桥招聘会"): 1, (EAST, "直播带岗"): 1,
        (WEST, "西桥招聘会"): 1, (CITY, "西桥招聘会"): 1,
    },
    "companies": {(MINE, MILL): 2},
    "company-events": {
        (MINE, "东桥招聘会"): 1, (MINE, "西桥招聘会"): 1, (MILL, "东桥招聘会"): 1, (MILL, "西桥招聘会"): 1,
    },
    "organiser-districts": {(EAST, "东桥区"): 2, (CITY, "东桥区"): 1, (CITY, "西桥区"): 1, (WEST, "西桥区"): 1},
    "districts": {("东桥区", "西桥区"): 1},
    "people": {("林向北", CITY): 2},
}  # fmt: skip


@pytest.mark.parametrize("view", EXPECTED)
def test_views_join_what_the_graph_ties(network: Network, view: str) -> None:
    found = {frozenset(pair): weight for pair, weight in edges(network, view).items()}
    assert found == {frozenset(pair): weight for pair, weight in EXPECTED[view].items()}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_what_nodes_edges_and_weights_mean(view: str) -> None:
    doc = (VIEWS[view].__doc__ or "").lower()
    assert "node" in doc
    assert "edge" in doc
    assert "weight" in doc


@pytest.mark.parametrize("view", VIEWS)
def test_every_node_has_a_label_and_a_type(network: Network, view: str) -> None:
    for _, attributes in VIEWS[view](network).nodes(data=True):
        assert attributes["label"]
        assert attributes["type"]


def test_organisers_know_their_level_and_their_edges_what_they_share(network: Network) -> None:
    graph = VIEWS["organisers"](network)
    levels = {attributes["label"]: attributes["level"] for _, attributes in graph.nodes(data=True)}
    assert levels == {CITY: "city", EAST: "county", WEST: "county"}
    edge: dict[str, Any] = graph.edges[iri("city"), iri("east")]
    assert edge == {
        "weight": 1, "events": ["东桥招聘会"], "roles": ["hosts", "undertakes"],
        "campaigns": ["暖春行动"], "years": [2023],
    }  # fmt: skip


def test_the_whole_graph_keeps_every_statement_between_entities(network: Network) -> None:
    graph = VIEWS["whole"](network)
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert graph.has_edge(iri("mill"), iri("posts"), "offers")
    assert graph.nodes[iri("posts")]["headcount"] == "5"
    assert iri("m") not in graph
    assert iri("doc") not in graph


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Selection(since="2024"), {"西桥招聘会"}),
        (Selection(since="2023-02-11", until="2023-02"), {"东桥招聘会"}),
        (Selection(until="2023-02-09"), set()),
        (Selection(since="2023-02-12", until="2023"), set()),
        (Selection(district="青川市"), {"东桥招聘会", "西桥招聘会", "直播带岗"}),
        (Selection(district="990102"), {"东桥招聘会", "直播带岗"}),
        (Selection(district="西桥"), {"西桥招聘会"}),
        (Selection(kinds=("LivestreamRecruitment",)), {"直播带岗"}),
        (Selection(campaigns=("暖春",)), {"东桥招聘会"}),
        (Selection(), {"东桥招聘会", "西桥招聘会", "直播带岗"}),
    ],
)
def test_a_selection_keeps_its_events(network: Network, wanted: Selection, kept: set[str]) -> None:
    assert {event.label for event in select(network, wanted).events.values()} == kept


def test_a_selection_of_roles_keeps_their_ties_and_bodies(network: Network) -> None:
    part = select(network, Selection(roles=("undertakes",)))
    assert [body.label for body in part.bodies.values()] == [EAST]
    assert VIEWS["organisers"](part).number_of_edges() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_a_selection_without_events_gives_an_empty_view(network: Network, view: str) -> None:
    assert VIEWS[view](select(network, Selection(since="2099"))).number_of_edges() == 0


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Selection(district="东乔区"), "no district '东乔区'; did you mean"),
        (Selection(since="last week"), "'last week' is no date"),
        (Selection(roles=("pays",)), "no role 'pays'"),
        (Selection(kinds=("Fair",)), "no kind 'Fair'"),
        (Selection(campaigns=("寒冬",)), "no campaign '寒冬'; did you mean 暖春行动"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(network: Network, wanted: Selection, message: str) -> None:
    with pytest.raises(KgError, match=message):
        select(network, wanted)


def test_a_folder_that_is_no_build_and_a_damaged_graph_are_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="is no build of kg"):
        read_network(tmp_path)
    (tmp_path / "graph.ttl").write_text("<a> <b> .", "utf-8")
    with pytest.raises(KgError, match="is damaged"):
        read_network(tmp_path)
