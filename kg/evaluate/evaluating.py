"""A build held against gold files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.evaluate.comparison import Outcome, compare
from kg.evaluate.gold import read_gold
from kg.evaluate.graph import read_articles
from kg.evaluate.likeness import DivisionPath, Likeness
from kg.evaluate.records import Article
from kg.evaluate.scores import Scores, score
from kg.evaluate.sentences import Passage, passage
from kg.layout import text_path


class Fault(NamedTuple):
    """A fact that was missed, or read where there is none."""

    article: str
    relation: str
    kind: str
    """``missed`` or ``wrong``."""
    event: str
    """Name of the event that it is about; empty for other facts."""
    says: str
    passage: Passage | None
    """The sentence of the article, where the words stand in it."""


class Evaluation(NamedTuple):
    """How well a build says what its articles say."""

    articles: tuple[str, ...]
    """Names of the gold files."""
    missing: tuple[str, ...]
    """Those of them that the build has no article for."""
    scores: Scores
    faults: tuple[Fault, ...]


def evaluate(build: Path, gold_folder: Path, divisions: Iterable[DivisionPath], prefix: str = "") -> Evaluation:
    """Return the measures and faults of a build; ``prefix`` keeps the gold files whose names begin so.

    Raises ``KgError`` where gold or build cannot be used.
    """
    gold = read_gold(gold_folder, prefix)
    read = read_articles(build, gold.keys())
    likeness = Likeness(divisions)
    outcomes: list[Outcome] = []
    faults: list[Fault] = []
    for name, article in gold.items():
        identifier, found = read.get(name, ("", Article()))
        told = list(compare(article, found, likeness))
        outcomes += told
        text = _text(build, identifier)
        faults += (
            Fault(name, *_without_trace(outcome), passage(text, outcome.trace))
            for outcome in told
            if outcome.kind != "right"
        )
    missing = tuple(name for name in gold if name not in read)
    return Evaluation(tuple(gold), missing, score(outcomes), tuple(faults))


def _without_trace(outcome: Outcome) -> tuple[str, str, str, str]:
    return outcome.relation, outcome.kind, outcome.event, outcome.says


def _text(build: Path, identifier: str) -> str:
    """Return the clean text of an article, nothing where the build has none."""
    path = build / text_path(identifier) if identifier else None
    return path.read_bytes().decode(errors="replace") if path is not None and path.is_file() else ""
