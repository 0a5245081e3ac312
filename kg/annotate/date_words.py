"""The lexicon of dates, compiled."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate.tables import read_table


class Holiday(NamedTuple):
    """A holiday's place in its calendar."""

    calendar: str
    """``solar`` or ``lunar``."""
    month: int
    day: int
    """0 for the last day of the month."""


class DateWords(NamedTuple):
    """Tables, and the words of each role as one pattern without groups, the longest word first."""

    years: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    following: dict[str, int]
    plans: dict[str, tuple[int, int]]
    """Five-year plans → their first and last year."""
    holidays: dict[str, Holiday]
    patterns: dict[str, str]


@cache
def date_words() -> DateWords:
    """Return the lexicon; it is read once."""
    words: dict[str, dict[str, str]] = {}
    for role, word, value in read_table("date_words.tsv", 3):
        words.setdefault(role, {})[word] = value
    holidays: dict[str, Holiday] = {}
    for calendar in ("solar", "lunar"):
        for word, value in words[calendar].items():
            month, _, day = value.partition("-")
            holidays[word] = Holiday(calendar, int(month), int(day))
    return DateWords(
        years={word: int(value) for word, value in words["year"].items()},
        months={word: int(value) for word, value in words["month"].items()},
        days={word: int(value) for word, value in words["day"].items()},
        following={word: int(value) for word, value in words["next"].items()},
        plans={word: (int(value[:4]), int(value[5:])) for word, value in words["plans"].items()},
        holidays=holidays,
        patterns={role: _either(role, found) for role, found in words.items()},
    )


def _either(role: str, words: dict[str, str]) -> str:
    vetoed = role in {"plan", "weak"}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return (
        "(?:"
        + "|".join(re.escape(word) + (f"(?![{words[word]}])" if vetoed and words[word] else "") for word in ordered)
        + ")"
    )
