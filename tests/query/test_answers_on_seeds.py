"""The competency questions: each in words, as SPARQL, and with the answer that it must have on seeds/."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import Question, list_questions
from scripts.renew_answers import answer_file, answer_of, build_seeds

QUESTIONS = list_questions()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_seeds(tmp_path_factory.mktemp("seeds"))


def test_there_are_twenty() -> None:
    assert len(QUESTIONS) == 20


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_answer_on_seeds_is_the_expected_one(question: Question, seeds: Path) -> None:
    assert answer_of(question, seeds) == answer_file(question).read_text("utf-8"), (
        "Look at the change, then: make answers"
    )


def test_nearly_every_question_has_something_to_say_of_seeds() -> None:
    empty = [question.name for question in QUESTIONS if answer_file(question).read_text("utf-8").count("\n") < 2]
    assert len(empty) <= 2, empty
