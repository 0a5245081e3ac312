"""Fits a linear model that ranks targets: the score of the right ones against that of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


class Decision(NamedTuple):
    """One choice between targets."""

    features: list[list[str]]
    """Of each target."""
    right: list[bool]
    """Which targets may be chosen: one, or several where it is not known which."""


def fit_ranking(decisions: Sequence[Decision], penalty: float, rarest: int = 3) -> dict[str, float]:
    """Return the weight of each feature that stands with at least ``rarest`` targets.

    Maximises the probability of the right targets together (softmax over the scores), less ``penalty`` times half
    the squared weights.
    """
    matrix, first, right, vocabulary = _as_arrays(decisions, rarest)
    group = np.repeat(np.arange(len(first)), np.diff(np.append(first, matrix.shape[0])))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        shifted = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        whole = np.add.reduceat(shifted, first)
        chosen = np.maximum(np.add.reduceat(shifted * right, first), 1e-300)
        slope = matrix.T @ (shifted / whole[group] - shifted * right / chosen[group]) + penalty * weights
        return float((np.log(whole) - np.log(chosen)).sum() + 0.5 * penalty * weights @ weights), slope

    start = np.zeros(len(vocabulary))
    fitted = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {feature: float(fitted[column]) for feature, column in vocabulary.items()}


def _as_arrays(
    decisions: Sequence[Decision], rarest: int
) -> tuple[csr_matrix, np.ndarray, np.ndarray, Mapping[str, int]]:
    """Return a row for each target, the first row of each decision, which rows are right, and the columns."""
    counts = Counter(f for decision in decisions for features in decision.features for f in set(features))
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    right: list[bool] = []
    first: list[int] = []
    for decision in decisions:
        first.append(len(right))
        for features, is_right in zip(decision.features, decision.right, strict=True):
            for feature in sorted({f for f in features if counts[f] >= rarest}):
                rows.append(len(right))
                columns.append(vocabulary.setdefault(feature, len(vocabulary)))
            right.append(is_right)
    shape = (len(right), len(vocabulary))
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    return matrix, np.array(first), np.array(right, dtype=float), vocabulary
