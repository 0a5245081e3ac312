"""``kg load neo4j`` on a real server: what is there afterwards, and what loading again changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver
from rdflib import Dataset, Graph

from kg.datamodel import Literal
from kg.load import load_neo4j
from kg.load.neo4j import Replace
from kg.vocabulary import JF, RDF
from tests.invented import Article
from tests.servers.neo4j_contents import expected, held
from tests.servers.neo4j_server import Neo4j
from tests.write.conftest import Builder, full

NASTY = (
    "`n`}) DETACH DELETE n //",
    "'); MATCH (m) DETACH DELETE m; //",
    "$rows {iri: 1}",
    "\\u0041\\n\\",
    '"""',
    "a\tb\nc\r\nd",
    "𠮷野家 \U0001f468\u200d\U0001f469 e\u0301 \u2028\u2029\u200b\ufeff",
    "“招聘”《公告》；，。！？",
    "\x00\x01\x1b[31m",
    "\u061c\u202eabc",
    "<b>&amp;</b>",
    "null",
)


def ask(driver: Driver, query: str, **parameters: Any) -> list[Any]:
    records = driver.execute_query(query, parameters).records
    return [list(record.values()) for record in records]


@pytest.mark.usefixtures("bare")
def test_the_first_load(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    folder = build(full("a.md").done(), full("b.md").done()).folder
    done = neo4j.kg(str(folder))
    assert (done.returncode, done.stdout.count("\n[:HOSTS]")) == (0, 1), done.stderr
    assert held(driver) == expected(folder)
    rdf = Graph().parse(folder / "graph.ttl")
    for label in ("Event", "JobFair", "GovernmentBody", "Organisation", "Figure", "Person", "District", "Document"):
        (((number,),),) = [ask(driver, f"MATCH (n:{label}) RETURN count(n)")]
        assert number == len(set(rdf.subjects(RDF.type, JF[label]))), label
    (((hosts,),),) = [ask(driver, "MATCH ()-[r:HOSTS]->() RETURN count(r)")]
    assert hosts == len(set(rdf.subject_objects(JF.hosts)))


@pytest.mark.usefixtures("bare")
def test_what_a_user_of_cypher_asks(driver: Driver, build: Builder) -> None:
    load_neo4j(build(full("a.md").done()).folder, driver)
    asked = """
        MATCH (o:Organisation:GovernmentBody)-[h:HOSTS]->(e:Event:JobFair)-[:LOCATED_IN]->(d:District {code: '990101'})
        MATCH (e)-[:HAS_FIGURE]->(f:Figure {measure: 'companies'})
        MATCH (:Company)-[:OFFERS]->(p:Posts)-[:OFFERED_AT]->(e)
        WHERE e.startDate = date('2022-02-10')
        RETURN o.name, o.aliases, h.source, h.quote, e.companies, f.value, f.qualifier, d.fullName, p.headcount
    """
    assert ask(driver, asked) == [
        ["青禾县人力资源和社会保障局", ["县人社局"], "a.md", "举办", 30, 30, "exact", "云岭省青禾县", 12]
    ]
    found = ask(driver, "CALL db.index.fulltext.queryNodes('jobfair_names', '资源') YIELD node RETURN node.name")
    assert found == [["青禾县人力资源和社会保障局"]]
    (((issued, quotes),),) = [ask(driver, "MATCH (:Venue)-[m:MENTIONED_IN]->(d:Document) RETURN d.issued, m.quotes")]
    assert (issued.to_native(), quotes) == (date(2022, 2, 11), ["青禾县"])


@pytest.mark.usefixtures("bare")
def test_an_iri_is_unique(driver: Driver, build: Builder) -> None:
    load_neo4j(build(full("a.md").done()).folder, driver)
    with pytest.raises(Exception, match="already exists"):
        ask(driver, "MATCH (n:Event) WITH n LIMIT 1 CREATE (:Resource {iri: n.iri})")


def test_the_second_load_changes_nothing(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    folder = build(full("a.md").done(), full("b.md").done()).folder
    assert load_neo4j(folder, driver).changed["nodes_created"] > 0
    before = held(driver)
    for replace in Replace:
        again = load_neo4j(folder, driver, replace=replace)
        assert (again.changed, again.differences()) == ({}, {})
    assert "Changed: nothing." in neo4j.kg(str(folder)).stdout
    assert held(driver) == before


def changed(identifier: str) -> Article:
    """An article that has lost its host, and reports another number and another kind of event."""
    article = Article(identifier)
    county = article.district("990101", "青禾县", "云岭省青禾县")
    event = article.event("event:1", "青禾县春季招聘会", "2022-02-10", county, kind="CampusFair")
    article.fact(event, "endDate", Literal("2022-02-10", "date"))
    article.figure("figure:1", "companies", "31", event=event)
    return article


def test_an_article_that_changed(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    before, after = build(full("a.md").done()).folder, build(changed("a.md").done()).folder
    load_neo4j(before, driver)
    added = neo4j.kg(str(after))
    assert added.returncode == 1
    assert "Graph and database differ" in added.stderr
    assert "--replace-documents" in added.stderr
    assert neo4j.kg(str(after), "--replace-documents").returncode == 0
    assert held(driver) == expected(after)


def test_what_another_article_still_states_stays(driver: Driver, build: Builder) -> None:
    load_neo4j(build(full("a.md").done(), full("b.md").done()).folder, driver)
    after = build(changed("a.md").done(), full("b.md").done()).folder
    load_neo4j(after, driver, replace=Replace.LOADED)
    assert held(driver) == expected(after)
    assert ask(driver, "MATCH (o)-[h:HOSTS]->(e) RETURN o.name, h.sources, e.companies") == [
        ["青禾县人力资源和社会保障局", ["b.md"], 31]
    ]


def test_an_article_that_is_gone(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    other = full("b.md")
    other.entity("body:9", "Association", "青禾县总工会", aliases=("工会",))
    load_neo4j(build(full("a.md").done(), other.done()).folder, driver)
    after = build(full("a.md").done()).folder
    ((gone,),) = ask(driver, "MATCH (d:Document {identifier: 'b.md'}) RETURN d.iri")
    for options in ([], ["--replace-documents"]):
        told = neo4j.kg(str(after), *options)
        note = f"Note: 1 articles loaded before are not in the build; --prune drops them:\n  {gone}\n"
        assert (told.returncode, note in told.stderr) == (0, True), told.stderr
    pruned = neo4j.kg(str(after), "--prune")
    assert (pruned.returncode, "--prune" in pruned.stderr) == (0, False)
    assert held(driver) == expected(after)
    assert "--prune" not in neo4j.kg(str(after), "--replace-documents").stderr


def test_articles_of_another_build_are_kept(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    one, other = build(full("a.md").done()).folder, build(full("b.md").done()).folder
    both = build(full("a.md").done(), full("b.md").done()).folder
    for folder in (one, other, one):
        done = neo4j.kg(str(folder), "--replace-documents")
        assert done.returncode == 0, done.stderr
    assert held(driver) == expected(both)
    load_neo4j(build(changed("a.md").done()).folder, driver, replace=Replace.LOADED)
    assert held(driver) == expected(build(changed("a.md").done(), full("b.md").done()).folder)


def test_what_others_have_put_there_stays(driver: Driver, build: Builder) -> None:
    load_neo4j(build(full("a.md").done()).folder, driver)
    ask(driver, "MATCH (e:Event) SET e.mine = 1, e:Mine CREATE (:Note {text: 'n'})-[:ABOUT]->(e)")
    after = build(changed("a.md").done()).folder
    assert load_neo4j(after, driver, replace=Replace.EVERYTHING).differences() == {}
    assert ask(driver, "MATCH (n:Note)-[:ABOUT]->(e:Mine) RETURN n.text, e.mine, e.companies") == [["n", 1, 31]]


def test_what_was_changed_by_hand_is_mended_once_its_marks_are_gone(
    neo4j: Neo4j, driver: Driver, build: Builder
) -> None:
    folder = build(full("a.md").done()).folder
    load_neo4j(folder, driver)
    before = held(driver)
    ask(driver, "MATCH (n:Company) REMOVE n:Employer SET n.name = 'changed'")
    done = neo4j.kg(str(folder), "--replace-documents")
    assert (done.returncode, "docs/neo4j.md tells how to mend it" in done.stderr) == (1, True), done.stderr
    ask(driver, "MATCH (n:Company) WHERE NOT n:Employer REMOVE n._documents, n._stated")
    assert neo4j.kg(str(folder)).returncode == 0
    assert held(driver) == before


def nasty_article() -> Article:
    article = Article("b c/#1 `x`'\".md", "标题\n\n" + "".join(NASTY))
    for number, text in enumerate(NASTY):
        body = article.entity(f"body:{number}", "Company", text, text, aliases=(f"{text}{text}",))
        article.fact(body, "participatesIn", article.entity(f"event:{number}", "JobFair", f"{text}招聘会", text), text)
    article.clean = article.clean._replace(title=NASTY[0], source="https://example.org/a?b='\"`&c=<d>")
    return article


def test_every_character_comes_back(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    folder = build(nasty_article().done(), full("a.md").done()).folder
    assert neo4j.kg(str(folder)).returncode == 0
    assert held(driver) == expected(folder)
    assert set(NASTY) <= {name for (name,) in ask(driver, "MATCH (c:Company) RETURN c.name")}
    quotes = {quote for (quote,) in ask(driver, "MATCH (:Company)-[r:PARTICIPATES_IN]->() RETURN r.quote")}
    assert set(NASTY) <= quotes
    assert ask(driver, "MATCH (d:Document) WHERE d.title CONTAINS 'DETACH' RETURN d.title") == [[NASTY[0]]]


def test_a_dataset_of_rdflib_and_a_session_of_ones_own(driver: Driver, build: Builder) -> None:
    folder = build(full("a.md").done()).folder
    dataset = Dataset()
    with pytest.warns(DeprecationWarning, match="default_context"):  # in rdflib's own reader
        dataset.parse(data=(folder / "graph.nq").read_bytes(), format="nquads")
    steps: list[tuple[int, int]] = []
    loaded = load_neo4j(dataset, driver, database="neo4j", watch=lambda step: steps.append((step.done, step.total)))
    assert (loaded.documents, loaded.differences()) == (1, {})
    assert steps[-1][0] == steps[-1][1] == loaded.rows
    assert held(driver) == expected(folder)


def test_a_build_that_was_cut_takes_nothing_away(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    folder = build(full("a.md").done(), full("b.md").done()).folder
    load_neo4j(folder, driver)
    before = held(driver)
    lines = (folder / "graph.nq").read_bytes().splitlines(keepends=True)
    (folder / "graph.nq").write_bytes(b"".join(lines[: len(lines) // 2]))
    for option in ("--prune", "--replace-documents"):
        done = neo4j.kg(str(folder), option)
        assert (done.returncode, "graph.nq is damaged: it has" in done.stderr) == (1, True), done.stderr
    assert held(driver) == before


def test_a_build_without_articles_does_not_empty_the_database(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    load_neo4j(build(full("a.md").done()).folder, driver)
    before = held(driver)
    done = neo4j.kg(str(build().folder), "--prune")
    assert (done.returncode, "holds no article" in done.stderr) == (1, True), done.stderr
    assert held(driver) == before


def shared(identifier: str, relation: str) -> Article:
    """An article in which the same body either hosts a fair or takes part in one of another host."""
    article = Article(identifier)
    event = article.event(
        f"event:{identifier}", f"{identifier}招聘会", "2022-02-10", article.district("990101", "青禾县", "云岭省青禾县")
    )
    article.fact(article.entity("body:2", "Company", "华锐（青禾）有限公司"), relation, event)
    return article


def test_a_body_that_hosts_in_one_build_and_takes_part_in_another(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    one = build(shared("a.md", "participatesIn").done()).folder
    other = build(shared("b.md", "hosts").done()).folder
    for folder in (one, other, one, other):
        done = neo4j.kg(str(folder), "--replace-documents")
        assert done.returncode == 0, done.stderr
    ((labels,),) = ask(driver, "MATCH (n:Company) RETURN labels(n)")
    assert {"Employer", "Organiser"} <= set(labels)
    both = build(shared("a.md", "participatesIn").done(), shared("b.md", "hosts").done()).folder
    assert held(driver) == expected(both)
    ask(driver, "MATCH (n:Company) REMOVE n:Organiser")
    assert load_neo4j(one, driver).differences() == {}
    assert load_neo4j(other, driver).differences() == {":Organiser": (1, 0)}


@pytest.mark.usefixtures("bare")
def test_two_loads_at_once(neo4j: Neo4j, driver: Driver, build: Builder) -> None:
    folders = [build(full("a.md").done(), full(name).done()).folder for name in ("b.md", "c.md")]

    def load(folder: Path) -> None:
        with neo4j.driver() as own:
            load_neo4j(folder, own)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(load, folders))
    for folder in folders:
        load_neo4j(folder, driver)
    both = build(*(full(name).done() for name in ("a.md", "b.md", "c.md"))).folder
    assert held(driver) == expected(both)


@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (lambda folder: (folder / "graph.nq").unlink(), "graph.nq is missing"),
        (lambda folder: (folder / "graph.nq").write_text("<a:a> <a:b>\n"), "graph.nq is damaged"),
        (lambda folder: (folder / "report.json").unlink(), "report.json is damaged: it is missing"),
    ],
)
def test_a_damaged_build(neo4j: Neo4j, build: Builder, breaking: Callable[[Path], object], says: str) -> None:
    folder = build(full("a.md").done()).folder
    breaking(folder)
    done = neo4j.kg(str(folder))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert says in done.stderr
