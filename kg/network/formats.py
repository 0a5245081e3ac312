"""Writes a view with its measures for other programs: GraphML, GEXF, Pajek, Cytoscape and node-link JSON."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from kg.network.placement import place_nodes
from kg.network.style import marks

# What XML 1.0 cannot hold.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DAY = re.compile(rb' lastmodifieddate="[^"]*"')


def with_measures(graph: nx.Graph[str], columns: Mapping[str, Mapping[str, float]]) -> nx.Graph[str]:
    """Return a copy of a view whose nodes also have their measures as attributes."""
    copy = graph.copy()
    for name, values in columns.items():
        nx.set_node_attributes(copy, dict(values), name)
    return copy


def serialize(graph: nx.Graph[str], form: str, seed: int = 0) -> bytes:
    """Return a view as one of ``FORMATS``, UTF-8; the same view gives the same bytes. ``seed`` places the nodes."""
    return FORMATS[form](graph, seed)


def _node_link(graph: nx.Graph[str], _seed: int) -> bytes:
    return _json(nx.node_link_data(graph))


def _cytoscape(graph: nx.Graph[str], seed: int) -> bytes:
    data = nx.cytoscape_data(graph, name="label")
    points = place_nodes(graph, seed)
    for element in data["elements"]["nodes"]:
        x, y = points[element["data"]["id"]]
        element["position"] = {"x": 100 * x, "y": -100 * y}
    return _json(data)


def _graphml(graph: nx.Graph[str], _seed: int) -> bytes:
    stream = io.BytesIO()
    # The writer of the standard library: lxml's gives other bytes.
    nx.write_graphml_xml(_flat(graph), stream)
    return stream.getvalue()


def _gexf(graph: nx.Graph[str], seed: int) -> bytes:
    flat = _flat(graph)
    points = place_nodes(graph, seed)
    weights = {node: float(total) for node, total in flat.degree(weight="weight")}
    for node, mark in marks(graph, weights).items():
        red, green, blue = (int(mark.colour[i : i + 2], 16) for i in (1, 3, 5))
        x, y = points[node]
        flat.nodes[node]["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": mark.size,
            "position": {"x": 100 * x, "y": 100 * y, "z": 0.0},
        }
    stream = io.BytesIO()
    nx.write_gexf(flat, stream)
    # The writer notes the day, and the same graph is to give the same bytes.
    return _DAY.sub(b"", stream.getvalue())


def _pajek(graph: nx.Graph[str], _seed: int) -> bytes:
    """Return Pajek's text: nodes by label, numbered where several have the same one; only weights are kept."""
    labels = {node: str(label).replace('"', "”") for node, label in graph.nodes(data="label", default="")}
    counts = Counter(labels.values())
    seen: Counter[str] = Counter()
    for node, label in labels.items():
        seen[label] += 1
        labels[node] = f"{label} ({seen[label]})" if counts[label] > 1 else label
    bare: Any = nx.MultiDiGraph() if graph.is_directed() else nx.Graph()
    bare.add_nodes_from(labels.values())
    bare.add_weighted_edges_from(
        (labels[one], labels[other], weight) for one, other, weight in graph.edges(data="weight", default=1)
    )
    with warnings.catch_warnings():
        # It warns of attributes that are no text; there are none but weights, which it writes.
        warnings.simplefilter("ignore", UserWarning)
        return ("\n".join(nx.generate_pajek(bare)) + "\n").encode()


def _flat(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return a copy in which every attribute is a text or a number: lists are joined, and what XML lacks is a space."""
    flat = graph.copy()
    for _, attributes in flat.nodes(data=True):
        attributes.update({name: _plain(value) for name, value in attributes.items()})
    for *_, attributes in flat.edges(data=True):
        attributes.update({name: _plain(value) for name, value in attributes.items()})
    return flat


def _plain(value: Any) -> str | int | float:
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return _NOT_XML.sub(" ", text)


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


FORMATS: Mapping[str, Callable[[nx.Graph[str], int], bytes]] = {
    "json": _node_link,
    "graphml": _graphml,
    "gexf": _gexf,
    "pajek": _pajek,
    "cytoscape": _cytoscape,
}
"""By name: node-link JSON, GraphML, GEXF with colours, sizes and positions, Pajek, Cytoscape JSON."""
