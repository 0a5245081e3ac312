"""Averages models that two learnings came to."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from kg.linear import LinearModel, read_model
from scripts.training.linear import write_model


def average_models(first: Path, last: Path, tree: Path, once: Collection[str] = ()) -> None:
    """Write the models of ``tree``: the average of those in two others, with the digest of the last one's articles.

    Those whose files are called as one of ``once`` are taken from the first as they are. Raises ``ValueError`` where
    two models decide between different labels.
    """
    for path in sorted(last.glob("kg/**/models/*.json")):
        place = path.relative_to(last)
        if path.name in once:
            shutil.copy(first / place, tree / place)
            continue
        before, after = read_model(first / place), read_model(path)
        if before.labels != after.labels:
            raise ValueError(f"{place}: the labels differ: {before.labels} and {after.labels}")
        write_model(tree / place, after.corpus, after.labels, averaged(before, after))


def averaged(one: LinearModel, other: LinearModel) -> dict[str, list[int]]:
    """Return the mean weights, whole numbers; a feature that one of them lacks weighs nothing there."""
    nothing = (0,) * len(one.labels)
    means: dict[str, list[int]] = {}
    for feature in sorted(one.weights.keys() | other.weights.keys()):
        pairs = zip(one.weights.get(feature, nothing), other.weights.get(feature, nothing), strict=True)
        mean = [round((left + right) / 2) for left, right in pairs]
        if any(mean):
            means[feature] = mean
    return means
