"""Draws a view as a PNG or SVG picture, with labels in a font that the package carries."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import networkx as nx

from kg.errors import KgError
from kg.network.asset_files import FONT, asset
from kg.network.placement import Points, place_nodes
from kg.network.style import COLOURS, OTHER, Mark, marks, title_of

_LABELS = 150
"""So many nodes at most have their names written, those that weigh most."""
_INCHES = 12.0
_TITLE = 0.7
"""Inches above the network."""
_ROW, _IN_ROW = 0.3, 6
"""Inches of a row of the legend, below the network, and how many kinds stand in it."""
_SURELY = 12
"""So many of the heaviest are named though their names hide other nodes."""
_DPI = 150


def draw(graph: nx.Graph[str], weights: Mapping[str, float], form: str, seed: int = 0) -> bytes:
    """Return a picture of a view as ``png`` or ``svg``; the same view gives the same bytes.

    ``weights`` size the nodes; the heaviest are named. Raises ``KgError`` where the font is not there or lacks a
    character of a name.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    points = place_nodes(graph, seed)
    kinds = sorted({str(kind) for _, kind in graph.nodes(data="kind")}, key=_in_order)
    legend = 0.3 + _ROW * math.ceil(len(kinds) / _IN_ROW)
    frame = _Frame(points, legend)
    with rc_context({"svg.hashsalt": "jobfair-kg", "svg.fonttype": "path", "path.simplify": False}):
        figure = Figure(figsize=(_INCHES, frame.height), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.0, legend / frame.height, 1.0, 1 - (legend + _TITLE) / frame.height))
        axes.set_axis_off()
        axes.set_xlim(*frame.x)
        axes.set_ylim(*frame.y)
        counts = f"{len(graph):,} nodes, {graph.number_of_edges():,} edges"
        _write(figure, (0.02, 1 - 0.45 / frame.height), f"{graph.graph.get('name', 'network')}: {counts}", 15)
        if len(graph):
            _Drawing(axes, graph, points, marks(graph, weights), frame.unit).draw(weights)
            _legend(figure, kinds)
        stream = io.BytesIO()
        figure.savefig(stream, format=form, metadata=_no_date(form))
    return stream.getvalue()


class _Frame:
    """What part of the plane the picture shows, and how high it is."""

    def __init__(self, points: Points, legend: float) -> None:
        xs = [x for x, _ in points.values()] or [0.0]
        ys = [y for _, y in points.values()] or [0.0]
        wide, high = max(xs) - min(xs) + 3, max(ys) - min(ys) + 3
        drawn = min(max(_INCHES * high / wide, 5.0), 14.0)
        self.height = drawn + _TITLE + legend
        # One unit is as long across as it is down.
        scale = max(wide / _INCHES, high / drawn)
        middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        self.x = (middle_x - scale * _INCHES / 2, middle_x + scale * _INCHES / 2)
        self.y = (middle_y - scale * drawn / 2, middle_y + scale * drawn / 2)
        self.unit = 72 / scale
        """Points of the picture to one unit of the plane."""


def _no_date(form: str) -> dict[str, str | None]:
    return {"Date": None} if form == "svg" else {"Software": "jobfair-kg"}


class _Drawing:
    """One view on its axes."""

    def __init__(self, axes: Any, graph: nx.Graph[str], points: Points, drawn: Mapping[str, Mark], unit: float) -> None:
        self.axes = axes
        self.graph = graph
        self.points = points
        largest = max(mark.size for mark in drawn.values())
        # The largest node fills the room between two neighbours.
        shrink = min(1.0, max(0.45 * unit, 3.0) / largest)
        self.marks = {node: mark._replace(size=max(1.2, mark.size * shrink)) for node, mark in drawn.items()}

    def draw(self, weights: Mapping[str, float]) -> None:
        self._edges()
        self._nodes()
        named = sorted(self.graph, key=lambda node: (-weights[node], str(self.graph.nodes[node]["label"]), node))
        self._labels(named[:_LABELS])

    def _edges(self) -> None:
        from matplotlib.collections import LineCollection

        edges = [(one, other, weight) for one, other, weight in self.graph.edges(data="weight", default=1)]
        lines = [(self.points[one], self.points[other]) for one, other, _ in edges]
        widths = [0.5 + 0.7 * math.log2(max(1, weight)) for *_, weight in edges]
        alpha = 0.7 if len(lines) < 500 else 0.35
        self.axes.add_collection(LineCollection(lines, linewidths=widths, colors="#9aa5b1", alpha=alpha, zorder=1))

    def _nodes(self) -> None:
        drawn = sorted(self.graph, key=lambda node: -self.marks[node].size)
        self.axes.scatter(
            [self.points[node][0] for node in drawn],
            [self.points[node][1] for node in drawn],
            s=[(2 * self.marks[node].size) ** 2 for node in drawn],
            c=[self.marks[node].colour for node in drawn],
            edgecolors="white", linewidths=0.6, zorder=2,
        )  # fmt: skip

    def _labels(self, named: list[str]) -> None:
        """Write names below their nodes, the heaviest first; one that would cover another is left out."""
        taken: list[Any] = []
        seen = self.axes.bbox
        centres = self.axes.transData.transform([self.points[node] for node in self.graph])
        from matplotlib.patheffects import withStroke

        renderer = self.axes.figure.canvas.get_renderer()
        for place, node in enumerate(named):
            text = _visible(str(self.graph.nodes[node]["label"]))
            refuse_missing(text)
            written = self.axes.annotate(
                text, self.points[node], xytext=(0, -self.marks[node].size - 2), textcoords="offset points",
                ha="center", va="top", font=font_file(), fontsize=7.5, color="#1b2631", zorder=3,
                path_effects=[withStroke(linewidth=2, foreground="white")],
            )  # fmt: skip
            box = written.get_window_extent(renderer).expanded(1.02, 1.05)
            covers = place >= _SURELY and box.count_contains(centres) > 0
            hides = covers or any(box.overlaps(other) for other in taken)
            if hides or box.x0 < seen.x0 or box.x1 > seen.x1:
                written.remove()
            else:
                taken.append(box)


def _legend(figure: Any, kinds: list[str]) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], marker="o", linestyle="", markersize=8, color=COLOURS.get(kind, OTHER), label=title_of(kind))
        for kind in kinds
    ]
    figure.legend(
        handles=handles, loc="lower left", ncols=_IN_ROW, frameon=False, prop=font_file(), labelcolor="#1b2631",
        bbox_to_anchor=(0.01, 0.0), columnspacing=1.2, handletextpad=0.2,
    )  # fmt: skip


def _in_order(kind: str) -> tuple[int, str]:
    order = list(COLOURS)
    return (order.index(kind) if kind in order else len(order), kind)


def _write(figure: Any, place: tuple[float, float], text: str, size: float) -> None:
    figure.text(*place, text, font=font_file(), fontsize=size, color="#1b2631")


def _visible(label: str) -> str:
    """Return a label on one line, cut where it is long, with no sign that could be read as a formula."""
    words = " ".join(label.split()).replace("$", "＄")
    return words if len(words) <= 22 else words[:21] + "…"


@cache
def font_file() -> Any:
    """Return the properties of the font that the package carries."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=asset(FONT))


@cache
def _characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(asset(FONT))).get_charmap())


def refuse_missing(text: str) -> None:
    """Raise ``KgError`` where the font lacks a character of ``text``: a picture never shows boxes."""
    missing = sorted({char for char in text if ord(char) not in _characters()})
    if missing:
        names = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
        raise KgError(
            f"the font of pictures lacks {names}, in {text!r}. Use --format html, which draws with the reader's fonts."
        )
