"""Draws the flowcharts of the documents, and those of the ontology, as SVG that a page holds itself.

It reads the part of Mermaid's language that the documents use: ``flowchart LR``, nodes with or without a label in
brackets, chains of arrows, ``-- label -->`` and ``&`` for several nodes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise, product
from typing import NamedTuple

_ARROW = re.compile(r'\s*(?:--\s*(?:"([^"]*)"|([^">-]+?))\s*-->|-->)\s*')
_NODE = re.compile(r"(\w[\w-]*)(?:\[\(?([^\])]*)\)?\])?")
_LINE, _GAP, _CHAR, _PAD = 18, 26, 7.2, 12
_SWEEPS = 6


class Edge(NamedTuple):
    """An arrow between two nodes."""

    source: str
    target: str
    label: str


class Box(NamedTuple):
    """Where a node is drawn: the middle of its left side, and its size."""

    x: float
    y: float
    width: float
    height: float


def draw_flowchart(source: str) -> str:
    """Return an ``svg`` element, without empty lines, for a flowchart."""
    labels: dict[str, str] = {}
    edges: list[Edge] = []
    for line in source.splitlines()[1:]:
        edges += _edges_of(line, labels)
    return draw(labels, edges)


def draw(labels: Mapping[str, str], edges: Sequence[Edge]) -> str:
    """Return an ``svg`` element for nodes, by name, and arrows between them."""
    layers = _layers(labels, edges)
    columns, routes = _columns(labels, edges, layers)
    boxes, width, height = _place(columns, labels, edges, layers)
    parts = [_arrow(edge, [boxes[name] for name in route]) for edge, route in routes]
    parts += [_box(boxes[name], label) for name, label in labels.items()]
    parts += [_loop(boxes[edge.source], edge.label) for edge in edges if edge.source == edge.target]
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" style="max-width:{width:.0f}px;width:100%"'
    look = 'font-size="13" font-family="sans-serif" fill="currentColor"'
    head = f'<svg class="flowchart" role="img" xmlns="http://www.w3.org/2000/svg" {size} {look}>'
    return f"{head}{''.join(parts)}</svg>"


def _edges_of(line: str, labels: dict[str, str]) -> Iterator[Edge]:
    arrows = [match[1] or match[2] or "" for match in _ARROW.finditer(line)]
    groups = [_nodes(part, labels) for part in _ARROW.split(line)[::3]]
    for (sources, targets), label in zip(pairwise(groups), arrows, strict=True):
        yield from (Edge(source, target, label) for source, target in product(sources, targets))


def _nodes(text: str, labels: dict[str, str]) -> list[str]:
    names = []
    for part in text.split("&"):
        found = _NODE.fullmatch(part.strip())
        if found:
            labels[found[1]] = found[2] or labels.get(found[1], found[1])
            names.append(found[1])
    return names


def _layers(names: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Return the column of each node: behind all that point at it, unless they do so in a circle."""
    into: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.source != edge.target:
            into[edge.target].append(edge.source)
    layers: dict[str, int] = {}

    def layer(name: str, above: frozenset[str]) -> int:
        if name not in layers:
            before = [layer(source, above | {name}) for source in into[name] if source not in above | {name}]
            layers[name] = max(before, default=-1) + 1
        return layers[name]

    for name in names:
        layer(name, frozenset())
    return layers


def _columns(
    names: Iterable[str], edges: Iterable[Edge], layers: Mapping[str, int]
) -> tuple[list[list[str]], list[tuple[Edge, list[str]]]]:
    """Return the order in each column, bends of long arrows included, and the way of each arrow."""
    columns: list[list[str]] = [[] for _ in range(max(layers.values()) + 1)]
    for name in names:
        columns[layers[name]].append(name)
    routes = []
    beside: dict[str, list[str]] = defaultdict(list)
    for number, edge in enumerate(edges):
        if edge.source == edge.target:
            continue
        start, end = layers[edge.source], layers[edge.target]
        step = 1 if end >= start else -1
        bends = [f"\0{number}.{column}" for column in range(start + step, end, step)]
        for bend, column in zip(bends, range(start + step, end, step), strict=True):
            columns[column].append(bend)
        route = [edge.source, *bends, edge.target]
        routes.append((edge, route))
        for one, other in pairwise(route):
            beside[one].append(other)
            beside[other].append(one)
    for _ in range(_SWEEPS):
        for one, other in (*pairwise(columns), *pairwise(columns[::-1])):
            places = {name: (place + 0.5) / len(one) for place, name in enumerate(one)}
            other.sort(key=lambda name: _middle([places[n] for n in beside[name] if n in places]))
    return columns, routes


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def _place(
    columns: Sequence[Sequence[str]], labels: Mapping[str, str], edges: Sequence[Edge], layers: Mapping[str, int]
) -> tuple[dict[str, Box], float, float]:
    sizes = {name: _size(label) for name, label in labels.items()}
    heights = [sum(sizes.get(name, (0, _LINE))[1] + _GAP for name in column) for column in columns]
    tallest, x = max(heights), float(_PAD)
    boxes: dict[str, Box] = {}
    for number, (column, height) in enumerate(zip(columns, heights, strict=True)):
        widest = max((sizes[name][0] for name in column if name in sizes), default=0)
        y = (tallest - height) / 2 + _GAP / 2
        for name in column:
            width, high = sizes.get(name, (0.0, float(_LINE)))
            boxes[name] = Box(x, y + high / 2, width, high)
            y += high + _GAP
        said = [edge.label for edge in edges if layers[edge.source] == number and edge.source != edge.target]
        x += widest + max((_size(label)[0] for label in said if label), default=0) + 2.2 * _GAP
    return boxes, x, tallest


def _size(label: str) -> tuple[float, float]:
    lines = label.split("<br>")
    width = max(sum(_CHAR if char.isascii() else 1.9 * _CHAR for char in line) for line in lines)
    return width + 2 * _PAD, len(lines) * float(_LINE) + _PAD


def _arrow(edge: Edge, boxes: Sequence[Box]) -> str:
    points = [(boxes[0].x + boxes[0].width, boxes[0].y), *((box.x, box.y) for box in boxes[1:])]
    path = f"M{points[0][0]:.0f},{points[0][1]:.0f}"
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ax + bx) / 2
        path += f" C{middle:.0f},{ay:.0f} {middle:.0f},{by:.0f} {bx:.0f},{by:.0f}"
    end_x, end_y = points[-1]
    head = f"M{end_x - 7:.0f},{end_y - 4:.0f} L{end_x:.0f},{end_y:.0f} L{end_x - 7:.0f},{end_y + 4:.0f}"
    line = f'<path d="{path} {head}" fill="none" stroke="currentColor" opacity="0.55"/>'
    return line + (_text(*_on_the_way(points[0], points[1]), edge.label, small=True) if edge.label else "")


def _on_the_way(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """Return the place on a curve where those of one node have parted."""
    share = 0.62
    curve = 3 * share**2 - 2 * share**3
    along = 1.5 * share * (1 - share) + share**3
    return start[0] + (end[0] - start[0]) * along, start[1] + (end[1] - start[1]) * curve


def _loop(box: Box, label: str) -> str:
    x, top = box.x + box.width / 2, box.y - box.height / 2
    path = f"M{x - 14:.0f},{top:.0f} C{x - 20:.0f},{top - 18:.0f} {x + 20:.0f},{top - 18:.0f} {x + 14:.0f},{top:.0f}"
    drawn = f'<path d="{path}" fill="none" stroke="currentColor" opacity="0.55"/>'
    return drawn + _text(x + 30 + len(label) * 3, top - 10, label, small=True)


def _box(box: Box, label: str) -> str:
    frame = (
        f'<rect x="{box.x:.0f}" y="{box.y - box.height / 2:.0f}" width="{box.width:.0f}" height="{box.height:.0f}" '
        'rx="6" fill="#7f7fbf" fill-opacity="0.15" stroke="currentColor" stroke-opacity="0.6"/>'
    )
    return frame + _text(box.x + box.width / 2, box.y, label)


def _text(x: float, y: float, label: str, *, small: bool = False) -> str:
    lines = label.split("<br>")
    size = ' font-size="11"' if small else ""
    first = y - (len(lines) - 1) * _LINE / 2 + 4
    return "".join(
        f'<text x="{x:.0f}" y="{first + number * _LINE:.0f}" text-anchor="middle"{size}>{escape(line.strip())}</text>'
        for number, line in enumerate(lines)
    )
