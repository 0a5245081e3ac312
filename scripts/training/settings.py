"""Learns which time, place and division an event has, and measures it on articles left out.

    python -m scripts.training.settings CORPUS [CORPUS ...] [--cross-validate]

The events are those that the linker finds, each told by the gold event that most of its units speak of, also those
that it finds where it has not seen the article before, and those that it would find if it made no mistake. An event
that the gold does not have has no time and no place. What may be chosen is what the article offers: printed beside
how often the choice is right is how often the right one is among the candidates, so that reading and choosing are
told apart.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.annotate.reading import make_reading
from kg.datamodel import Discourse
from kg.discourse import find_scenes
from kg.discourse.linker import find_scenes_by
from kg.extract.ledger import Ledger
from kg.extract.setting.choice import CANDIDATES, candidates_for
from kg.extract.setting.view import Candidate, Page, page_of, view_of
from kg.linear import LinearModel
from scripts.training.corpus import corpus_digest, read_articles
from scripts.training.linear import quantised, write_model
from scripts.training.ranking import PAIR, Decision, fit_ranking
from scripts.training.scene_gold import TOTAL, Labelled, label_units
from scripts.training.scenes import best_by, decisions

MODELS = Path("kg/extract/models")
PENALTIES = {"dates": 8.0, "venues": 8.0, "divisions": 4.0}
LINKER_PENALTY = 10.0
SCALE = 100
_FOLDS = 8
_SORT = "candidate"


class Question(NamedTuple):
    """One choice for one event."""

    candidates: list[Candidate]
    right: list[bool]
    found: bool
    """Whether the linker found the event in an article that it had not seen."""
    asked: bool
    """Whether the gold event has a value."""
    gold: dict[str, Any]


NOTHING: dict[str, Any] = {"name": "", "start": None, "end": None, "venue": None, "district": None}
"""What the gold tells of an event that it does not have."""
Asked = dict[str, list[Question]]


def questions(article: Labelled, discourses: Sequence[tuple[bool, Discourse]]) -> Asked:
    """Return the choices that an article asks for, by what is chosen.

    ``discourses`` are ways to read it, each with whether it is one of the linker.
    """
    asked: Asked = {what: [] for what in CANDIDATES}
    for found, discourse in discourses:
        page = page_of(Ledger(discourse))
        for number, units in enumerate(discourse.events):
            gold = _gold_of(article, units) or NOTHING
            view = view_of(page, number)
            for what in CANDIDATES:
                question = _question(what, candidates_for(view, what), gold, page)
                asked[what].append(question._replace(found=found))
    return asked


def read(articles: Sequence[Labelled]) -> list[Asked]:
    """Return the choices of all articles, read by the linker, by one that learned from others, and by the gold."""
    halves = (articles[0::2], articles[1::2])
    found: dict[str, Asked] = {}
    for half, other in (halves, halves[::-1]):
        choose = best_by(fit_ranking(decisions(other), LINKER_PENALTY))
        for article in half:
            honest = find_scenes_by(article.annotated, choose)
            ways = [(True, honest), (False, find_scenes(article.annotated)), (False, _by_gold(article))]
            found[article.article.identifier] = questions(article, ways)
    return [found[article.article.identifier] for article in articles]


def _by_gold(article: Labelled) -> Discourse:
    """Return the discourse as the gold tells it: the units that speak of each of its events and no other."""
    events: list[tuple[int, ...]] = []
    for number in range(len(article.article.gold["events"])):
        units = tuple(unit.number for unit in article.units if article.owners[unit.number] == {number})
        if units:
            events.append(units)
    return Discourse(article.annotated, article.units, tuple(events), ())


def _gold_of(article: Labelled, units: Sequence[int]) -> dict[str, Any] | None:
    """Return the gold event that most of the units speak of, None where that is none."""
    owners = Counter(owner for unit in units for owner in article.owners[unit] if owner != TOTAL)
    if not owners:
        return None
    best: dict[str, Any] = article.article.gold["events"][min(owners, key=lambda owner: (-owners[owner], owner))]
    return best


def _question(what: str, candidates: list[Candidate], gold: dict[str, Any], page: Page) -> Question:
    if what == "dates":
        ends = gold["end"]
        values = [tuple(candidate.value) for candidate in candidates]  # type: ignore[call-overload]
        right = [value == (gold["start"], ends) for value in values]
        if not any(right) and gold["start"]:
            right = [value[0] == gold["start"] for value in values]
        return Question(candidates, right, True, gold["start"] is not None, gold)
    if what == "divisions":
        rows = page.annotated.gazetteer
        right = [
            candidate.value is not None and rows[str(candidate.value)].full_name == gold["district"]
            for candidate in candidates
        ]
        if candidates[-1].value is None:  # a place that is beyond doubt leaves no choice of none
            right[-1] = not any(right)
        return Question(candidates, right, True, gold["district"] is not None, gold)
    words = make_reading(gold["venue"]).text if gold["venue"] else ""
    right = [
        candidate.span is not None and _same_place(page.text[candidate.span.start : candidate.span.end], words)
        for candidate in candidates
    ]
    right[-1] = not any(right)
    return Question(candidates, right, True, bool(words), gold)


def _same_place(one: str, other: str) -> bool:
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return bool(short) and short in long and len(short) >= 0.6 * len(long)


def _plain(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def train(asked: Sequence[Question], penalty: float) -> LinearModel:
    """Return a model fitted on the questions that have a right answer among others."""
    choices = [
        Decision((), [_SORT] * len(question.right), [c.features for c in question.candidates], question.right)
        for question in asked
        if any(question.right) and not all(question.right)
    ]
    weights = {name.removeprefix(f"{PAIR}:"): weight for name, weight in fit_ranking(choices, penalty).items()}
    rows = quantised({feature: [weight] for feature, weight in weights.items()}, SCALE)
    return LinearModel(("weight",), {feature: tuple(row) for feature, row in rows.items()}, "")


def best_of(model: LinearModel, question: Question) -> int:
    """Return the index of the candidate that the model chooses."""
    scores = [model.score(candidate.features) for candidate in question.candidates]
    return scores.index(max(scores))


def _cross_validated(articles: Sequence[Asked]) -> Iterator[str]:
    shuffled = list(articles)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - a fixed deal, not a secret
    parts = [shuffled[fold::_FOLDS] for fold in range(_FOLDS)]
    for what in CANDIDATES:
        counts: Counter[str] = Counter()
        for part in parts:
            others = [question for other in parts if other is not part for each in other for question in each[what]]
            model = train(others, PENALTIES[what])
            for question in (question for each in part for question in each[what] if question.found):
                best = best_of(model, question)
                answered = question.candidates[best].span is not None
                counts["asked"] += question.asked
                counts["offered"] += question.asked and any(_values(question))
                counts["answered"] += answered
                counts["right"] += question.asked and answered and question.right[best]
        yield (
            f"{what}: of {counts['asked']} asked for {counts['offered']} are among the candidates, "
            f"{counts['answered']} answered, {counts['right']} right"
        )


def _values(question: Question) -> Iterator[bool]:
    for candidate, right in zip(question.candidates, question.right, strict=True):
        yield right and candidate.span is not None


def main() -> None:
    """Train on all articles and write the models, or print how the choices do on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    articles = read_articles(options.corpora)
    digest = corpus_digest(options.corpora)
    asked = read([label_units(article) for article in articles])
    if options.cross_validate:
        print("\n".join(_cross_validated(asked)))
        return
    for what in CANDIDATES:
        model = train([question for each in asked for question in each[what]], PENALTIES[what])
        rows = {feature: list(row) for feature, row in model.weights.items()}
        write_model(MODELS / f"event_{what}.json", digest, model.labels, rows)
        print(f"{what}: {len(rows)} features")


if __name__ == "__main__":
    main()
