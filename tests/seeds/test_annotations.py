"""The annotations of seeds/ are what the quality of reading is measured by, so they are checked themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.seeds.articles import GOLD, SEEDS, raw_text

NAMES = sorted(file.stem for file in GOLD.glob("*.json"))
ROLES = {"host", "undertake", "co-organise", "execute", "guide", "support"}
TYPES = {
    "job-fair",
    "online-fair",
    "livestream",
    "campus-fair",
    "campaign",
    "launch",
    "outreach",
    "training",
    "contest",
    "meeting",
}
MEASURES = {
    "companies",
    "posts",
    "vacancies",
    "attendees",
    "viewers",
    "intentions",
    "hires",
    "resumes",
    "consultations",
    "materials",
    "sessions",
    "trainees",
    "enrolled",
    "graduates",
    "occupations",
    "booths",
}


def annotation(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return found


def copied_strings(found: dict[str, Any]) -> Iterator[str | None]:
    for event in found["events"]:
        yield from (event["name"], event["venue"], event["campaign"], *event["participants"])
        yield from (organiser["surface"] for organiser in event["organisers"])
        yield from (figure["text"] for figure in event["figures"])
    for total in found["aggregates"]:
        yield from (total["scope"], total["text"])
    for offer in found["offers"]:
        yield from (offer["company"], offer["post"], offer["salary"])
    for person in found["people"]:
        yield from (person["name"], person["title"], person["org"])


def test_every_seed_has_its_annotation() -> None:
    single = {file.stem for file in SEEDS.iterdir() if file.suffix != ".jsonl"}
    items = {
        f"{file.stem}#{number}"
        for file in SEEDS.glob("*.jsonl")
        for number, _ in enumerate(file.read_text("utf-8").splitlines(), start=1)
    }
    assert set(NAMES) == single | items
    assert len(NAMES) == 7


@pytest.mark.parametrize("name", NAMES)
def test_copied_strings_stand_in_the_article(name: str) -> None:
    text = raw_text(name)
    assert [copied for copied in copied_strings(annotation(name)) if copied and copied not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_closed_lists(name: str) -> None:
    found = annotation(name)
    figures = [figure for event in found["events"] for figure in event["figures"]] + found["aggregates"]
    assert {event["type"] for event in found["events"]} <= TYPES
    assert {organiser["role"] for event in found["events"] for organiser in event["organisers"]} <= ROLES
    assert {figure["measure"] for figure in figures} <= MEASURES
    assert {figure["qualifier"] for figure in figures} <= {"exact", "over", "nearly", "about"}
    assert found["id"] == name
