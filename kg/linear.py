"""Linear models with whole-number weights: the same answer on every machine.

A model is a JSON file: ``{"corpus": digest, "labels": [...], "weights": {feature: [w, ...]}}``. Features are strings;
one that the model does not know weighs nothing. Weights are whole numbers, so that sums do not depend on their order.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

_LANE = 32
"""Bits for each label's score in a packed number."""


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
    """A model that is quick to ask: the weights of a feature for all labels are one number.

    It is a class of its own, whose methods compiled code calls directly, and no named tuple.
    """

    def __init__(self, labels: tuple[str, ...], rows: dict[str, int]) -> None:
        """Take feature → its weights, each in 32 bits of a number."""
        self.labels, self._rows = labels, rows
        self._raised = sum([1 << (_LANE * place + _LANE - 1) for place in range(len(labels))])
        """What is added to a sum so that no label's part is negative."""
        self._layout = struct.Struct(f"<{len(labels)}i")

    def best(self, features: list[str]) -> str:
        """Return the label of the highest score, the first of equals."""
        scores = self.scores(features)
        return self.labels[scores.index(max(scores))]

    def scores(self, features: list[str]) -> tuple[int, ...]:
        """Return the sum of the features' weights for each label, in the order of ``labels``."""
        # Compiled code asks a dict in a loop over a list faster than map and filter do.
        rows = self._rows
        total = sum([row for feature in features if (row := rows.get(feature)) is not None], self._raised)
        # Without the bit by which it was raised, each part is a number with a sign as machines write it.
        return self._layout.unpack((total ^ self._raised).to_bytes(self._layout.size, "little"))

    def score(self, features: list[str]) -> int:
        """Return the sum of the features' weights in a model of one label."""
        rows, total = self._rows, 0
        for feature in features:
            total += rows.get(feature, 0)
        return total


def packed(model: LinearModel) -> PackedModel:
    """Return ``model`` in the form that is quick to ask; each score must stay within ±2³¹."""
    shifts = [_LANE * place for place in range(len(model.labels))]
    rows = {
        feature: sum(weight << shift for weight, shift in zip(row, shifts, strict=True))
        for feature, row in model.weights.items()
    }
    return PackedModel(model.labels, rows)


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
