from __future__ import annotations

import pytest

from kg.automata import each_of, longest_of


def test_the_longest_word_that_begins_first_wins() -> None:
    automaton = longest_of(["招聘", "招聘会", "会场", "场"])
    assert automaton.find("在招聘会场") == [(1, 4, 1), (4, 5, 3)]


def test_places_are_code_points() -> None:
    assert longest_of(["招聘"]).find("😀é招聘") == [(2, 4, 0)]


def test_of_equal_words_the_first_counts() -> None:
    assert longest_of(["招聘", "会", "招聘"]).find("招聘") == [(0, 2, 0)]


def test_every_word_is_found_where_they_overlap() -> None:
    assert sorted(each_of(["招聘", "招聘会", "会场"]).find_overlapping("招聘会场")) == [(0, 2, 0), (0, 3, 1), (2, 4, 2)]


def test_an_empty_word_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        longest_of(["招聘", ""])
