"""Fits a linear model that ranks targets: the score of the right ones against that of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
PAIR = "pair"


class Decision(NamedTuple):
    """One choice between targets."""

    own: Sequence[str]
    """Features of the choice, weighed for the sort of each target by itself."""
    sorts: Sequence[str]
    """The sort of each target."""
    pairs: Sequence[Sequence[str]]
    """Features of each target, weighed the same whatever its sort."""
    right: Sequence[bool]
    """Which targets may be chosen: one, or several where it is not known which."""
    weight: float = 1.0
    """How much the choice matters beside others."""


def fit_ranking(
    decisions: Sequence[Decision], penalty: float, rarest: int = 3, start: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return the weight of each feature that stands with at least ``rarest`` targets, by ``sort:feature``.

    Maximises the probability of the right targets together (softmax over the scores), less ``penalty`` times half
    the squared weights. The search begins at ``start``, or at nought.
    """
    matrix, names = _as_matrix(decisions, rarest)
    backwards = csr_matrix(matrix.T)
    counts = np.array([len(decision.right) for decision in decisions])
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    group = np.repeat(np.arange(len(decisions)), counts)
    right = np.array([is_right for decision in decisions for is_right in decision.right], dtype=float)
    weight = np.array([decision.weight for decision in decisions])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        shifted = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        whole = np.add.reduceat(shifted, first)
        chosen = np.maximum(np.add.reduceat(shifted * right, first), 1e-300)
        pull = weight[group] * (shifted / whole[group] - shifted * right / chosen[group])
        slope = backwards @ pull + penalty * weights
        return float(weight @ (np.log(whole) - np.log(chosen)) + 0.5 * penalty * weights @ weights), slope

    begin = np.array([start.get(name, 0.0) for name in names]) if start else np.zeros(len(names))
    fitted = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
    return dict(zip(names, map(float, fitted), strict=True))


def _as_matrix(decisions: Sequence[Decision], rarest: int) -> tuple[csr_matrix, list[str]]:
    """Return a row for each target of each decision, and the names of the columns."""
    numbers: dict[str, int] = {}
    sorts = sorted({sort for decision in decisions for sort in decision.sorts})
    width = len(sorts) + 1
    offset = {sort: place for place, sort in enumerate(sorts)}
    rows: list[NDArray[np.int64]] = []
    for decision in decisions:
        own = _numbers(decision.own, numbers) * width
        for sort, pair in zip(decision.sorts, decision.pairs, strict=True):
            rows.append(np.concatenate([own + offset[sort], _numbers(pair, numbers) * width + len(sorts)]))
    columns = np.concatenate(rows)
    kept, place = np.unique(columns, return_inverse=True)
    often = np.bincount(place) >= rarest
    renumbered = np.cumsum(often) - 1
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    known = often[place]
    matrix = csr_matrix(
        (np.ones(int(known.sum())), (row_of[known], renumbered[place[known]])), shape=(len(rows), int(often.sum()))
    )
    words = list(numbers)
    labels = [*sorts, PAIR]
    return matrix, [f"{labels[code % width]}:{words[code // width]}" for code in kept[often]]


def _numbers(features: Sequence[str], numbers: dict[str, int]) -> NDArray[np.int64]:
    """Return the numbers of features, each once; new ones get the next, in an order that no hash decides."""
    found = [numbers.setdefault(feature, len(numbers)) for feature in sorted(set(features))]
    return np.array(found, dtype=np.int64)
