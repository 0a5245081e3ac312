from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.annotate import clauses, date_forms, date_lengths, home_evidence, person_names, place_abbreviations
from kg.annotate.events import journeys, occasions
from kg.annotate.openings import matches_at, opening
from kg.annotate.organisations import employers
from kg.annotate.venues import online

CORPUS = Path(__file__).parents[2] / "corpus"
RARE = "报名三天后开班，10个星期后结业，两周之后上岗。"
"""What no article of the corpus says."""


def lists() -> person_names._Lists:
    return person_names._lists()


@pytest.mark.parametrize(
    ("first", "pattern"),
    [
        (clauses._CLAUSE_MARK, clauses._CLAUSE_END),
        (home_evidence._LEVEL, home_evidence._BARE_LEVEL),
        (lists().ethnic_first, lists().ethnic),
        (place_abbreviations._first(), place_abbreviations._pattern()),
        (occasions._POINTS, occasions._POINTING),
        (date_lengths._COUNT, date_lengths._BARE),
        (date_forms._AFTER_OPENS, date_forms._AFTER),
        (employers._MARK_OPENS, employers._LIST_MARK),
        (journeys._TRAIN_OPENS, journeys._TRAIN),
        (journeys._FLIGHT_OPENS, journeys._FLIGHT),
        (journeys._JOURNEY_OPENS, journeys._JOURNEY),
        (online._CHANNEL_OPENS, online._QUOTED_LAST),
    ],
    ids=[
        "clauses",
        "levels",
        "ethnic names",
        "abbreviations",
        "occasions",
        "lengths",
        "days after",
        "lists of names",
        "trains",
        "flights",
        "journeys",
        "channels",
    ],
)
def test_every_match_begins_with_one_of_the_characters_looked_for(
    first: re.Pattern[str], pattern: re.Pattern[str]
) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    text = "\n".join([*texts, RARE])
    found = [match.span() for match in matches_at(first, pattern, text)]
    assert found == [match.span() for match in pattern.finditer(text)]
    assert found


def test_matches_stay_within_a_stretch_and_do_not_overlap() -> None:
    spans = [match.span() for match in matches_at(opening("ab"), re.compile("aba|b"), "abababab", 1, 6)]
    assert spans == [(1, 2), (2, 5), (5, 6)]
