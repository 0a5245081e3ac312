"""Learns what bodies are to events: organisers in a role, employers that take part, or nothing.

    python -m scripts.training.body_roles CORPUS [CORPUS ...] [--cross-validate]

The gold says that a body has a role in an event, not where the text says so. All places that name the body are
taken at first; then, in rounds, only the one that the weights learned so far find clearest.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.extract.attachment.candidates import BodyCandidates, Candidate
from kg.extract.attachment.roles import LABELS, best_roles
from kg.extract.event_names import name_events
from kg.linear import LinearModel
from scripts.training.corpus import corpus_digest, read_articles
from scripts.training.event_gold import Scened, scened
from scripts.training.linear import Fit, fit_multinomial, quantised, write_model
from scripts.training.scene_gold import label_units

MODEL = Path("kg/extract/models/body_roles.json")
SCALE = 100
ROUNDS = 3
FIT = Fit(own=6.0, shared=0.6, least=3)
_FOLDS = 5
_STRAY = 0.3
"""Weight of a body beside an event that the gold does not have: whatever it is called, it is no organiser there."""
_ROLES = {
    "host": "hosts",
    "undertake": "undertakes",
    "co-organise": "coOrganises",
    "execute": "executes",
    "guide": "guides",
    "support": "supports",
}
_DIVISION = re.compile(r"(?:中共|国家|共青团|[\u4e00-\u9fff]{1,18}[省市区县州盟旗镇乡]|[\u4e00-\u9fff]{2,3})")
_SHORTEST = 3

Pair = tuple[str, str, int]
"""A body by class and name, and an event."""


class Lesson(NamedTuple):
    """The candidates of one article by body and event, with what the gold says the one is to the other."""

    candidates: tuple[Candidate, ...]
    answers: dict[Pair, str | None]
    """None for an event that the gold does not have."""
    roles: int
    """How many roles the gold has, those out of reach of the candidates included."""


def lesson_of(article: Scened) -> Lesson:
    """Return what can be learned from an article."""
    discourse = article.discourse
    candidates = tuple(BodyCandidates(discourse, [names.kind for names in name_events(discourse)]))
    text = discourse.annotated.reading.text
    written: dict[str, set[str]] = defaultdict(set)
    for body in discourse.annotated.organisations:
        written[body.name] |= {body.name, text[body.span.start : body.span.end]}
    answers: dict[Pair, str | None] = {}
    for candidate in candidates:
        event = article.gold[candidate.event]
        names = written[candidate.body.name]
        answers[_pair(candidate)] = None if event is None else _answer(names, event)
    events = article.labelled.article.gold["events"]
    return Lesson(candidates, answers, sum(len(e["organisers"]) + len(e["participants"]) for e in events))


def _pair(candidate: Candidate) -> Pair:
    return candidate.body.kind, candidate.body.name, candidate.event


def _answer(names: Iterable[str], event: dict[str, Any]) -> str:
    """Return what the gold says that a body of these names is to an event."""
    known = sorted(names)
    for organiser in event["organisers"]:
        if any(_same(name, other) for name in known for other in (organiser["surface"], organiser["name"])):
            return _ROLES[organiser["role"]]
    if any(_same(name, other) for name in known for other in event["participants"]):
        return "participatesIn"
    return "none"


def _same(one: str, other: str) -> bool:
    """Return whether two names are the same but for divisions in front of one."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    front = long[: len(long) - len(short)]
    return len(short) >= _SHORTEST and long.endswith(short) and _DIVISION.fullmatch(front) is not None


def train(lessons: Sequence[Lesson], corpus: str = "") -> LinearModel:
    """Return the model learned from ``lessons`` in rounds."""
    model = LinearModel(LABELS, {}, corpus)
    for _ in range(ROUNDS):
        items = [item for lesson in lessons for item in _items(lesson, model)]
        features = [[*candidate.place, *candidate.pair] for candidate, _, _ in items]
        weights = fit_multinomial(features, [a for _, a, _ in items], LABELS, FIT, [w for _, _, w in items])
        rows = {feature: tuple(row) for feature, row in quantised(weights, SCALE).items()}
        model = LinearModel(LABELS, rows, corpus)
    return model


def _items(lesson: Lesson, model: LinearModel) -> Iterator[tuple[Candidate, str, float]]:
    """Yield candidates with answer and weight."""
    by_pair: dict[Pair, list[Candidate]] = defaultdict(list)
    for candidate in lesson.candidates:
        by_pair[_pair(candidate)].append(candidate)
    for pair, places in by_pair.items():
        answer = lesson.answers[pair]
        if answer is None or answer == "none":
            yield from ((place, "none", _STRAY if answer is None else 1.0) for place in places)
        elif not model.weights:
            yield from ((place, answer, 1 / len(places)) for place in places)
        else:
            yield max(places, key=lambda place: _lead(place, answer, model)), answer, 1.0


def _lead(candidate: Candidate, answer: str, model: LinearModel) -> int:
    scores = model.scores([*candidate.place, *candidate.pair])
    return scores[LABELS.index(answer)] - scores[0]


def cross_validated(lessons: Sequence[Lesson]) -> str:
    """Return precision and recall of the roles read in articles left out."""
    counts: Counter[str] = Counter()
    for fold in range(_FOLDS):
        model = train([lesson for number, lesson in enumerate(lessons) if number % _FOLDS != fold])
        for lesson in lessons[fold::_FOLDS]:
            counts["gold"] += lesson.roles
            for role in best_roles(lesson.candidates, model):
                counts["read"] += 1
                answer = lesson.answers[role.body.kind, role.body.name, role.event]
                counts["right"] += answer == role.predicate
    precision, recall = counts["right"] / max(1, counts["read"]), counts["right"] / max(1, counts["gold"])
    return f"{counts['right']} of {counts['read']} roles read are right: {precision:.3f}; of all {recall:.3f} are read"


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
