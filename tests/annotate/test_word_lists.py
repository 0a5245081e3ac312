"""The word lists of bodies and people are whole, and cut from where they say."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.annotate.tables import read_table
from kg.annotate.words import find_words, read_heads
from scripts.cut_common_words import read_words

ROLES = {
    "organisation_words.tsv": {"topic", "trade", "nation", "zone", "word", "stop", "link", "vague", "deictic"},
    "employer_lists.tsv": {"noun", "present", "other"},
    "gathering_words.tsv": {
        *("stand", "recruiter", "adverb", "there", "brings", "brought", "coming", "among", "noun"),
    },
    "person_titles.tsv": {"chief", "seat", "member", "staff", "prefix"},
    "name_contexts.tsv": {"say", "speak", "ethnic", "honorific"},
    "common_words.tsv": {"function", "verb", "quality", "noun"},
}
STYLES = {
    *("national", "organ", "placed", "zone", "township", "party", "committee", "unit", "loose", "league", "pointer"),
    *("inner", "firm", "trade", "brand", "house", "school", "health", "society", "media"),
}
CLASSES = {
    "GovernmentBody",
    "EmploymentAgency",
    "Company",
    "EducationalInstitution",
    "HealthInstitution",
    "Association",
    "MediaOutlet",
    "Organisation",
}


@pytest.mark.parametrize("table", ROLES)
def test_rows_have_a_known_role_and_stand_once(table: str) -> None:
    rows = read_table(table, 2)
    word, role = (1, 0) if table in ("employer_lists.tsv", "gathering_words.tsv") else (0, 1)
    assert {row[role] for row in rows} == ROLES[table]
    assert [entry for entry, count in Counter(row[word] for row in rows).items() if count > 1] == []


def test_heads_have_a_known_style_and_an_ontology_class() -> None:
    rows = read_table("organisation_heads.tsv", 4)
    assert {row[1] for row in rows} == STYLES
    assert {row[2] for row in rows} == CLASSES
    assert len({row[0] for row in rows}) == len(rows)


def test_fields_of_work_make_authorities_with_each_ending() -> None:
    heads = read_heads()
    for field, full, endings in read_table("organisation_fields.tsv", 3):
        assert full
        assert all(field + ending in heads for ending in endings.split(" "))


def test_common_words_are_those_of_the_dictionary_they_are_cut_from() -> None:
    assert list(read_table("common_words.tsv", 2)) == list(read_words())


WORDS = [
    ("洛河市民政局到场", "民政局"),
    ("厦门人才市场开门", "人才市场"),
    ("海蓝思科技招人", "科技"),
    ("招生处处长到场", "处"),
    ("到忻州师范学院去", "学院"),
]


@pytest.mark.parametrize(("text", "head"), WORDS)
def test_a_head_stands_against_words_that_reach_into_it(text: str, head: str) -> None:
    assert head in [text[start:end] for start, end, _ in find_words(text).heads]


@pytest.mark.parametrize("text", ["举办招聘会", "到处都是机会", "各部分的布局", "大学生和中学生", "分会场和主会场"])
def test_everyday_words_hide_the_heads_in_them(text: str) -> None:
    assert find_words(text).heads == ()
