"""Articles as they are read at run time, with the gold event that each event read stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kg.datamodel import Discourse
from kg.discourse.linker import find_scenes_by
from scripts.training.scene_gold import Labelled
from scripts.training.scenes import best_by, folds, train


class Scened(NamedTuple):
    """An annotated article with scenes that were read by models learned from other articles."""

    labelled: Labelled
    discourse: Discourse
    gold: tuple[dict[str, Any] | None, ...]
    """For each event of the discourse, the gold event that it stands for; None where it stands for none."""


def scened(articles: Sequence[Labelled]) -> Iterator[Scened]:
    """Yield the articles with scenes as they would be read had nobody seen them, mistakes included."""
    parts = folds(articles)
    for part in parts:
        choose = best_by(train([labelled for other in parts if other is not part for labelled in other]))
        for labelled in part:
            discourse = find_scenes_by(labelled.annotated, choose)
            yield Scened(labelled, discourse, tuple(_gold_events(labelled, discourse)))


def _gold_events(labelled: Labelled, discourse: Discourse) -> list[dict[str, Any] | None]:
    """Return for each event read the gold event that most of its units speak of, each gold event once."""
    shares: list[tuple[int, int, int]] = []
    for number, units in enumerate(discourse.events):
        counts = Counter(owner for unit in units for owner in sorted(labelled.owners[unit]) if owner >= 0)
        shares += [(-count, number, owner) for owner, count in counts.items()]
    found: list[dict[str, Any] | None] = [None] * len(discourse.events)
    taken: set[int] = set()
    for _, number, owner in sorted(shares):
        if found[number] is None and owner not in taken:
            found[number] = labelled.article.gold["events"][owner]
            taken.add(owner)
    return found
