"""Faulty gold files are named with the place and the remedy."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.evaluate.gold import read_gold
from tests.evaluate.articles import GOLD, write_gold

Change = Callable[[dict[str, Any]], object]


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    (article,) = read_gold(write_gold(tmp_path, fair=GOLD)).values()
    (event,) = article.events
    assert event.names == ("“迎春”专场招聘会",)
    assert event.organisers[0].role == "host"
    assert article.people[0].bodies == ("婺源县就业服务中心",)


def test_what_is_left_out_is_nothing(tmp_path: Path) -> None:
    events = [{"name": "迎春招聘会", "type": "job-fair"}]
    gold = read_gold(write_gold(tmp_path, bare={}, event={"events": events, "people": None}))
    assert gold["bare"] == ((), (), (), ())
    assert gold["event"].events[0].organisers == ()


def test_only_files_of_a_prefix(tmp_path: Path) -> None:
    assert list(read_gold(write_gold(tmp_path, a1={}, b1={}), "b")) == ["b1"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda g: g["events"][0].update(type="jobfair"),
            "events[0].type: 'jobfair' is no event type; did you mean 'job-fair'.",
        ),
        (
            lambda g: g["events"][0].pop("name"),
            "events[0].name: it is missing or empty; write the words of the article.",
        ),
        (
            lambda g: g["events"][0].update(start="3月8日"),
            "events[0].start: '3月8日' is no ISO date; write 2024-03-05, 2024-03 or 2024.",
        ),
        (lambda g: g["events"][0].update(start="2022-02-30"), "events[0].start: '2022-02-30' is no ISO date;"),
        (
            lambda g: g["events"][0].update(organizers=[]),
            "events[0]: a field 'organizers' is not known; write 'organisers', or leave it out.",
        ),
        (
            lambda g: g["events"][0].update(figures={}),
            "events[0].figures: an object stands where a list must be; put it in brackets.",
        ),
        (
            lambda g: g["events"][0]["figures"][0].update(value="3200"),
            "events[0].figures[0].value: '3200' is no number; write it in digits, without quotes.",
        ),
        (lambda g: g["events"][0]["figures"][0].update(value=True), "events[0].figures[0].value: True is no number;"),
        (lambda g: g["events"][0]["figures"][0].pop("value"), "events[0].figures[0].value: None is no number;"),
        (
            lambda g: g["events"][0]["figures"][0].update(measure="post"),
            "events[0].figures[0].measure: 'post' is no measure; did you mean 'posts'.",
        ),
        (
            lambda g: g["events"][0]["organisers"].append("局"),
            "events[0].organisers[1]: a text stands where an object with fields must be; mend it.",
        ),
        (
            lambda g: g["events"][0]["organisers"].append({"role": "host"}),
            "events[0].organisers[1]: the body has neither surface nor name;",
        ),
        (
            lambda g: g["events"][0].update(audiences=["猫"]),
            "events[0].audiences[0]: '猫' is no audience; use one of: ",
        ),
        (lambda g: g["events"][0].update(participants=[7]), "events[0].participants[0]: 7 is no text;"),
        (lambda g: g.update(people=[{"name": "林晓芸"}]), "people[0].title: it is missing or empty;"),
        (lambda g: g.update(offers=[[]]), "offers[0]: a list stands where an object with fields must be;"),
        (lambda g: g.update(published=2022), "published: 2022 is no text;"),
    ],
)
def test_a_fault_is_told_with_its_place_and_remedy(tmp_path: Path, change: Change, says: str) -> None:
    faulty = copy.deepcopy(GOLD)
    change(faulty)
    with pytest.raises(KgError) as error:
        read_gold(write_gold(tmp_path, fair=faulty))
    assert str(error.value).startswith(f"{tmp_path / 'fair.json'}, {says}")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "line 1, column 1: no JSON ("),
        (b'{"events": [}', "line 1, column 13: no JSON ("),
        (b"\xff\xfe{", "byte 0: this is no UTF-8; save the file as UTF-8."),
        (b"[]", "the file: a list stands where an object with fields must be; mend it."),
        (b"[" * 100_000, "the file: it is nested too deep for a gold file; mend it."),
    ],
)
def test_what_is_no_gold_file_is_told(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(KgError) as error:
        read_gold(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'a.json'}, {says}")


def test_every_faulty_file_is_told(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number:02}.json").write_text(json.dumps({"peple": []}), "utf-8")
    with pytest.raises(KgError) as error:
        read_gold(tmp_path)
    lines = str(error.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 5 more files"


def test_folders_without_gold_are_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"holds no \.json file: write the facts"):
        read_gold(tmp_path)
    with pytest.raises(KgError, match="whose name begins with b: "):
        read_gold(write_gold(tmp_path, a={}), "b")
    with pytest.raises(KgError, match="is no folder: give the one that holds the gold files"):
        read_gold(tmp_path / "missing")
