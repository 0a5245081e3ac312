"""A build as nodes and relationships, against the RDF that it was made of."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from kg.built import graphs_of
from kg.property_graph import Merged, PropertyGraph
from kg.vocabulary import JF, RDF, SKOS
from tests.invented import BASE, Article, day
from tests.write.conftest import Builder, full

Rows = dict[tuple[str, ...], Merged]


def rows(folder: Path) -> Rows:
    with PropertyGraph.of(folder) as graph:
        found = {record.key: merged for record, merged in (*graph.nodes(), *graph.relationships())}
        assert sum(graph.counts.values()) > 0
    return found


def named(found: Rows, name: str) -> Merged:
    (merged,) = [merged for key, merged in found.items() if len(key) == 1 and merged.properties.get("name") == name]
    return merged


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path)


def test_labels_and_types_count_what_the_merged_graph_holds(build: Builder) -> None:
    other = full("b.md")
    other.event("event:2", "只在另一篇的招聘会", "2022-03-01", "district:990101")
    folder = build(full("a.md").done(), other.done()).folder
    with PropertyGraph.of(folder) as graph:
        for _ in (*graph.nodes(), *graph.relationships()):
            pass
    rdf = Graph().parse(folder / "graph.ttl")
    for name in (
        "Event",
        "JobFair",
        "Organisation",
        "Organiser",
        "Employer",
        "District",
        "Figure",
        "Posts",
        "Document",
    ):
        assert graph.counts[f":{name}"] == len(set(rdf.subjects(RDF.type, JF[name]))), name
    for name, kind in (
        ("hosts", "HOSTS"),
        ("locatedIn", "LOCATED_IN"),
        ("hasFigure", "HAS_FIGURE"),
        ("scope", "SCOPE"),
    ):
        assert graph.counts[f"[:{kind}]"] == len(list(rdf.subject_objects(JF[name]))), name
    told = {(subject, rdf.value(mention, JF.inDocument)) for subject, mention in rdf.subject_objects(JF.evidence)}
    assert graph.counts["[:MENTIONED_IN]"] == len(told)


def test_what_a_user_would_draw(build: Builder) -> None:
    found = rows(build(full("2022/a.md").done()).folder)
    event = named(found, "青禾县春季招聘会")
    assert event.labels == ("Event", "JobFair")
    assert {key: event.properties[key] for key in ("startDate", "startDateText", "companies", "status")} == {
        "startDate": date(2022, 2, 10), "startDateText": "2022-02-10", "companies": 30, "status": "reported",
    }  # fmt: skip
    bureau = named(found, "青禾县人力资源和社会保障局")
    assert bureau.labels == ("GovernmentBody", "Organisation", "Organiser")
    assert bureau.properties["aliases"] == ["县人社局"]
    (hosts,) = [merged.properties for key, merged in found.items() if key[0] == "HOSTS"]
    assert (hosts["source"], hosts["quote"], hosts["quotes"]) == ("2022/a.md", "举办", ["举办"])
    posts = named(found, "质检员").properties
    assert (posts["headcount"], posts["salaryMin"], posts["salaryPeriod"]) == (12, 5500.5, "month")
    total = named(found, "9000（posts）").properties
    assert (total["measure"], total["value"], total["qualifier"], total["periodEndText"]) == (
        "posts", 9000, "exact", "2022-02",
    )  # fmt: skip
    assert "periodEnd" not in total
    assert named(found, "青禾县").properties["code"] == "990101"
    document = found[(f"{BASE}document/2022/a.md",)]
    assert document.labels == ("Document",)
    assert document.properties["issued"] == date(2022, 2, 11)


def differing(identifier: str, start: str, posts: str, status: str) -> Article:
    article = Article(identifier)
    event = article.event("event:1", "青禾县招聘会", "2022-02-10", article.district("990101", "青禾县", "青禾县"))
    article.fact(event, "endDate", day(start))
    article.fact(event, "status", f"status:{status}")
    article.figure(f"figure:{identifier}", "posts", posts, event=event)
    return article


def test_where_articles_differ(build: Builder) -> None:
    articles = (differing("a", "2022-02", "30", "planned"), differing("b", "2022-02-11", "3000", "reported"))
    event = named(rows(build(*(article.done() for article in articles)).folder), "青禾县招聘会").properties
    assert (event["endDate"], event["posts"], event["status"]) == (date(2022, 2, 11), 3000, "reported")
    assert event["sources"] == ["a", "b"]


def test_parts_of_a_figure_are_no_figure_of_the_event(build: Builder) -> None:
    article = Article()
    event = article.event("event:1", "招聘会")
    whole = article.figure("figure:1", "posts", "100", event=event)
    article.fact(article.figure("figure:2", "posts", "900", event=event), "breakdownOf", whole)
    assert named(rows(build(article.done()).folder), "招聘会").properties["posts"] == 100


def test_without_texts_there_are_places_and_no_quotes(build: Builder) -> None:
    found = rows(build(full().done(), texts=False).folder)
    (hosts,) = [merged.properties for key, merged in found.items() if key[0] == "HOSTS"]
    assert "quote" not in hosts
    assert hosts["evidence"] == [f"{BASE}document/2022/a.md#char=14,16"]


def test_nothing_is_said_twice_or_of_scales(build: Builder) -> None:
    folder = build(full("a").done(), full("b").done()).folder
    with PropertyGraph.of(folder) as graph:
        keys = Counter(record.key for record, _ in (*graph.nodes(), *graph.relationships()))
    assert max(keys.values()) == 1
    assert {":Measure", ":Mention", ":Claim", ":Merge", ":Run"} & set(graph.counts) == set()


# rdflib's own reader of N-Quads uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_dataset_of_rdflib_gives_the_same(build: Builder) -> None:
    folder = build(full("a").done(), full("b").done()).folder
    dataset = Dataset()
    dataset.parse(data=(folder / "graph.nq").read_bytes(), format="nquads")
    with PropertyGraph.of(dataset) as graph:
        found = {record.key: merged for record, merged in (*graph.nodes(), *graph.relationships())}
    assert found == rows(folder)


def test_a_single_graph_does_not_tell_what_each_article_states() -> None:
    with pytest.raises(TypeError, match=r"rdflib\.Dataset"):
        list(graphs_of(Graph()))  # type: ignore[arg-type]


def test_concepts_have_their_names(build: Builder) -> None:
    found = rows(build(full().done()).folder)
    assert named(found, "农民工").labels == ("Audience",)
    assert SKOS.Concept not in {label for merged in found.values() for label in merged.labels}
