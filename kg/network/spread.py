"""Lays out a large component: distances to a few nodes give the outline, near forces make room."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_PIVOTS = 40
_ROUNDS = 60
_REACH = 2.0
"""Nodes further apart than this do not push each other away."""


def outline(matrix: Any, seed: int) -> Floats:
    """Return points whose distances are about those in the graph (pivot MDS, Brandes and Pich 2007).

    ``matrix`` is the symmetric sparse matrix of a connected graph.
    """
    from scipy.sparse.csgraph import dijkstra

    size = matrix.shape[0]
    random = np.random.default_rng(seed)
    pivots = np.sort(random.choice(size, min(_PIVOTS, size), replace=False))
    squares = dijkstra(matrix, directed=False, indices=pivots, unweighted=True).T ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    left, values, _ = np.linalg.svd(centred, full_matrices=False)
    # A direction is as good as its opposite: take the one in which the largest entry is positive.
    signs = np.sign(left[np.abs(left).argmax(axis=0), np.arange(left.shape[1])])
    points: Floats = (left * signs * np.sqrt(values))[:, :2]
    return points + random.normal(scale=0.01 * float(np.abs(points).max() or 1.0), size=points.shape)


def spread(matrix: Any, points: Floats) -> Floats:
    """Return the points after pulling neighbours together and pushing apart what lies too near."""
    from scipy.spatial import cKDTree

    size = len(points)
    half = matrix.tocoo()
    ones, others = half.row[half.row < half.col], half.col[half.row < half.col]
    degrees = np.maximum(np.bincount(np.concatenate((ones, others)), minlength=size), 1)
    points = points * (np.sqrt(size) / max(float(points.std()), 1e-9) / 2)
    for step in range(_ROUNDS):
        near = cKDTree(points).query_pairs(_REACH, output_type="ndarray")
        near = near[np.lexsort((near[:, 1], near[:, 0]))]
        push = _apart(points, near)
        pull = points[others] - points[ones]
        move = np.zeros_like(points)
        for axis in (0, 1):
            move[:, axis] += np.bincount(ones, pull[:, axis], size) - np.bincount(others, pull[:, axis], size)
        move /= 4 * degrees[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(near[:, 0], push[:, axis], size) - np.bincount(near[:, 1], push[:, axis], size)
        length = np.linalg.norm(move, axis=1, keepdims=True)
        largest = 2.0 * (1 - step / _ROUNDS) + 0.05
        points = points + move * np.minimum(1.0, largest / np.maximum(length, 1e-12))
    return points


def _apart(points: Floats, near: NDArray[np.intp]) -> Floats:
    """Return how the first of each pair is pushed away from the second: the nearer, the harder."""
    gap = points[near[:, 0]] - points[near[:, 1]]
    length = np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 1e-3)
    push: Floats = gap / length * (_REACH - length) * 0.4
    return push
