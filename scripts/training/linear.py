"""Fits linear models, turns their weights into whole numbers and writes them for ``kg.linear`` to read.

A feature written ``name=label`` says that something beside the item speaks for that label. Such features share what
they teach: besides its own weights each has that of ``name`` for the label it speaks for, and for the label
``none``, whichever label it is. A rare label so learns from the common ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Weights = dict[str, Floats]
"""Feature → one weight per label."""
NONE = "none"


class Fit(NamedTuple):
    """How a model is fitted."""

    own: float = 1.0
    """Strength of the pull to nought on the weights of single features."""
    shared: float = 0.1
    """The same for weights that several features share."""
    least: int = 2
    """In how many items a feature must occur to be learned."""


def fit_multinomial(
    items: Sequence[Sequence[str]],
    answers: Sequence[str],
    labels: Sequence[str],
    how: Fit,
    importance: Sequence[float] | None = None,
) -> Weights:
    """Return the weights under which the items' features make their answers most likely."""
    problem = _Problem(items, answers, labels, how, importance)
    return problem.solve()


class _Problem:
    """A multinomial regression with shared weights, as arrays."""

    def __init__(
        self,
        items: Sequence[Sequence[str]],
        answers: Sequence[str],
        labels: Sequence[str],
        how: Fit,
        importance: Sequence[float] | None,
    ) -> None:
        counts = Counter(feature for item in items for feature in set(item))
        self.features = sorted(feature for feature, count in counts.items() if count >= how.least)
        self.labels = list(labels)
        self.how = how
        place = {feature: i for i, feature in enumerate(self.features)}
        pairs = [(row, place[f]) for row, item in enumerate(items) for f in sorted(set(item)) if f in place]
        rows, columns = zip(*pairs, strict=True)
        shape = (len(items), len(self.features))
        self.matrix = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=shape)
        self.transposed = csr_matrix(self.matrix.T)
        index = {label: i for i, label in enumerate(self.labels)}
        self.answers = np.array([index[answer] for answer in answers])
        self.importance = np.ones(len(items)) if importance is None else np.array(importance, dtype=float)
        self._share(index)

    def _share(self, index: Mapping[str, int]) -> None:
        """Find the shared weights: each adds to the own weights of (feature, label) pairs."""
        names: dict[str, int] = {}
        own: list[int] = []
        shared: list[int] = []
        for row, feature in enumerate(self.features):
            name, _, label = feature.rpartition("=")
            if not name or label not in index:
                continue
            for target, kind in ((label, "for"), (NONE, "none")):
                if target in index:
                    own.append(row * len(index) + index[target])
                    shared.append(names.setdefault(f"{kind} {name}", len(names)))
        shape = (len(self.features) * len(index), max(1, len(names)))
        self.sharing = csr_matrix((np.ones(len(own)), (own, shared)), shape=shape)

    def solve(self) -> Weights:
        own, shared = self.sharing.shape
        result = minimize(
            self._loss, np.zeros(own + shared), jac=True, method="L-BFGS-B", options={"maxiter": 300, "maxfun": 400}
        )
        weights = self._combined(result.x)
        return {feature: weights[row] for row, feature in enumerate(self.features)}

    def _combined(self, parameters: Floats) -> Floats:
        own = self.sharing.shape[0]
        combined: Floats = parameters[:own] + self.sharing @ parameters[own:]
        return combined.reshape(len(self.features), len(self.labels))

    def _loss(self, parameters: Floats) -> tuple[float, Floats]:
        own = self.sharing.shape[0]
        scores: Floats = np.asarray(self.matrix @ self._combined(parameters))
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        totals = chances.sum(axis=1, keepdims=True)
        chances /= totals
        here = np.arange(len(self.answers))
        loss = -float((self.importance * (scores[here, self.answers] - np.log(totals[:, 0]))).sum())
        chances[here, self.answers] -= 1
        slope = (self.transposed @ (chances * self.importance[:, None])).ravel()
        strength = np.concatenate([np.full(own, self.how.own), np.full(len(parameters) - own, self.how.shared)])
        loss += 0.5 * float((strength * parameters**2).sum())
        return loss, np.concatenate([slope, self.sharing.T @ slope]) + strength * parameters


def quantised(weights: Mapping[str, Floats | Sequence[float]], scale: int, smallest: int = 1) -> dict[str, list[int]]:
    """Return the weights times ``scale`` as whole numbers, without features that weigh less than ``smallest``."""
    rows = {feature: [round(float(weight) * scale) for weight in row] for feature, row in weights.items()}
    return {feature: row for feature, row in rows.items() if max(map(abs, row)) >= smallest}


def write_model(path: Path, corpus: str, labels: Sequence[str], weights: Mapping[str, Sequence[int]]) -> None:
    """Write a model, one feature a line, sorted; the same weights give the same bytes."""
    rows = [
        f"{json.dumps(feature, ensure_ascii=False)}:{json.dumps(list(weights[feature]), separators=(',', ':'))}"
        for feature in sorted(weights)
    ]
    head = json.dumps({"corpus": corpus, "labels": list(labels)}, ensure_ascii=False)[:-1]
    path.write_text(head + ', "weights": {\n' + ",\n".join(rows) + "\n}}\n", encoding="utf-8")
