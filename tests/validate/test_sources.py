from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError
from kg.validate import to_turtle, validate_graph
from tests.validate.conftest import changed, sound
from tests.write.conftest import Builder, full

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
    found = quads({"https://example.org/one": sound(), "https://example.org/two": "<x:e> <x:p> <x:o> ."})
    # The second start is a fault in one graph, and a difference of two articles in two.
    start = ox.NamedNode("https://w3id.org/jobfair-kg/ontology#startDate")
    day = ox.Literal("2022-02-09", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    event = ox.NamedNode("https://example.org/id/event")
    for graph, severities in (("two", {"Warning"}), ("one", {"Warning", "Violation"})):
        more = [*found, ox.Quad(event, start, day, ox.NamedNode(f"https://example.org/{graph}"))]
        ox.serialize(more, output=str(file), format=ox.RdfFormat.N_QUADS)
        assert {result.severity for result in validate_graph(file).results} == severities


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
