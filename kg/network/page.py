"""Makes one HTML page on which a view can be explored, without any network access."""

from __future__ import annotations

import base64
import html
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import networkx as nx

from kg.network.asset_files import FONT, SCRIPTS, asset
from kg.network.measures import Measured, simple
from kg.network.placement import place_nodes
from kg.network.records import Network, Source
from kg.network.sentences import Sentences
from kg.network.style import COLOURS, OTHER, marks, title_of

_SOURCES = 6
"""So many sentences at most are shown of one node."""
_SHOWN = ("level", "district", "start", "end", "campaigns")
"""Attributes of a node that the panel shows."""


class Explorer:
    """Gathers what the page tells of each node of a view."""

    def __init__(self, build: Path, network: Network) -> None:
        self._network = network
        self._sentences = Sentences(build)
        self._events: dict[str, list[str]] = defaultdict(list)
        for tie in network.ties:
            if tie.event in network.events and tie.event not in self._events[tie.body]:
                self._events[tie.body].append(tie.event)
        for event in network.events.values():
            for code in event.districts:
                if code in network.districts:
                    self._events[network.districts[code].iri].append(event.iri)

    def events(self, node: str) -> list[dict[str, str]]:
        """Return the events of a body or district, the earliest first, those without a date last."""
        found = [self._network.events[event] for event in self._events.get(node, ())]
        found.sort(key=lambda event: (event.start is None, event.start or "", event.label))
        return [{"label": event.label, "start": event.start or ""} for event in found]

    def sources(self, node: str) -> list[dict[str, str]]:
        """Return the sentences that speak of a node, with the title of their article."""
        told: list[dict[str, str]] = []
        for source in self._of(node):
            before, quote, after = self._sentences.around(source)
            shown = {"before": before, "quote": quote, "after": after, "title": source.title, "id": source.document}
            if quote and shown not in told:
                told.append(shown)
            if len(told) == _SOURCES:
                break
        return told

    def _of(self, node: str) -> Iterable[Source]:
        network = self._network
        record = network.bodies.get(node) or network.events.get(node) or network.people.get(node)
        return record.sources if record else ()


def make_page(graph: nx.Graph[str], measured: Measured, explorer: Explorer, seed: int = 0) -> bytes:
    """Return the page of a view: the network, a panel for each node, filters, a legend and a table.

    Nodes are sized by the first measure. Raises ``KgError`` where the scripts or the font are not there.
    """
    plain = simple(graph)
    data = _data(graph, plain, measured, explorer, seed)
    resources = files("kg.network")
    parts = {
        "TITLE": html.escape(f"{graph.graph.get('name', 'network')} · jobfair-kg"),
        "STYLE": resources.joinpath("page.css").read_text("utf-8"),
        "FONT": _font(data),
        "DATA": _json(data),
        "LIBRARIES": "\n".join(asset(name).read_text("utf-8") for name in SCRIPTS).replace("</script", "<\\/script"),
        "SCRIPT": resources.joinpath("page.js").read_text("utf-8"),
    }
    page = resources.joinpath("page.html").read_text("utf-8")
    pieces = page.split("%%")
    # Odd pieces are names: what is filled in is never looked through for names again.
    return "".join(parts[piece] if place % 2 else piece for place, piece in enumerate(pieces)).encode()


def _data(
    graph: nx.Graph[str], plain: nx.Graph[str], measured: Measured, explorer: Explorer, seed: int
) -> dict[str, Any]:
    first = next(iter(measured.columns.values()), dict.fromkeys(plain, 1.0))
    drawn = marks(plain, first)
    points = place_nodes(plain, seed)
    number = {node: place for place, node in enumerate(plain)}
    nodes = [
        {
            "label": str(attributes.get("label", node)),
            "kind": str(attributes.get("kind", "")),
            "x": points[node][0],
            "y": points[node][1],
            "size": drawn[node].size,
            "facts": _facts(attributes),
            "measures": [column[node] for column in measured.columns.values()],
            "events": explorer.events(node),
            "sources": explorer.sources(node),
            "year": int(str(attributes["start"])[:4]) if attributes.get("start") else None,
        }
        for node, attributes in plain.nodes(data=True)
    ]
    edges = [
        [number[one], number[other], attributes.get("weight", 1), attributes.get("years", []), _told(attributes)]
        for one, other, attributes in plain.edges(data=True)
    ]
    kinds = sorted({str(node["kind"]) for node in nodes})
    return {
        "name": graph.graph.get("name", "network"),
        "measures": list(measured.columns),
        "notes": list(measured.notes),
        "kinds": {kind: [title_of(kind), COLOURS.get(kind, OTHER)] for kind in kinds},
        "nodes": nodes,
        "edges": edges,
    }


def _facts(attributes: Mapping[str, Any]) -> list[list[str]]:
    shown = ((name, attributes.get(name)) for name in _SHOWN)
    return [[name, ", ".join(value) if isinstance(value, list) else str(value)] for name, value in shown if value]


def _told(attributes: Mapping[str, Any]) -> list[str]:
    """Return what an edge stands for: shared events, organisers, titles or roles."""
    for name in ("events", "organisers", "titles", "roles"):
        if name in attributes:
            return list(islice(attributes[name], 20))
    return []


def _json(data: Mapping[str, Any]) -> str:
    """Return JSON that no end tag or comment inside it can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _font(data: Mapping[str, Any]) -> str:
    """Return the font, with the characters of the names alone, as the data of a URL."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(drop_tables=["FFTM"], notdef_outline=True, hinting=False, layout_features=[])
    font = TTFont(asset(FONT), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(set(_json(data)))))
    subsetter.subset(font)
    font.flavor = "woff"
    stream = io.BytesIO()
    font.save(stream, reorderTables=False)
    return base64.b64encode(stream.getvalue()).decode("ascii")
