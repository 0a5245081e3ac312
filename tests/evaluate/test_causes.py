from __future__ import annotations

import pytest

from kg.evaluate import Cause, Fault, causes


def fault(kind: str, relation: str, says: str, event: str = "迎春招聘会", article: str = "a") -> Fault:
    return Fault(article, relation, kind, event, says, None)


def pair(relation: str, missed: str, wrong: str, other: str = "迎春招聘会") -> list[Fault]:
    return [fault("missed", relation, missed), fault("wrong", relation, wrong, other)]


@pytest.mark.parametrize(
    ("faults", "what"),
    [
        (pair("type", "job-fair", "campaign"), "job-fair read as campaign"),
        (pair("date", "2022-03-08", "2022-03"), "read too coarsely"),
        (pair("date", "2022-03", "2022-03-08"), "read too finely"),
        (pair("date", "2022-03-08", "2022-03-09"), "another one read"),
        (pair("district", "江西省上饶市婺源县", "江西省上饶市"), "read too coarsely"),
        (pair("venue", "文化广场", "体育馆"), "another one read"),
        (pair("figure", "posts: 300", "posts: 300", "暖春招聘会"), "given to another event"),
        (pair("figure", "posts: 300", "posts: > 300"), "another precision read"),
        (pair("figure", "posts: 300", "vacancies: 300"), "counted as something else"),
        (pair("organiser", "host: 婺源县人社局", "guide: 婺源县人社局"), "another role read"),
        (pair("participant", "星河电子", "星河电子", "暖春招聘会"), "given to another event"),
        ([fault("missed", "venue", "文化广场")], "missed"),
        ([fault("wrong", "venue", "文化广场")], "read where the annotation has none"),
    ],
)
def test_a_fact_missed_and_one_read_in_its_place_are_one_fault(faults: list[Fault], what: str) -> None:
    assert causes(faults) == [Cause(faults[0].relation, what, 1)]


def test_a_number_told_of_the_wrong_thing() -> None:
    faults = [fault("missed", "figure", "posts: 300"), fault("wrong", "aggregate", "posts: 300 (婺源县)", "")]
    assert causes(faults) == [Cause("figure", "told of one event, read as a total, or the other way round", 1)]


def test_what_goes_wrong_with_an_event_goes_with_it() -> None:
    faults = [
        fault("missed", "event", "迎春招聘会"), fault("missed", "venue", "体育馆"),
        fault("wrong", "event", "就业平台", "就业平台"), fault("wrong", "date", "2022", "就业平台"),
    ]  # fmt: skip
    assert causes(faults) == [
        Cause("event", "missed", 1), Cause("event", "read where the annotation has none", 1),
        Cause("date", "read of an event that is none", 1), Cause("venue", "missed with its event", 1),
    ]  # fmt: skip


def test_articles_are_kept_apart_and_the_most_frequent_fault_comes_first() -> None:
    faults = [fault("missed", "person", "林晓芸"), fault("wrong", "person", "林晓芸", article="b")]
    faults.append(fault("wrong", "person", "周文海", article="c"))
    assert causes(faults) == [
        Cause("person", "read where the annotation has none", 2), Cause("person", "missed", 1),
    ]  # fmt: skip


def test_details_are_no_facts_of_their_own() -> None:
    assert causes(pair("role", "host", "guide")) == []
