from __future__ import annotations

import pytest

from kg.cli.evaluate import division_paths
from kg.evaluate.likeness import Likeness
from kg.evaluate.matching import pair_events, pair_off, same_figure
from kg.evaluate.records import Event, Figure


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(division_paths())


def fair(name: str, start: str | None = None, *posts: int, venue: str | None = None) -> Event:
    figures = tuple(Figure("posts", value, "exact") for value in posts)
    return Event((name,), "job-fair", start, start, venue, figures=figures)


def paired(gold: list[Event], found: list[Event], likeness: Likeness) -> set[tuple[int, int]]:
    return {(gold.index(one), found.index(other)) for one, other in pair_events(gold, found, likeness).pairs}


def test_events_of_one_name_are_told_apart_by_their_facts(likeness: Likeness) -> None:
    gold = [fair("迎春招聘会", "2022-03-08", 300), fair("迎春招聘会", "2022-03-18", 400)]
    assert paired(gold, gold[::-1], likeness) == {(0, 1), (1, 0)}


def test_events_of_other_names_are_one_if_they_share_two_facts(likeness: Likeness) -> None:
    gold = [fair("云岭对接", "2022-03-08", 300)]
    assert paired(gold, [fair("双选大集", "2022-03-08", 300)], likeness) == {(0, 0)}
    assert paired(gold, [fair("双选大集", "2022-03-08", 500)], likeness) == set()


def test_half_a_name_needs_a_fact(likeness: Likeness) -> None:
    gold = [fair("青禾县春季大型招聘会", venue="青禾县体育馆")]
    assert paired(gold, [fair("现场招聘会", venue="青禾县体育馆")], likeness) == {(0, 0)}
    assert paired(gold, [fair("现场招聘会", venue="人民广场")], likeness) == set()


def test_pairs_together_share_most(likeness: Likeness) -> None:
    gold = [fair("迎春招聘会", "2022-03-08"), fair("迎春招聘会", "2022-03-08", 300)]
    found = [fair("迎春招聘会", "2022-03-08", 300), fair("迎春招聘会")]
    assert paired(gold, found, likeness) == {(0, 1), (1, 0)}


def test_an_event_of_another_kind_and_day_is_missed(likeness: Likeness) -> None:
    pairing = pair_events([fair("迎春招聘会")], [Event(("技能大赛",), "contest")], likeness)
    assert (pairing.pairs, len(pairing.missed), len(pairing.wrong)) == ((), 1, 1)


def test_each_item_is_paired_once() -> None:
    figures = [Figure("posts", 300, "exact"), Figure("posts", 300, "exact"), Figure("posts", 300, "over")]
    pairing = pair_off(figures, figures[:1], same_figure)
    assert (len(pairing.pairs), len(pairing.missed), pairing.wrong) == (1, 2, ())
