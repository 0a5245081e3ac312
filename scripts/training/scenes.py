"""Learns which event each unit of an article speaks of, and measures it on articles left out.

    python -m scripts.training.scenes CORPUS [CORPUS ...] [--cross-validate]

The linker goes through the article as it will at run time. What it must choose is known where the gold facts tell;
elsewhere any target but a new event may be right. It learns in rounds: after the gold, then with the targets it
would itself choose among the allowed ones, then also from the states that its own mistakes lead to.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.discourse.linker import LABELS, NEW, NONE, TOTAL, Choice, link
from kg.discourse.unit_features import EVERY
from kg.linear import LinearModel
from scripts.training import scene_gold
from scripts.training.corpus import corpus_digest, read_articles
from scripts.training.linear import quantised, write_model
from scripts.training.ranking import PAIR, Decision, fit_ranking
from scripts.training.scene_gold import Labelled, label_units

MODELS = Path("kg/discourse/models")
PENALTY = 20.0
"""Strength of the pull to nought in each round; in the last one, which has more decisions, it is twice that."""
RAREST = 8
"""With how many targets a feature must stand to be learned."""
FIGURE = 0.5
"""By how much each figure makes a choice matter more."""
SCALE = 100
LEAN = 20
"""Added to the weight of a total: of articles left out, more totals pass for figures of events than the other way."""
_FOLDS = 5

Weights = dict[str, float]
Scores = Callable[[Choice], list[float]]


def train(articles: Sequence[Labelled]) -> Weights:
    """Return weights learned from ``articles`` in rounds."""
    weights = fit_ranking(decisions(articles), PENALTY, RAREST)
    settled = decisions(articles, scores_by(weights))
    for part in range(2):
        others = [article for number, article in enumerate(articles) if number % 2 != part]
        without = fit_ranking(decisions(others, scores_by(weights)), PENALTY, RAREST, weights)
        settled += decisions(articles[part::2], scores_by(without), free=True)
    return fit_ranking(settled, 2 * PENALTY, RAREST, weights)


def decisions(articles: Sequence[Labelled], scores: Scores | None = None, *, free: bool = False) -> list[Decision]:
    """Return the decisions that going through ``articles`` asks for.

    The linker follows the gold; where that does not tell, the best allowed target by ``scores``, or nothing. With
    ``free`` it follows ``scores`` alone, into whatever state that leads.
    """
    found: list[Decision] = []
    for article in articles:
        teacher = _Teacher(article, scores, free)
        link(article.annotated, teacher.choose)
        found += teacher.decisions
    return found


class _Teacher:
    """Chooses targets while an article is gone through, and writes down which were right."""

    def __init__(self, article: Labelled, scores: Scores | None, free: bool) -> None:
        self.article = article
        self.scores = scores
        self.free = free
        self.decisions: list[Decision] = []
        self.gold_of: list[Counter[int]] = []
        """For each event of the linker, the gold events that its units belong to."""
        self.judged: list[bool] = []
        """Whether the target was right, of each unit whose target the gold tells."""

    def choose(self, choice: Choice) -> int:
        """Return the target to go on with."""
        owners = self.article.owners[choice.unit.number]
        allowed = self._allowed(choice, owners, [key for key, _, _ in choice.targets])
        choice = _opened(choice, [] if self.free else allowed)
        keys = [key for key, _, _ in choice.targets]
        right = [key in allowed for key in keys]
        if any(right) and not all(right):
            weight = 1.0 + FIGURE * min(len(choice.unit.figures), 2) if owners else 1.0
            sorts = [sort for _, sort, _ in choice.targets]
            pairs = [features for _, _, features in choice.targets]
            self.decisions.append(Decision(choice.own, sorts, pairs, right, weight))
        target = self._pick(choice, keys, allowed, known=bool(owners))
        if owners:
            self.judged.append(target in allowed)
        self._follow(target, owners)
        return target

    def _allowed(self, choice: Choice, owners: frozenset[int], keys: Sequence[int]) -> list[int]:
        if owners == {scene_gold.TOTAL}:
            return [TOTAL]
        if owners:
            same = [key for key in keys if key >= 0 and self._gold(key) in owners]
            return same or [NEW]
        if choice.unit.figures:
            return [NONE]
        return [key for key in keys if key != NEW]

    def _pick(self, choice: Choice, keys: Sequence[int], allowed: Sequence[int], *, known: bool) -> int:
        if self.scores is None:
            return allowed[0] if known else NONE
        scores = dict(zip(keys, self.scores(choice), strict=True))
        return max(keys if self.free else allowed, key=lambda key: scores[key])

    def _gold(self, event: int) -> int | None:
        counts = self.gold_of[event]
        return counts.most_common(1)[0][0] if counts else None

    def _follow(self, target: int, owners: frozenset[int]) -> None:
        events = sorted(owner for owner in owners if owner != scene_gold.TOTAL)
        if target == NEW:
            known = {self._gold(event) for event in range(len(self.gold_of))}
            self.gold_of.append(Counter([owner for owner in events if owner not in known][:1]))
        elif target >= 0 and events:
            gold = self._gold(target)
            self.gold_of[target][gold if gold in events else events[0]] += 1


def _opened(choice: Choice, allowed: Sequence[int]) -> Choice:
    """Return a choice without the targets that reading bars, but for those allowed."""
    if not choice.barred:
        return choice
    return choice._replace(targets=[t for t in choice.targets if t[0] not in choice.barred or t[0] in allowed])


def as_models(weights: Weights, corpus: str) -> tuple[LinearModel, LinearModel]:
    """Return the model of units and that of pairs, with whole-number weights."""
    own: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    pair: dict[str, list[float]] = {}
    for name, weight in weights.items():
        label, feature = name.split(":", 1)
        if label == PAIR:
            pair[feature] = [weight]
        else:
            own[feature][LABELS.index(label)] = weight
    units = {feature: tuple(row) for feature, row in quantised(own, SCALE).items()}
    pairs = {feature: tuple(row) for feature, row in quantised(pair, SCALE).items()}
    return LinearModel(LABELS, units, corpus), LinearModel((PAIR,), pairs, corpus)


def scores_by(weights: Weights) -> Scores:
    """Return the function that scores the targets of a choice by ``weights``."""
    unit_model, pair_model = as_models(weights, "")

    def scores(choice: Choice) -> list[float]:
        own = dict(zip(LABELS, unit_model.scores(choice.own), strict=True))
        return [own[label] + pair_model.score(features) for _, label, features in choice.targets]

    return scores


def best_by(weights: Weights) -> Callable[[Choice], int]:
    """Return the function that chooses the target of the highest score by ``weights``, the first of equals."""
    scores_of = scores_by(weights)

    def best(choice: Choice) -> int:
        choice = _opened(choice, [])
        scores = scores_of(choice)
        return choice.targets[scores.index(max(scores))][0]

    return best


def folds(articles: Sequence[Labelled]) -> list[list[Labelled]]:
    """Return the articles dealt out into folds by their names, so that a new article moves no other."""
    dealt: list[list[Labelled]] = [[] for _ in range(_FOLDS)]
    for labelled in articles:
        digest = hashlib.sha256(labelled.article.identifier.encode()).digest()
        dealt[digest[0] % _FOLDS].append(labelled)
    return dealt


def main() -> None:
    """Train on all corpora and write the models, or print scores on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    articles = [label_units(article) for article in read_articles(options.corpora)]
    if options.cross_validate:
        print(_cross_validated(articles))
        return
    digest = corpus_digest(options.corpora)
    for name, model in zip(("scene_units", "scene_pairs"), as_models(train(articles), digest), strict=True):
        rows = {feature: list(row) for feature, row in model.weights.items()}
        if EVERY in rows and "total" in model.labels:
            rows[EVERY][model.labels.index("total")] += LEAN
        write_model(MODELS / f"{name}.json", digest, model.labels, rows)
        print(f"{name}: {len(rows)} features")


def _cross_validated(articles: Sequence[Labelled]) -> str:
    """Return how often the target is right on articles left out, over the units that the gold tells."""
    right = asked = 0
    parts = folds(articles)
    for part in parts:
        others = [article for other in parts if other is not part for article in other]
        scores = scores_by(train(others))
        for article in part:
            teacher = _Teacher(article, scores, free=True)
            link(article.annotated, teacher.choose)
            asked += len(teacher.judged)
            right += sum(teacher.judged)
    return f"{right} of {asked} units have the right target: {right / asked:.3f}"


if __name__ == "__main__":
    main()
