"""Places the nodes of a view on a plane: each component by itself, then all of them beside each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.network.measures.engine import Engine
from kg.network.measures.simple import simple
from kg.network.spread import outline, spread

Points = Mapping[str, tuple[float, float]]

_FORCES_UP_TO = 400
"""Components of so many nodes are laid out by the forces between all nodes; larger ones by those between near ones."""
_GAP = 1.4
_DIGITS = 4


def place_nodes(graph: nx.Graph[str], seed: int = 0) -> Points:
    """Return x and y of every node; neighbours lie near each other, about one unit apart.

    The same graph and seed give the same points. Components stand in rows, the largest first.
    """
    plain = simple(graph)
    order = {node: number for number, node in enumerate(plain)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(plain)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    tables = [_lay_out(plain, part, seed) for part in parts]
    found: dict[str, tuple[float, float]] = {}
    for part, table, corner in zip(parts, tables, _packed([_size(table) for table in tables]), strict=True):
        low = table.min(axis=0)
        for node, (x, y) in zip(part, table - low, strict=True):
            found[node] = (round(float(x + corner[0]), _DIGITS), round(float(y + corner[1]), _DIGITS))
    return {node: found[node] for node in plain}


def _lay_out(graph: nx.Graph[str], part: Sequence[str], seed: int) -> NDArray[np.float64]:
    """Return the points of one component around its middle."""
    size = len(part)
    if size == 1:
        return np.zeros((1, 2))
    if size == 2:
        return np.array([[-0.5, 0.0], [0.5, 0.0]])
    component: nx.Graph[str] = nx.Graph()
    component.add_nodes_from(part)
    component.add_edges_from(graph.subgraph(part).edges)
    if size > _FORCES_UP_TO:
        matrix = Engine(component).matrix
        return _scaled(component, spread(matrix, outline(matrix, seed)))
    points = nx.spring_layout(component, seed=seed, iterations=100, method="force", weight=None)
    return _scaled(component, np.array([points[node] for node in part]))


def _scaled(component: nx.Graph[str], table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points around their middle, with room for each: nine of ten stand a unit or more from the next."""
    from scipy.spatial import cKDTree

    table = table - table.mean(axis=0)
    nearest = cKDTree(table).query(table, k=2)[0][:, 1]
    room = float(np.quantile(nearest, 0.1))
    return np.asarray(table / max(room, float(np.median(nearest)) / 3, 1e-9))


def _size(points: NDArray[np.float64]) -> tuple[float, float]:
    """Return how wide and how high a component is, with a gap to the next."""
    wide, high = (points.max(axis=0) - points.min(axis=0) + _GAP).tolist()
    return wide, high


def _packed(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the lower left corners of boxes, in rows that together are a little wider than they are high."""
    area = sum(wide * high for wide, high in sizes)
    room = max(1.3 * math.sqrt(area), max((wide for wide, _ in sizes), default=0.0))
    # The highest come first, so that those of a row are about as high as each other.
    order = sorted(range(len(sizes)), key=lambda number: (-sizes[number][1], number))
    corners = [(0.0, 0.0)] * len(sizes)
    x = top = row = 0.0
    for number in order:
        wide, high = sizes[number]
        if x and x + wide > room:
            x, top, row = 0.0, top - row, 0.0
        corners[number] = (x, top - high)
        x += wide
        row = max(row, high)
    return corners
