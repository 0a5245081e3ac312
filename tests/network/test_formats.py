from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.errors import KgError
from kg.network import FORMATS, VIEWS, Network, measure, place_nodes, serialize, with_measures
from kg.network.asset_files import FONT, SCRIPTS, asset
from kg.network.page import Explorer, make_page
from kg.network.picture import draw, refuse_missing

NASTY = "a\x07<b>&\"'”;\t某"


def assets_there() -> str:
    """Return why pictures and pages cannot be made here; empty where they can."""
    try:
        for name in (FONT, *SCRIPTS):
            asset(name)
    except KgError as error:
        return str(error)
    return ""


needs_assets = pytest.mark.skipif(
    bool(assets_there()) and not os.environ.get("CI"), reason=assets_there() or "they are there"
)


def view(network: Network, name: str = "organisers") -> nx.Graph[str]:
    graph = VIEWS[name](network)
    return with_measures(graph, measure(graph, ["strength", "community"]).columns)


def nasty() -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph(name="x")
    graph.add_node("1", label=NASTY, type="organiser", kind="Organisation", events=1)
    graph.add_node("2", label=NASTY, type="organiser", kind="Nobody knows", events=1)
    graph.add_edge("1", "2", weight=2, events=[NASTY, "乙"])
    return graph


def parsed(form: str, content: bytes) -> Any:
    if form == "json":
        return nx.node_link_graph(json.loads(content))
    if form == "cytoscape":
        return nx.cytoscape_graph(json.loads(content))
    readers = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
    if form in readers:
        return readers[form](io.BytesIO(content))
    return nx.parse_pajek(content.decode())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_comes_back_from_every_format(network: Network, form: str, name: str) -> None:
    graph = view(network, name)
    back = parsed(form, serialize(graph, form))
    assert len(back) == len(graph)
    assert back.number_of_edges() == graph.number_of_edges()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(network: Network, form: str) -> None:
    assert serialize(view(network), form) == serialize(view(network), form)


@pytest.mark.parametrize("form", FORMATS)
def test_odd_characters_and_names_that_several_have_come_back(form: str) -> None:
    back = parsed(form, serialize(nasty(), form))
    assert len(back) == 2
    assert back.number_of_edges() == 1


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_view_is_written(form: str) -> None:
    assert len(parsed(form, serialize(nx.Graph(name="x"), form))) == 0


def test_gephi_gets_colours_sizes_and_places(network: Network) -> None:
    root = ElementTree.fromstring(serialize(view(network), "gexf"))  # noqa: S314 - our own bytes
    space = "{http://www.gexf.net/1.2draft/viz}"
    nodes = [element for element in root.iter() if element.tag.endswith("}node")]
    assert nodes
    for node in nodes:
        assert {child.tag for child in node} >= {f"{space}color", f"{space}size", f"{space}position"}


def test_places_are_the_same_each_time_and_apart() -> None:
    graph: nx.Graph[str] = nx.relabel_nodes(nx.barabasi_albert_graph(450, 2, seed=3), str)
    graph.add_edges_from([("x", "y"), ("z", "z")])
    points = place_nodes(graph)
    assert points == place_nodes(graph)
    assert list(points) == list(graph)
    assert len(set(points.values())) == len(graph)


@needs_assets
@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG\r\n"), ("svg", b"<?xml")])
def test_a_picture_is_drawn_the_same_each_time(network: Network, form: str, start: bytes) -> None:
    graph = view(network)
    weights = measure(graph, ["strength"]).columns["strength"]
    content = draw(graph, weights, form)
    assert content.startswith(start)
    assert content == draw(graph, weights, form)


@needs_assets
@pytest.mark.parametrize("graph", [nx.Graph(name="none"), nasty().subgraph(["1"])], ids=["none", "one"])
def test_a_picture_of_little_is_drawn(graph: nx.Graph[str]) -> None:
    for _, attributes in graph.nodes(data=True):
        attributes["label"] = "某局"
    assert draw(graph, dict.fromkeys(graph, 0.0), "png")


@needs_assets
def test_characters_that_the_font_lacks_are_an_error_and_no_boxes() -> None:
    refuse_missing("鄱阳县衢州婺源坜漯濮祎遼寧長興臺灣“”（）·—")
    with pytest.raises(KgError, match=r"lacks 𬭎 \(U\+2CB4E\)"):
        refuse_missing("𬭎局")


def page_of(network: Network, build: Path) -> str:
    graph = VIEWS["organisers"](network)
    return make_page(graph, measure(graph, ["strength", "community"]), Explorer(build, network)).decode()


@needs_assets
def test_a_page_needs_no_network_and_shows_sources(network: Network, build: Path) -> None:
    page = page_of(network, build)
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert "http" not in own.replace("http-equiv", "")
    assert "default-src 'none'" in page
    data = json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    city = next(node for node in data["nodes"] if node["label"] == "青川市人力资源和社会保障局")
    assert city["sources"] == [
        {"before": "由", "quote": "青川市人社局", "after": "主办。", "title": "两区联办招聘会", "id": "a.md"}
    ]
    assert [event["start"] for event in city["events"]] == ["2023-02-10", "2024-03"]


@needs_assets
def test_nothing_in_a_name_can_end_the_script(network: Network, build: Path) -> None:
    graph = nasty()
    graph.nodes["1"]["label"] = "</script><script>alert(1)</script><!-- %%DATA%%"
    page = make_page(graph, measure(graph, ["degree"]), Explorer(build, network)).decode()
    assert "<script>alert" not in page
    assert page.count("</script>") == 3


def test_a_checkout_without_assets_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.network.asset_files.files", lambda _: tmp_path)
    with pytest.raises(KgError, match="make assets"):
        asset(FONT)
