from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.query import ask


def rows(build: Path, query: str) -> list[list[str]]:
    return list(ask(build, query).rows())


def test_standard_prefixes_need_no_declaration(build: Path) -> None:
    query = """SELECT ?label { ?a a jf:Document ; dcterms:issued ?day ; dcterms:title ?label .
               FILTER (DATATYPE(?day) = xsd:date) OPTIONAL { ?a skos:altLabel ?x }
               OPTIONAL { ?a prov:wasDerivedFrom ?y } OPTIONAL { ?a owl:sameAs ?z }
               OPTIONAL { event:fair rdf:type ?t } }"""
    assert rows(build, query)[0] == ["湖口县办招聘会"]


def test_a_declared_prefix_wins_over_the_standard_one(build: Path) -> None:
    assert rows(build, "PREFIX jf: <http://example.org/> SELECT ?e { ?e a jf:JobFair }") == []


def test_a_build_with_another_base_keeps_its_own_id_prefix(build: Path, tmp_path: Path) -> None:
    moved = (build / "graph.ttl").read_text("utf-8").replace("w3id.org/jobfair-kg/id/", "example.org/jobs/")
    (tmp_path / "graph.ttl").write_text(moved, "utf-8")
    assert ["event:fair"] in rows(tmp_path, "SELECT ?e { ?e a jf:JobFair }")


def test_default_graph_is_the_merged_graph_and_lists_nothing_twice(build: Path) -> None:
    assert rows(build, "SELECT ?l { id:district-360429 rdfs:label ?l }") == [["湖口县"]]
    assert rows(build, "SELECT ?c { ?c a jf:Claim }") == []


def test_named_graphs_hold_what_each_document_states(build: Path) -> None:
    query = "SELECT ?doc { GRAPH ?doc { id:bureau jf:hosts ?e } } ORDER BY ?doc"
    assert rows(build, query) == [["id:doc-a"], ["id:doc-b"]]
    assert rows(build, "SELECT ?e FROM id:doc-b { id:bureau jf:hosts ?e }") == [["event:live"]]
    assert rows(build, "SELECT ?c { GRAPH id:doc-a { ?c a jf:Claim } }") == [["id:claim-1"]]


def test_a_query_without_graphs_does_not_need_the_quads(build: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((build / "graph.ttl").read_bytes())
    assert rows(tmp_path, "# GRAPH\nSELECT ?e { ?e rdfs:label 'GRAPH {}', '湖口县直播带岗' }") == []
    with pytest.raises(KgError, match=r"graph\.nq is missing"):
        ask(tmp_path, "SELECT ?e { GRAPH ?g { ?e a jf:Event } }")


@pytest.mark.parametrize(
    ("query", "kind", "form", "expected"),
    [
        ("SELECT ?n { id:posts-1 jf:headcount ?n }", "table", "csv", b"n\r\n12\r\n"),
        ("ASK { event:fair a jf:JobFair }", "truth", "csv", b"true"),
        (
            "CONSTRUCT { ?e jf:status ?s } WHERE { ?e jf:status ?s ; jf:startDate ?day }",
            "graph",
            "turtle",
            b"@prefix event: <https://w3id.org/jobfair-kg/id/event/> .\n"
            b"@prefix jf: <https://w3id.org/jobfair-kg/ontology#> .\n"
            b"event:fair jf:status jf:reported .\n",
        ),
        (
            "DESCRIBE id:venue-square",
            "graph",
            "ntriples",
            "<https://w3id.org/jobfair-kg/id/venue-square> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
            " <https://w3id.org/jobfair-kg/ontology#Venue> .\n"
            "<https://w3id.org/jobfair-kg/id/venue-square> <http://www.w3.org/2000/01/rdf-schema#label>"
            ' "洋港广场" .\n'.encode(),
        ),
    ],
)
def test_forms(build: Path, query: str, kind: str, form: str, expected: bytes) -> None:
    answer = ask(build, query)
    assert answer.kind == kind
    assert answer.serialize(form) == expected


def test_json_is_sparql_results(build: Path) -> None:
    found = json.loads(ask(build, "SELECT ?s { event:fair jf:startDate ?s }").serialize("json"))
    assert found == {
        "head": {"vars": ["s"]},
        "results": {
            "bindings": [
                {
                    "s": {
                        "type": "literal",
                        "value": "2023-03-02",
                        "datatype": "http://www.w3.org/2001/XMLSchema#date",
                    }
                }
            ]
        },
    }


@pytest.mark.parametrize(("query", "form"), [("ASK {}", "turtle"), ("DESCRIBE event:fair", "csv"), ("ASK {}", "table")])
def test_a_form_that_the_answer_does_not_have(build: Path, query: str, form: str) -> None:
    with pytest.raises(ValueError, match=form):
        ask(build, query).serialize(form)


def test_cells_show_unbound_as_empty(build: Path) -> None:
    assert rows(build, "SELECT ?e ?none { ?e a jf:LivestreamRecruitment }") == [["event:live", ""]]
    assert rows(build, "ASK { event:fair a jf:Contest }") == [["no"]]


@pytest.mark.parametrize(
    ("query", "line", "column", "says"),
    [
        ("SELECT ?e {\n  ?e a jf:JobFair ;\n     rdfs:lable }", 3, 17, "cannot read on from “}”"),
        ("SELECT ?e {\n  ?e a ex:JobFair\n}", 2, 8, "unknown prefix ex:"),
        ("SELECT ?e { ?e a jf:JobFair } LIMIT all", 1, 37, "cannot read on from “all”"),
        ("SELECT ?e {\n\t?e rdfs:label '春风' ; ; ]}", 2, 25, "cannot read on from “]”"),
        ("SELECT ?e { ?e a jf:JobFair }}", 1, 30, "cannot read on from “}”"),
        ("SELECT ?e { ?e a jf:JobFair", 1, 28, "the query ends too early"),
        ("", 1, 1, "the query ends too early"),
        ("SELEC ?e { ?e a jf:JobFair }", 1, 1, "cannot read on from “SELEC”"),
        ("SELECT ?x\nWHERE { ?x a jf:Event .\n ?x foo }", 3, 5, "cannot read on from “foo”"),
        ("SELECT ?x { ?x a jf:Event . OPTIONL { ?x a ?y } }", 1, 29, "cannot read on from “OPTIONL”"),
        ("SELECT ?x { ?x a jf:Event . FILTER(?x > ) }", 1, 41, "cannot read on from “)”"),
        ("SELECT ?x # all\n{ ?x a jf:Event # of them\n foo }", 3, 2, "cannot read on from “foo”"),
        ("SELECT ?x { ?x a ?y } ORDER BY COUNT", 1, 37, "the query ends too early"),
        ('SELECT ?x\nWHERE { ?x rdfs:label "abc', 2, 23, 'the string that begins here has no closing "'),
        ("SELECT ?x { ?x rdfs:label 'ab: c:d }\n", 1, 27, "the string that begins here has no closing '"),
        ("SELECT ?x { ?x a <http://a b> }", 1, 18, "the IRI that begins here"),
        ('SELECT ?x { ?x rdfs:label "a\\qb" }', 1, 27, "cannot read on from"),
        ("SELECT ?e (COUNT(*) AS ?n) { ?e a jf:JobFair }", 1, 8, "?e stands outside COUNT"),
        ("SELECT ?e (COUNT(?x) AS ?n) { ?x jf:hosts ?e }", 1, 8, "?e stands outside COUNT"),
        ("SELECT ?e ?f (MAX(?x) AS ?n)\nWHERE { ?x jf:hosts ?e, ?f } GROUP BY ?e", 1, 11, "?f stands outside COUNT"),
        ("SELECT (?f AS ?g) (MAX(?x) AS ?n) { ?x jf:hosts ?f }", 1, 9, "?f stands outside COUNT"),
        ("SELECT *\n{ ?e a jf:JobFair } GROUP BY ?e", 1, 8, "SELECT * goes with no GROUP BY"),
    ],
)
def test_a_wrong_query_names_the_place(build: Path, query: str, line: int, column: int, says: str) -> None:
    with pytest.raises(KgError) as caught:
        ask(build, query)
    message = str(caught.value)
    assert message.startswith(f"wrong query at line {line}, column {column}: ")
    assert says in message
    assert "error at" not in message
    caret = next(text for text in message.split("\n") if text.strip(" \u3000") == "^")
    assert len(caret) - 3 == min(column, len(query.split("\n")[line - 1]) + 1) - 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("INSERT DATA { event:fair a jf:Contest }", "INSERT at line 1, column 1: kg query only reads"),
        ("PREFIX a: <http://example.org/>\n delete where { ?s ?p ?o }", "delete at line 2, column 2: kg query only"),
        ("SELECT * { ?s ?p ?o .SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE at line 1, column 22"),
        ("SELECT * {\n SERVICE SILENT ?where { ?s ?p ?o } }", "SERVICE at line 2, column 2"),
    ],
)
def test_refusals(build: Path, query: str, says: str) -> None:
    with pytest.raises(KgError, match=says):
        ask(build, query)


def test_words_that_only_look_like_refused_ones_are_answered(build: Path) -> None:
    query = """PREFIX service: <http://example.org/SERVICE/>  # SERVICE <x> INSERT
        SELECT ?service { ?service rdfs:label "SERVICE", 'INSERT \\' SERVICE' ; service:SERVICE <http://a/SERVICE> }"""
    assert rows(build, query) == []


def test_a_folder_that_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"graph\.ttl is missing.*kg build INPUT -o"):
        ask(tmp_path, "ASK {}")
    with pytest.raises(KgError, match="no such folder"):
        ask(tmp_path / "none", "ASK {}")


def test_a_damaged_graph_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("@prefix jf: <https://example.org/> .\njf:a jf:b .\n", "utf-8")
    with pytest.raises(KgError, match=r"graph\.ttl is damaged.*line 2"):
        ask(tmp_path, "ASK {}")
