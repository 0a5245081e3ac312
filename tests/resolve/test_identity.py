"""Who is who: the same things get one IRI, different things never do."""

from __future__ import annotations

import pytest

from kg.datamodel import DocumentFacts, Literal
from kg.resolve import resolve_facts
from tests.invented import BASE, Article

BUREAU = "青禾县人力资源和社会保障局"


def iris(facts: DocumentFacts) -> set[str]:
    return {entity.iri.removeprefix(BASE) for entity in resolve_facts(facts, BASE).entities}


def of_kind(facts: DocumentFacts, kind: str) -> list[str]:
    found = [entity for entity in resolve_facts(facts, BASE).entities if kind in entity.types]
    return sorted(entity.iri.removeprefix(BASE) for entity in found)


def in_county(article: Article) -> str:
    return article.district("990101", "青禾县", "云岭省青禾县")


def test_divisions_are_known_by_their_code() -> None:
    article = Article()
    article.district("990000", "云岭省", "云岭省")
    article.district("990101", "青禾县", "云岭省青禾县", within="990000")
    assert iris(article.done()) == {"district/990000", "district/990101"}


@pytest.mark.parametrize(
    ("kind", "iri"),
    [
        ("GovernmentBody", f"government-body/{BUREAU}"),
        ("EmploymentAgency", f"employment-agency/{BUREAU}"),
        ("Company", f"company/{BUREAU}"),
        ("EducationalInstitution", f"educational-institution/{BUREAU}"),
        ("HealthInstitution", f"health-institution/{BUREAU}"),
        ("Association", f"association/{BUREAU}"),
        ("MediaOutlet", f"media-outlet/{BUREAU}"),
        ("Organisation", f"organisation/{BUREAU}"),
    ],
)
def test_bodies_are_known_by_kind_and_name(kind: str, iri: str) -> None:
    article = Article()
    article.entity("body:1", kind, BUREAU)
    assert iris(article.done()) == {iri}


def test_a_body_of_no_certain_kind_is_the_one_of_its_name() -> None:
    article = Article()
    article.entity("body:1", "Organisation", BUREAU, aliases=("县人社局",))
    article.entity("body:2", "GovernmentBody", BUREAU, "青禾县", aliases=("人社局",))
    (body,) = resolve_facts(article.done(), BASE).entities
    assert body.types == ("GovernmentBody", "Organisation")
    assert body.aliases == ("人社局", "县人社局")
    assert len(body.evidence) == 2


def test_bodies_of_one_name_and_two_kinds_stay_apart() -> None:
    article = Article()
    article.entity("body:1", "Company", "华锐")
    article.entity("body:2", "EducationalInstitution", "华锐")
    article.entity("body:3", "Organisation", "华锐")
    assert iris(article.done()) == {"company/华锐", "educational-institution/华锐", "organisation/华锐"}


def test_a_name_that_says_too_little_stays_in_its_article() -> None:
    article = Article("2022/a.md")
    article.entity("local:body:1", "GovernmentBody", "市人社局")
    article.entity("local:body:2", "GovernmentBody", "市人社局")
    assert iris(article.done()) == {"document/2022/a.md#government-body-市人社局"}


def test_a_venue_is_known_by_name_and_district() -> None:
    article = Article()
    article.entity("venue:1", "Venue", "文化广场")
    article.fact("venue:1", "inDistrict", in_county(article))
    assert of_kind(article.done(), "Venue") == ["venue/990101_文化广场"]


def test_a_venue_lies_where_its_events_are_held() -> None:
    article = Article()
    article.event("event:1", "招聘会", "2022-02-10", in_county(article))
    article.entity("venue:1", "Venue", "文化广场")
    article.fact("event:1", "heldAt", "venue:1")
    assert of_kind(article.done(), "Venue") == ["venue/990101_文化广场"]


@pytest.mark.parametrize("districts", [0, 2])
def test_a_venue_that_may_lie_anywhere_stays_in_its_article(districts: int) -> None:
    article = Article()
    article.entity("venue:1", "Venue", "文化广场")
    for number in range(districts):
        district = article.district(f"99010{number}", f"县{number}", f"云岭省县{number}")
        article.fact(article.event(f"event:{number}", "招聘会", "2022-02-10", district), "heldAt", "venue:1")
    assert of_kind(article.done(), "Venue") == ["document/a.md#venue-文化广场"]


@pytest.mark.parametrize(
    ("start", "located", "kind", "iri"),
    [
        ("2022-02-10", True, "JobFair", "event/2022-02-10_990101_春季招聘会"),
        ("2022-02", True, "Campaign", "event/2022-02_990101_春季招聘会"),
        ("2022", True, "Campaign", "event/2022_990101_春季招聘会"),
        ("2022-02", True, "JobFair", "document/a.md#event-1"),
        ("2022-02-10", False, "JobFair", "document/a.md#event-1"),
        ("", True, "JobFair", "document/a.md#event-1"),
    ],
)
def test_an_event_is_known_by_name_start_and_district(start: str, *, located: bool, kind: str, iri: str) -> None:
    article = Article()
    article.event("event:1", "春季招聘会", start, in_county(article) if located else "", kind)
    assert of_kind(article.done(), "Event") == [iri]


def test_one_occasion_under_two_keys_is_one_event() -> None:
    article = Article()
    district = in_county(article)
    article.event("event:1", "招聘会", "2022-02-10", district)
    article.event("event:2", "招聘会", "2022-02-10", district)
    article.figure("figure:1", "companies", "30", event="event:1")
    article.figure("figure:2", "posts", "500", event="event:2")
    resolved = resolve_facts(article.done(), BASE)
    assert {fact.subject for fact in resolved.facts if fact.predicate == "hasFigure"} == {
        f"{BASE}event/2022-02-10_990101_招聘会"
    }


@pytest.mark.parametrize("difference", ["class", "venue"])
def test_what_tells_two_events_of_a_day_apart_keeps_them_apart(difference: str) -> None:
    article = Article()
    district = in_county(article)
    article.event("event:1", "招聘会", "2022-02-10", district)
    article.event("event:2", "招聘会", "2022-02-10", district, "LaunchCeremony" if difference == "class" else "JobFair")
    for number, name in enumerate(("文化广场", "体育馆") if difference == "venue" else (), 1):
        article.fact(f"event:{number}", "heldAt", article.entity(f"venue:{number}", "Venue", name))
    assert of_kind(article.done(), "Event") == ["document/a.md#event-1", "document/a.md#event-2"]


def test_events_that_only_the_article_knows_count_in_the_order_of_the_text() -> None:
    article = Article()
    article.entity("event:1", "JobFair", "后一场", "招聘会")
    article.entity("event:2", "JobFair", "前一场", "二月")
    labels = {entity.iri: entity.label for entity in resolve_facts(article.done(), BASE).entities}
    assert labels == {f"{BASE}document/a.md#event-1": "前一场", f"{BASE}document/a.md#event-2": "后一场"}


def test_series_are_known_by_name() -> None:
    article = Article()
    article.entity("series:1", "CampaignSeries", "春风行动")
    assert iris(article.done()) == {"campaign-series/春风行动"}


def test_a_person_is_known_by_name_and_body() -> None:
    article = Article()
    article.person("person:1", "林知远", "局长", article.entity("body:1", "GovernmentBody", BUREAU))
    assert of_kind(article.done(), "Person") == [f"person/林知远_{BUREAU}"]


def test_a_person_without_a_body_stays_in_the_article() -> None:
    article = Article()
    article.person("person:1", "林知远", "副县长")
    assert of_kind(article.done(), "Person") == ["document/a.md#person-林知远"]


def test_one_name_is_one_person_of_an_article() -> None:
    article = Article()
    article.person("person:1", "林知远", "局长", article.entity("body:1", "GovernmentBody", BUREAU))
    article.person("person:2", "林知远", "党组书记")
    resolved = resolve_facts(article.done(), BASE)
    (person,) = [entity.iri for entity in resolved.entities if "Person" in entity.types]
    assert len([fact for fact in resolved.facts if fact.predicate == "holds" and fact.subject == person]) == 2


def test_namesakes_at_different_bodies_stay_apart() -> None:
    article = Article()
    article.person("person:1", "林知远", "经理", article.entity("body:1", "Company", "华锐公司"))
    article.person("person:2", "林知远", "校长", article.entity("body:2", "EducationalInstitution", "青禾学校"))
    article.person("person:3", "林知远", "站长")
    assert of_kind(article.done(), "Person") == [
        "document/a.md#person-林知远",
        "person/林知远_华锐公司",
        "person/林知远_青禾学校",
    ]


def test_works_for_follows_from_the_position() -> None:
    article = Article()
    body = article.entity("body:1", "GovernmentBody", BUREAU)
    article.person("person:1", "林知远", "局长", body)
    facts = resolve_facts(article.done(), BASE).facts
    holds, works_for = (next(fact for fact in facts if fact.predicate == name) for name in ("holds", "worksFor"))
    assert works_for.object == f"{BASE}government-body/{BUREAU}"
    assert works_for.evidence == holds.evidence


def test_equal_figures_of_one_event_are_counted_apart_and_meet_across_articles() -> None:
    def figures(identifier: str) -> list[str]:
        article = Article(identifier)
        event = article.event("event:1", "招聘会", "2022-02-10", in_county(article))
        article.figure("figure:1", "companies", "30", event=event)
        article.figure("figure:2", "companies", "30", event=event, words="二月")
        article.figure("figure:3", "posts", "30", event=event)
        return of_kind(article.done(), "Figure")

    one, other = figures("a.md"), figures("b.md")
    assert len(one) == 3
    assert one == other


def test_a_figure_of_an_event_that_only_the_article_knows_stays_there() -> None:
    def figures(identifier: str) -> list[str]:
        article = Article(identifier)
        article.figure("figure:1", "companies", "30", event=article.event("event:1", "招聘会"))
        return of_kind(article.done(), "Figure")

    assert figures("a.md") != figures("b.md")


@pytest.mark.parametrize(
    ("scope", "period", "shared"), [("body", True, True), ("body", False, False), ("", True, False)]
)
def test_totals_meet_where_scope_and_period_are_known(scope: str, *, period: bool, shared: bool) -> None:
    def figures(identifier: str) -> list[str]:
        article = Article(identifier)
        article.figure("figure:1", "posts", "9000")
        if scope:
            article.fact("figure:1", "scope", article.entity("body:1", "GovernmentBody", BUREAU))
        else:
            article.fact("figure:1", "scopeLabel", Literal("全县"))
        if period:
            article.fact("figure:1", "periodEnd", Literal("2022-02-10", "date"))
        return of_kind(article.done(), "Figure")

    assert (figures("a.md") == figures("b.md")) is shared


def test_a_breakdown_is_not_the_whole_of_the_same_size() -> None:
    article = Article()
    event = article.event("event:1", "招聘会")
    article.figure("figure:1", "companies", "30", event=event)
    article.figure("figure:2", "companies", "30", event=event)
    article.fact("figure:2", "breakdownOf", "figure:1")
    resolved = resolve_facts(article.done(), BASE)
    (part,) = [fact for fact in resolved.facts if fact.predicate == "breakdownOf"]
    assert part.subject != part.object
    assert not any(entity.iri.endswith("_2") for entity in resolved.entities)


def test_posts_are_known_by_employer_name_and_event() -> None:
    def posts(identifier: str, *, at_event: bool) -> list[str]:
        article = Article(identifier)
        event = article.event("event:1", "招聘会", "2022-02-10", in_county(article))
        employer = article.entity("body:1", "Company", "华锐公司")
        for number in (1, 2):
            offer = article.entity(f"posts:{number}", "Posts", "质检员")
            article.fact(employer, "offers", offer)
            if at_event:
                article.fact(offer, "offeredAt", event)
        return of_kind(article.done(), "Posts")

    assert posts("a.md", at_event=True) == posts("b.md", at_event=True)
    assert posts("a.md", at_event=False) != posts("b.md", at_event=False)
    assert len(posts("a.md", at_event=True)) == 2


def test_organisers_and_employers_are_roles() -> None:
    article = Article()
    event = article.event("event:1", "招聘会")
    article.fact(article.entity("body:1", "GovernmentBody", BUREAU), "guides", event)
    article.fact(article.entity("body:2", "Company", "华锐公司"), "participatesIn", event)
    types = {entity.label: entity.types for entity in resolve_facts(article.done(), BASE).entities}
    assert types[BUREAU] == ("GovernmentBody", "Organisation", "Organiser")
    assert types["华锐公司"] == ("Company", "Employer", "Organisation")
    assert types["招聘会"] == ("Event", "JobFair")


def test_people_can_be_left_out() -> None:
    article = Article()
    article.person("person:1", "林知远", "局长", article.entity("body:1", "GovernmentBody", BUREAU, "青禾"))
    resolved = resolve_facts(article.done(), BASE, people=False)
    assert [entity.label for entity in resolved.entities] == [BUREAU]
    assert resolved.facts == ()


def test_a_fact_said_twice_keeps_both_places() -> None:
    article = Article()
    body, event = article.entity("body:1", "GovernmentBody", BUREAU), article.event("event:1", "招聘会")
    for words in ("青禾县", "举办"):
        article.fact(body, "hosts", event, words)
    (fact,) = resolve_facts(article.done(), BASE).facts
    assert [article.clean.text[slice(*span)] for span, _ in fact.evidence] == ["青禾县", "举办"]


def test_what_the_table_of_codes_says_claims_no_place_in_the_text() -> None:
    article = Article()
    in_county(article)
    (fact,) = resolve_facts(article.done(), BASE).facts
    assert (fact.predicate, fact.evidence) == ("fullName", ())


def test_order_of_the_records_leaves_no_trace() -> None:
    article = Article()
    event = article.event("event:1", "招聘会", "2022-02-10", in_county(article))
    article.figure("figure:1", "companies", "30", event=event, words="二月")
    article.figure("figure:2", "companies", "30", event=event, words="举办")
    article.person("person:1", "林知远", "局长", article.entity("body:1", "GovernmentBody", BUREAU))
    facts = article.done()
    backwards = facts._replace(entities=facts.entities[::-1], facts=facts.facts[::-1])
    assert resolve_facts(facts, BASE) == resolve_facts(backwards, BASE)
