"""Learns what numbers count, and measures it on articles left out.

    python -m scripts.training.figures --corpora ../shared/corpus corpus [--cross-validate]

The practice sentences are always learned from; only articles are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.annotate import annotate_text
from kg.annotate.figures.features import EVERY
from kg.annotate.figures.find import choose_measures
from kg.annotate.figures.page import Page, read_page
from kg.datamodel import FigureMention
from kg.linear import LinearModel
from scripts.training.corpus import Article, corpus_digest, read_articles
from scripts.training.figure_gold import OPEN, label_counts
from scripts.training.figure_scores import by_measure, found_keys, gold_keys
from scripts.training.linear import NONE, Fit, fit_multinomial, quantised, write_model
from scripts.training.practice import read_practice

MODEL = Path("kg/annotate/figures/models/measures.json")
PRACTICE = Path(__file__).with_name("figure_sentences.txt")
SCALE = 50
_HOW = Fit(own=1.0, shared=0.4, least=2)
_SMALLEST = 5
_CAUTION = 30
"""What speaks against every figure beforehand: one that is none does more harm than one that is missed."""
_FOLDS = 4


class Lesson(NamedTuple):
    """The features of a text's counts after right decisions, and the right answers."""

    items: list[list[str]]
    answers: list[str]


class Labelled(NamedTuple):
    """An article with its counts and what they are."""

    article: Article
    page: Page
    lesson: Lesson


def lesson_of(page: Page, labels: Sequence[str]) -> Lesson:
    """Return what a text teaches whose counts have ``labels``; open ones teach nothing."""
    lesson = Lesson([], [])

    def choose(number: int, features: list[str]) -> str:
        if labels[number] == OPEN:
            return NONE
        lesson.items.append(features)
        lesson.answers.append(labels[number])
        return labels[number]

    choose_measures(page, choose)
    return lesson


def label_article(article: Article) -> Labelled:
    """Return an article with what its gold says of its counts."""
    annotated = annotate_text(article.clean)
    page = read_page(annotated.reading.text, annotated.quantities, annotated.posts)
    return Labelled(article, page, lesson_of(page, label_counts(article, page.counts)))


def train(lessons: Sequence[Lesson], corpus: str) -> LinearModel:
    """Return the model that the lessons teach."""
    answers = [answer for lesson in lessons for answer in lesson.answers]
    labels = (NONE, *sorted(set(answers) - {NONE}))
    weights = fit_multinomial([item for lesson in lessons for item in lesson.items], answers, labels, _HOW)
    rows = {feature: tuple(row) for feature, row in quantised(weights, SCALE, _SMALLEST).items()}
    rows[EVERY] = tuple(
        weight + (_CAUTION if label == NONE else 0) for label, weight in zip(labels, rows[EVERY], strict=True)
    )
    return LinearModel(labels, rows, corpus)


def cross_validated(articles: Sequence[Labelled], practice: Sequence[Lesson]) -> str:
    """Return the scores on articles that were left out of training."""
    shuffled = list(articles)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - a fixed deal, not a secret
    pairs = []
    for fold in range(_FOLDS):
        others = [each.lesson for number, each in enumerate(shuffled) if number % _FOLDS != fold]
        model = train([*others, *practice], "")
        for article, page, _ in shuffled[fold::_FOLDS]:
            gold = gold_keys(article)
            pairs.append((gold, found_keys(_figures(page, model), gold)))
    return by_measure(pairs)


def _figures(page: Page, model: LinearModel) -> tuple[FigureMention, ...]:
    return choose_measures(page, lambda _, features: model.best(features)[0])


def main() -> None:
    """Train on all articles and write the model, or print scores on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, nargs="+", required=True)
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    articles = [label_article(article) for article in read_articles(options.corpora)]
    practice = [lesson_of(*item) for item in read_practice(PRACTICE)]
    if options.cross_validate:
        print(cross_validated(articles, practice))
        return
    digest = hashlib.sha256(corpus_digest(options.corpora).encode() + PRACTICE.read_bytes()).hexdigest()
    model = train([*practice, *(each.lesson for each in articles)], digest)
    MODEL.parent.mkdir(exist_ok=True)
    write_model(MODEL, model.corpus, model.labels, {name: list(row) for name, row in model.weights.items()})
    print(f"{len(model.weights)} features, {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
