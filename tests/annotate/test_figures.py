from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.annotate.figures import find_figures
from kg.annotate.quantities import find_quantities
from kg.annotate.reading import make_reading

ROWS = Path(__file__).with_name("figure_sentences.tsv").read_text(encoding="utf-8").splitlines()
MARKED = re.compile(r"\[([^|\]]+)\|([a-z]+)\]")


def figures_in(sentence: str) -> list[tuple[str, str]]:
    twin = make_reading(sentence).text
    figures = find_figures(twin, find_quantities(twin), ())
    return [(twin[figure.span.start : figure.span.end], figure.measure) for figure in figures]


@pytest.mark.parametrize("row", [row for row in ROWS if not row.startswith("#")])
def test_numbers_count_what_their_sentence_says(row: str) -> None:
    sentence = MARKED.sub(r"\1", row).replace("⏎", "\n")
    assert figures_in(sentence) == [(match[1], match[2]) for match in MARKED.finditer(row)]


def test_a_range_and_a_rhetorical_number_are_no_figures() -> None:
    assert figures_in("每场邀请30至40家企业，千企万岗等你来。") == []


def test_a_text_without_numbers_has_no_figures() -> None:
    assert figures_in("招聘会上企业很多，岗位也多。") == []
    assert figures_in("") == []
