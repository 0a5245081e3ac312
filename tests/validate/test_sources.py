from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError
from kg.validate import to_turtle, validate_graph
from tests.validate.conftest import changed, sound
from tests.write.conftest import Builder, full

BASE = sound().partition("<a> a jf:Document")[0]
CLASSES = (
    " <b> a jf:Document . <n> a jf:Mention ; jf:begin 1 ; jf:end 2 . <event> a jf:Event, jf:JobFair ; rdfs:label '会' ."
)
FAULT = (" ; jf:measure jf:sessions", "")


def quads(graphs: dict[str, str]) -> list[ox.Quad]:
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(name))
        for name, text in graphs.items()
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE)
    ]


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "rdf", "xml", "owl", "jsonld"])
def test_any_form_of_rdf_gives_the_same_results(suffix: str, tmp_path: Path) -> None:
    file, form = tmp_path / f"a.{suffix}", ox.RdfFormat.from_extension(suffix.replace("owl", "rdf"))
    assert form is not None
    triples = [quad.triple for quad in ox.parse(changed(*FAULT), format=ox.RdfFormat.TURTLE)]
    ox.serialize(triples, output=str(file), format=form)
    validated = validate_graph(file)
    assert [result.shape.rpartition("#")[2] for result in validated.results] == ["figure-measure"]
    assert (validated.graphs, validated.triples) == (1, len(triples))


def test_each_named_graph_is_held_against_the_shapes_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    other = f"{BASE}<event> jf:evidence <n> . <n> jf:inDocument <b> . <b> dcterms:identifier 'b.md' ."
    # The second start is a fault in one graph, and a difference of two articles in two.
    start = " <event> jf:startDate '2022-02-09'^^xsd:date ."
    for one, two, severities in (("", start, {"Warning"}), (start, "", {"Warning", "Violation"})):
        graphs = {"https://example.org/one": sound() + one, "https://example.org/two": other + CLASSES + two}
        ox.serialize(quads(graphs), output=str(file), format=ox.RdfFormat.N_QUADS)
        assert {result.severity for result in validate_graph(file).results} == severities


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "rdf"])
def test_what_two_articles_say_differently_is_no_violation_of_the_merged_graph(suffix: str, tmp_path: Path) -> None:
    more = (
        "<b> a jf:Document ; dcterms:identifier 'b.md' . <n> a jf:Mention ; jf:inDocument <b> ; jf:begin 1 ; jf:end 2 ."
        " <event> jf:evidence <n> ; jf:endDate '2022-02-12'^^xsd:date ; jf:status jf:planned . <event> a jf:Contest ."
        " <county> jf:fullName '青禾县' . jf:planned a jf:EventStatus ."
    )
    file = tmp_path / f"a.{suffix}"
    triples = [quad.triple for quad in ox.parse(changed("", more), format=ox.RdfFormat.TURTLE)]
    ox.serialize(triples, output=str(file), format=ox.RdfFormat.from_extension(suffix))
    results = validate_graph(file).results
    assert {result.severity for result in results} == {"Warning"}
    names = {result.shape.rpartition("#")[2] for result in results}
    assert names == {"articles-differ-on-a-date", "event-status", "event-kind", "district-name"}
    # One article's mention is its own.
    file = tmp_path / "b.ttl"
    file.write_text(changed("", f"{more} <m> jf:begin 3 ."), "utf-8")
    assert [r.shape.rpartition("#")[2] for r in validate_graph(file).results if r.severity == "Violation"] == [
        "mention-begin"
    ]


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl"])
def test_each_value_comes_with_its_own_article_and_sentence(name: str, tmp_path: Path) -> None:
    graphs = {}
    for article, day, seen in (("a", 10, 500), ("b", 12, 400)):
        graphs[f"https://example.org/id/{article}"] = (
            f"{BASE}<{article}> a jf:Document ; dcterms:identifier '{article}.md' . <{article}m> a jf:Mention ;"
            f" jf:inDocument <{article}> ; jf:begin 0 ; jf:end 3 ; jf:quote '招聘会' . <event> a jf:Event, jf:JobFair ;"
            f" rdfs:label '招聘会' ; jf:evidence <{article}m> ; jf:hasFigure <{article}f> ;"
            f" jf:startDate '2022-02-{day}'^^xsd:date . <{article}f> a jf:Figure ; jf:evidence <{article}m> ;"
            f" jf:measure jf:attendees ; jf:value {seen} ; jf:qualifier jf:exact ."
        )
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / f"texts/{article}.md.txt").write_text(f"招聘会{day}日，{seen}人。", "utf-8")
    found = quads(graphs)
    ox.serialize(found, output=str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    ox.serialize({quad.triple for quad in found}, output=str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    for path in (tmp_path, tmp_path / name):
        told = {
            (result.value.split('"')[1], result.document[-1], result.sentence)
            for result in validate_graph(path).results
        }
        assert told == {
            ("2022-02-10", "a", "招聘会10日，500人。"),
            ("2022-02-12", "b", "招聘会12日，400人。"),
            ("500", "a", "招聘会10日，500人。"),
            ("400", "b", "招聘会12日，400人。"),
        }


def test_classes_and_concepts_of_the_ontology_need_not_be_repeated(tmp_path: Path) -> None:
    file = tmp_path / "a.TTL"
    file.write_text(f"{BASE}<fair> a jf:JobFair . <firm> a jf:Company .", "utf-8")
    found = {(r.focus.rpartition("/")[2], r.shape.rpartition("#")[2]) for r in validate_graph(file).results}
    assert found == {
        ("fair", "event-label"), ("fair", "event-evidence"),
        ("firm", "organisation-label"), ("firm", "organisation-evidence"),
    }  # fmt: skip
    file.write_text(re.sub(r"jf:\w+ a skos:Concept, jf:\w+ ; skos:prefLabel \S+ \. ", "", sound()), "utf-8")
    assert validate_graph(file).results == ()


def test_blank_nodes_and_faulty_values_are_told_of_like_others(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    added = "[] a jf:Event, jf:Contest ; jf:evidence <m> . <posts> jf:headcount 'zwölf'^^xsd:integer ."
    file.write_text(changed("", added), "utf-8")
    results = validate_graph(file).results
    assert {result.shape.rpartition("#")[2] for result in results} == {"event-label", "posts-headcount"}
    assert next(r for r in results if r.shape.endswith("event-label")).focus.startswith("_:")


def test_a_build_is_sound_and_its_sentences_come_from_its_texts(tmp_path: Path) -> None:
    folder = Builder(tmp_path)(full().done()).folder
    assert validate_graph(folder).results == ()
    nquads = folder / "graph.nq"
    kept = [line for line in nquads.read_text("utf-8").splitlines(True) if "#companies>" not in line or "Claim" in line]
    nquads.write_text("".join(kept), "utf-8")
    figure = next(result for result in validate_graph(folder).results if result.shape.endswith("#figure-measure"))
    assert figure.label == "30（companies）"
    assert figure.document.endswith("/document/2022/a.md")
    assert figure.sentence == "春风送岗"


def test_a_reifier_is_a_claim_like_others(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    taken = " ; rdf:subject <bureau> ; rdf:predicate jf:hosts ; rdf:object <event>"
    file.write_text(changed(taken, "<claim> rdf:reifies <<( <bureau> jf:hosts <event> )>> ."), "utf-8")
    assert validate_graph(file).results == ()
    file.write_text(changed(taken, ""), "utf-8")
    assert len(validate_graph(file).results) == 3


def test_without_texts_the_words_of_a_node_are_left_out(tmp_path: Path) -> None:
    folder = Builder(tmp_path)(full().done(), texts=False, people=False).folder
    assert validate_graph(folder).results == ()


def test_the_report_is_shacl(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(changed(*FAULT), "utf-8")
    store = ox.Store()
    store.load(to_turtle(validate_graph(file)).encode(), format=ox.RdfFormat.TURTLE)
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#> ASK {
        ?report a sh:ValidationReport ; sh:conforms false ; sh:result ?result .
        ?result a sh:ValidationResult ; sh:focusNode <https://example.org/id/total> ; sh:resultSeverity sh:Violation ;
            sh:resultPath <https://w3id.org/jobfair-kg/ontology#measure> ;
            sh:sourceShape <https://w3id.org/jobfair-kg/shapes#figure-measure> ;
            sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:resultMessage ?zh, ?en .
        FILTER (LANG(?zh) = "zh" && LANG(?en) = "en") }"""
    answer = store.query(query)
    assert isinstance(answer, ox.QueryBoolean)
    assert bool(answer)
    file.write_text(sound(), "utf-8")
    assert to_turtle(validate_graph(file)).endswith("sh:conforms true .\n")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.ttl", "this is no Turtle", "is no sound RDF"),
        ("a.nq", "<x:s> <x:p> <x:o> <x:g> .\n<x:s> <x:p> .\n", "is no sound RDF"),
        ("a.jsonld", "{", "is no sound RDF"),
        ("a.csv", "a,b", "has no ending of RDF"),
        ("a.ttl", "", "holds no triples"),
        ("a.nq", "\n", "holds no triples"),
        ("a", "", "has no ending of RDF"),
    ],
)
def test_what_is_no_rdf_is_named(name: str, content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(KgError, match=f"{name} {says}"):
        validate_graph(tmp_path / name)


def test_what_holds_no_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="none does not exist"):
        validate_graph(tmp_path / "none")
    with pytest.raises(KgError, match=r"holds no graph\.nq"):
        validate_graph(tmp_path)
