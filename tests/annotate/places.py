"""Reads the tables of own sentences beside the tests of places."""

from __future__ import annotations

from pathlib import Path

from kg.annotate.divisions import find_divisions
from kg.annotate.gazetteer import full_name
from kg.annotate.geography import Geography, read_geography


def rows(name: str) -> list[tuple[str, ...]]:
    lines = Path(__file__).parent.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def named(code: str | None) -> str:
    return full_name(code) if code else "-"


def geography_of(title: str, body: str, publisher: str, year: int | None = None) -> Geography:
    text = f"{title}\n\n{body}"
    mentions = find_divisions(text, (publisher,) if publisher else (), year)
    return read_geography(text, title, publisher or None, mentions, year)
