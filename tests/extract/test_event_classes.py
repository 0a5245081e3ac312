"""An event is of the class that its name, its figures and its place tell together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import facts_from
from kg.datamodel import Document, DocumentFacts
from kg.vocabulary import terms

_HEAD = {"title": "就业服务见闻", "date": "2022-03-10", "publisher": "上饶日报"}
_ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("event_classes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("sentence", "classes"), _ROWS)
def test_the_class_is_told_by_name_figures_and_place(sentence: str, classes: str) -> None:
    facts = facts_from(Document("a.txt", sentence.encode(), "text/plain", None, _HEAD))
    assert isinstance(facts, DocumentFacts)
    found = [entity.kinds[0] for entity in facts.entities if entity.key.startswith("event:")]
    assert " ".join(found) == classes
    assert set(found) <= set(terms())
