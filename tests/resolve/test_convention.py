"""Facts that break the convention are refused with a message that names article and place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.datamodel import Entity, Literal, Span
from kg.resolve import resolve_facts
from tests.invented import BASE, Article


def unknown_kind(article: Article) -> None:
    article.entity("x:1", "Spaceship", "飞船")


def shared_key(article: Article) -> None:
    article.entity("body:1", "Company", "甲")
    article.entity("body:1", "Company", "乙")


def no_label(article: Article) -> None:
    article.entity("body:1", "Company", " ")


def no_evidence(article: Article) -> None:
    article.entities.append(Entity("body:1", ("Company",), "甲", (), ()))


def evidence_outside(article: Article) -> None:
    article.entities.append(Entity("body:1", ("Company",), "甲", (), (Span(0, 999),)))


def empty_evidence(article: Article) -> None:
    article.entities.append(Entity("body:1", ("Company",), "甲", (), (Span(3, 3),)))


def district_without_code(article: Article) -> None:
    article.entity("district:青禾", "District", "青禾县")


def unknown_subject(article: Article) -> None:
    article.fact("body:1", "hosts", article.event("event:1", "招聘会"))


def unknown_object(article: Article) -> None:
    article.fact(article.event("event:1", "招聘会"), "heldAt", "venue:1")


def unknown_concept(article: Article) -> None:
    article.fact(article.event("event:1", "招聘会"), "targets", "audience:宇航员")


def unknown_property(article: Article) -> None:
    article.fact(article.event("event:1", "招聘会"), "celebrates", Literal("生日"))


def bad_date(article: Article) -> None:
    article.fact(article.event("event:1", "招聘会"), "startDate", Literal("2022-2-1", "date"))


def figure_without_measure(article: Article) -> None:
    article.entity("figure:1", "Figure", "三十家")


def figure_without_owner(article: Article) -> None:
    article.figure("figure:1", "companies", "30")


def posts_without_employer(article: Article) -> None:
    article.entity("posts:1", "Posts", "质检员")


def position_without_person(article: Article) -> None:
    article.fact(article.entity("position:1", "Position", "局长"), "jobTitle", Literal("局长"))


@pytest.mark.parametrize(
    ("breach", "message"),
    [
        (unknown_kind, "Spaceship"),
        (shared_key, "share a key"),
        (no_label, "body:1 has no label"),
        (no_evidence, "body:1 has no evidence"),
        (evidence_outside, "outside the text"),
        (empty_evidence, "outside the text"),
        (district_without_code, "six-digit code"),
        (unknown_subject, "body:1 hosts"),
        (unknown_object, "venue:1"),
        (unknown_concept, "宇航员"),
        (unknown_property, "celebrates"),
        (bad_date, "2022-2-1"),
        (figure_without_measure, "figure:1 lacks measure"),
        (figure_without_owner, "figure:1 has neither event nor scope"),
        (posts_without_employer, "nothing offers posts:1"),
        (position_without_person, "nothing holds position:1"),
    ],
)
def test_a_breach_is_named(breach: Callable[[Article], None], message: str) -> None:
    article = Article("2022/a.md")
    breach(article)
    with pytest.raises(ValueError, match=message):
        resolve_facts(article.done(), BASE)
