"""Linear models with whole-number weights: the same answer on every machine.

A model is a JSON file: ``{"corpus": digest, "labels": [...], "weights": {feature: [w, ...]}}``. Features are strings;
one that the model does not know weighs nothing. Weights are whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

from kg.weights import Weights


class LinearModel(NamedTuple):
    """Weights of features for each label."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[int, ...]]
    """Feature → one weight per label."""
    corpus: str
    """Digest of the articles that the weights were learned from."""

    def scores(self, features: Iterable[str]) -> list[int]:
        """Return the sum of the features' weights for each label, in the order of ``labels``."""
        totals = [0] * len(self.labels)
        find = self.weights.get
        rows = [row for row in map(find, features) if row is not None]
        if rows:
            totals = [sum(column) for column in zip(*rows, strict=True)]
        return totals

    def score(self, features: Iterable[str]) -> int:
        """Return the sum of the features' weights for the first label (models that rank have one)."""
        find = self.weights.get
        return sum([row[0] for row in map(find, features) if row is not None])

    def best(self, features: Iterable[str]) -> tuple[str, int]:
        """Return the label of the highest score (the first of equals) and its lead over the second."""
        totals = self.scores(features)
        order = sorted([(-total, place) for place, total in enumerate(totals)])
        (first, place), (second, _) = order[:2]
        return self.labels[place], second - first


class PackedModel:
    """A model that is quick to ask.

    It is a class of its own, whose methods compiled code calls directly, and no named tuple.
    """

    def __init__(self, labels: tuple[str, ...], weights: Weights) -> None:
        """Take the labels and the weights that features have for each."""
        self.labels, self._weights = labels, weights

    def best(self, features: list[str]) -> str:
        """Return the label of the highest score, the first of equals."""
        scores = self._weights.sums(features)
        return self.labels[scores.index(max(scores))]

    def scores(self, features: list[str]) -> tuple[int, ...]:
        """Return the sum of the features' weights for each label, in the order of ``labels``."""
        return self._weights.sums(features)

    def score(self, features: list[str]) -> int:
        """Return the sum of the features' weights in a model of one label."""
        return self._weights.total(features)

    def score_once(self, features: list[str]) -> int:
        """Return the same where a feature counts once, however often it is named."""
        return self._weights.total_once(features)


def packed(model: LinearModel) -> PackedModel:
    """Return ``model`` in the form that is quick to ask; each score must stay within ±2³¹."""
    return PackedModel(model.labels, Weights(len(model.labels), dict(model.weights)))


def read_model(source: Traversable) -> LinearModel:
    """Return the model in ``source``. Raises ``ValueError`` where the file is not one."""
    data = json.loads(source.read_text(encoding="utf-8"))
    labels = tuple(data["labels"])
    weights = {}
    for feature, row in data["weights"].items():
        if len(row) != len(labels):
            raise ValueError(f"{source}: feature {feature!r} has {len(row)} weights for {len(labels)} labels")
        weights[feature] = tuple(row)
    return LinearModel(labels, weights, data["corpus"])
