from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.dates import find_dates
from kg.annotate.divisions import find_divisions
from kg.annotate.geography import read_geography
from kg.annotate.reading import make_reading
from kg.annotate.tables import read_table
from kg.annotate.venues import find_venues
from kg.datamodel import VenueMention

PUBLISHED = date(2024, 3, 1)
FRAMES = ("held", "label", "head", "in", "bare", "weak")
SURE = ("held", "label", "head")


class Case(NamedTuple):
    text: str
    sure: list[str]
    lesser: list[str]


def _cases() -> Iterator[Case]:
    table = Path(__file__).with_name("venue_sentences.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            text, sure, lesser, *_ = (*line.split("\t"), "")
            text = text.replace("\\n", "\n").replace("\\t", "\t")
            yield Case(text, [] if sure == "-" else sure.split("|"), lesser.split("|") if lesser else [])


CASES = list(_cases())


def read(text: str, title: str = "") -> tuple[str, tuple[VenueMention, ...]]:
    """Return the twin of an article and the places in it."""
    twin = make_reading(f"{title}\n\n{text}").text
    geography = read_geography(twin, title, None, find_divisions(twin), PUBLISHED.year)
    return twin, find_venues(twin, geography, find_dates(twin, PUBLISHED))


def written(text: str, title: str = "") -> list[str]:
    twin, found = read(text, title)
    return [f"{mention.frame}:{twin[mention.span.start : mention.span.end]}" for mention in found]


@pytest.mark.parametrize("case", CASES, ids=[case.text[:24] for case in CASES])
def test_sentences_name_the_places_where_something_is_held(case: Case) -> None:
    found = written(case.text)
    assert [place for place in found if place.startswith(SURE)] == case.sure
    assert set(case.lesser) <= set(found)


def test_there_are_sentences_with_places_and_without() -> None:
    assert sum(1 for case in CASES if case.sure) > 120
    assert sum(1 for case in CASES if not case.sure and not case.lesser) > 120


# text, place, code of the division that it names by itself
DIVISIONS = [
    ("招聘会在宜都市清江广场举行。", "宜都市清江广场", "420581"),
    ("招聘会在清江广场举行。", "清江广场", None),
    ("招聘会在陕西省汉中市城固县莲花池公园举行。", "陕西省汉中市城固县莲花池公园", "610722"),
    ("招聘会在青岛西海岸新区城市阳台举行。", "青岛西海岸新区城市阳台", "370211"),
]


@pytest.mark.parametrize(("text", "place", "code"), DIVISIONS)
def test_a_place_has_the_division_that_its_words_name(text: str, place: str, code: str | None) -> None:
    twin, found = read(text)
    assert [(twin[m.span.start : m.span.end], m.division) for m in found] == [(place, code)]


def test_a_township_gives_the_county_that_the_article_is_about() -> None:
    twin, found = read("城固县人社局在文川镇集镇办了一场招聘会。", "城固县送岗位下乡")
    assert [(twin[m.span.start : m.span.end], m.division) for m in found] == [("文川镇集镇", "610722")]


def test_traditional_text_gives_its_places_in_the_twin() -> None:
    assert written("招聘會在澎湖灣體育館舉行，人潮湧動。") == ["held:澎湖湾体育馆"]


def test_oddly_spaced_text_is_read_like_any_other() -> None:
    assert written("3 月 2 日 ， 招聘会 在 安顺市 虹山湖公园 举行 ， 到会 企业 4 0 家 。") == ["held:安顺市虹山湖公园"]


def test_a_place_is_found_each_time_that_it_is_named() -> None:
    text = "招聘会在朝天门广场举行。3月9日，朝天门广场还有一场。"
    assert written(text) == ["held:朝天门广场", "held:朝天门广场"]


def test_the_surer_reading_wins_where_two_overlap() -> None:
    assert written("地点：碧江区锦江广场。") == ["label:碧江区锦江广场"]


def test_a_table_without_events_gives_no_places() -> None:
    assert written("企业\t地点\t岗位\n宏图公司\t凯里市\t焊工") == []


@pytest.mark.parametrize("table", ["venue_heads.tsv", "venue_cues.tsv", "venue_contexts.tsv"])
def test_each_word_of_a_table_has_one_place_and_a_kind_that_its_comment_explains(table: str) -> None:
    text = files("kg.annotate").joinpath("lexicons", table).read_text(encoding="utf-8")
    comment = "".join(line for line in text.splitlines() if line.startswith("#"))
    rows = read_table(table, 2)
    assert len(rows) == len(set(rows))
    assert all(f"{kind} =" in comment for _, kind in rows)


def test_an_empty_text_names_nothing() -> None:
    assert read("") == ("\n\n", ())


@st.composite
def fragments(draw: st.DrawFn) -> str:
    """Return a piece of a sentence of the table, cut anywhere."""
    text = draw(st.sampled_from(CASES)).text
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 8))]


@given(st.lists(fragments(), max_size=24).map("".join))
def test_any_order_of_fragments_gives_places_in_order_without_overlaps(text: str) -> None:
    twin, found = read(text)
    edge = 0
    for mention in found:
        assert edge <= mention.span.start < mention.span.end <= len(twin)
        assert mention.frame in FRAMES
        assert "\n" not in twin[mention.span.start : mention.span.end]
        edge = mention.span.end


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    twin, found = read(text)
    assert all(twin[mention.span.start : mention.span.end].strip() for mention in found)
