"""Learns which events are parts of which campaign series.

python -m scripts.training.event_series CORPUS [CORPUS ...] [--cross-validate]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from kg.annotate.reading import make_reading
from kg.extract.attachment.membership import LABELS, LEAD, SeriesCandidate, candidates
from kg.extract.attachment.series import series_named
from kg.extract.event_names import name_events
from kg.linear import LinearModel
from scripts.training.corpus import corpus_digest, read_articles
from scripts.training.event_gold import Scened, scened
from scripts.training.linear import Fit, fit_multinomial, quantised, write_model
from scripts.training.scene_gold import label_units

MODEL = Path("kg/extract/models/event_series.json")
SCALE = 100
FIT = Fit(own=10.0, shared=1.0, least=3)
_FOLDS = 5
_STRAY = 0.3
"""Weight of an event that the gold does not have."""
_ALIKE = 0.75


class Lesson(NamedTuple):
    """The candidates of one article, with what the gold says of each: None for an event that it does not have."""

    candidates: tuple[SeriesCandidate, ...]
    answers: tuple[bool | None, ...]
    told: int
    """How many events of the gold are parts of a series."""


def lesson_of(article: Scened) -> Lesson:
    """Return what can be learned from an article."""
    names = name_events(article.discourse)
    found = tuple(candidates(article.discourse, names, series_named(article.discourse, names)))
    answers: list[bool | None] = []
    for candidate in found:
        event = article.gold[candidate.event]
        told = event and event["campaign"]
        answers.append(None if event is None else bool(told) and _alike(candidate.series.name, told))
    events = article.labelled.article.gold["events"]
    return Lesson(found, tuple(answers), sum(event["campaign"] is not None for event in events))


def _alike(name: str, gold: str) -> bool:
    """Return whether two names mean one series: they are nearly the same, or one holds the other."""
    told = make_reading(gold).text
    return name in told or told in name or SequenceMatcher(None, name, told, autojunk=False).ratio() >= _ALIKE


def train(lessons: Sequence[Lesson], corpus: str = "") -> LinearModel:
    """Return the model learned from ``lessons``."""
    items = [pair for lesson in lessons for pair in zip(lesson.candidates, lesson.answers, strict=True)]
    features = [candidate.features for candidate, _ in items]
    answers = [LABELS[bool(answer)] for _, answer in items]
    weights = fit_multinomial(features, answers, LABELS, FIT, [_STRAY if a is None else 1.0 for _, a in items])
    return LinearModel(LABELS, {f: tuple(row) for f, row in quantised(weights, SCALE).items()}, corpus)


def cross_validated(lessons: Sequence[Lesson]) -> str:
    """Return how many series of events in articles left out are read, and how many of these are right."""
    read = right = 0
    for fold in range(_FOLDS):
        model = train([lesson for number, lesson in enumerate(lessons) if number % _FOLDS != fold])
        for lesson in lessons[fold::_FOLDS]:
            best: dict[int, tuple[int, bool]] = {}
            for candidate, answer in zip(lesson.candidates, lesson.answers, strict=True):
                none, part = model.scores(candidate.features)
                if part - none > max(LEAD, best.get(candidate.event, (LEAD,))[0]):
                    best[candidate.event] = (part - none, bool(answer))
            read += len(best)
            right += sum(is_right for _, is_right in best.values())
    told = sum(lesson.told for lesson in lessons)
    return f"{right} of {read} series read are right; the gold tells {told}"


def main() -> None:
    """Train on the whole of the corpora and write the model, or print scores on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    articles = [label_units(article) for article in read_articles(options.corpora)]
    lessons = [lesson_of(article) for article in scened(articles)]
    if options.cross_validate:
        print(cross_validated(lessons))
        return
    digest = corpus_digest(options.corpora)
    model = train(lessons, digest)
    write_model(MODEL, digest, model.labels, {feature: list(row) for feature, row in model.weights.items()})
    print(f"{MODEL}: {len(model.weights)} features")


if __name__ == "__main__":
    main()
