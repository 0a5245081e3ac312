"""What is exported comes back the same through other readers of RDF. Apache Jena's are asked in CI."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.export import FORMATS, export_graph
from kg.vocabulary import JF, RDF
from tests.invented import BASE, Article
from tests.write.conftest import Builder, full

READERS = {
    "ttl12": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
MERGED = ["nt", "jsonld", "rdfxml"]
RDFLIB = {"nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
NASTY = " <&>]]>'\"\\ \t\r\n{@type} _:b 𠮷 “招聘” 1.0 "
# Every character that both JSON and XML can write.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)

Export = Callable[[str], bytes]


def articles() -> list[Article]:
    nasty = full("b c/#1.md")
    nasty.entity("body:9", "Company", NASTY, aliases=("../x", "event:1"))
    nasty.clean = nasty.clean._replace(source="https://example.org/a?b=c&d=<e>#f")
    return [full("a.md"), nasty]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    builder = Builder(tmp_path_factory.mktemp("export"))
    return builder(*(article.done() for article in articles())).folder


def exported(folder: Path, form: str) -> bytes:
    return b"".join(export_graph(folder, form))


def triples(content: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(content, format=form)}


@pytest.mark.parametrize("form", MERGED)
def test_the_merged_graph_comes_back_through_oxigraph(folder: Path, form: str) -> None:
    expected = triples((folder / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    assert triples(exported(folder, form), READERS[form]) == expected


# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("form", MERGED)
def test_the_merged_graph_comes_back_through_rdflib(folder: Path, form: str) -> None:
    expected = Graph().parse(folder / "graph.ttl")
    assert isomorphic(Graph().parse(data=exported(folder, form), format=RDFLIB[form]), expected)


def test_all_graphs_come_back_through_oxigraph(folder: Path) -> None:
    expected = set(ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse(exported(folder, "trig"), format=ox.RdfFormat.TRIG)) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_all_graphs_come_back_through_rdflib(folder: Path) -> None:
    expected = Dataset().parse(folder / "graph.nq", format="nquads")
    found = Dataset().parse(data=exported(folder, "trig"), format="trig")
    assert set(found.quads()) == set(expected.quads())


def test_claims_are_reifiers_of_statements_that_stand_beside_them(folder: Path) -> None:
    found = triples(exported(folder, "ttl12"), ox.RdfFormat.TURTLE)
    reified = {triple.subject: triple.object for triple in found if triple.predicate.value == f"{RDF}reifies"}
    merged = triples((folder / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    claims = {
        triple.subject
        for triple in triples((folder / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS)
        if triple.object == ox.NamedNode(str(JF.Claim))
    }
    assert reified.keys() == claims
    assert set(reified.values()) <= merged
    # Undone, the reifiers are the claims of the build again.
    parts = [ox.NamedNode(f"{RDF}{part}") for part in ("subject", "predicate", "object")]
    undone = {triple for triple in found if triple.predicate.value != f"{RDF}reifies"}
    for claim, statement in reified.items():
        assert isinstance(statement, ox.Triple)
        assert isinstance(claim, ox.NamedNode)
        said = (statement.subject, statement.predicate, statement.object)
        undone |= {ox.Triple(claim, part, value) for part, value in zip(parts, said, strict=True)}
    assert undone == triples((folder / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS)


def test_json_is_compact_with_keys_that_people_read(folder: Path) -> None:
    nodes = {node["id"]: node for node in json.loads(exported(folder, "jsonld"))["@graph"]}
    event = next(node for node in nodes.values() if "JobFair" in node.get("type", ()))
    assert event["id"].startswith("event/")
    assert event["startDate"] == "2022-02-10"
    assert event["status"] == "reported"
    assert nodes[event["locatedIn"]]["wikidataCode"] == "990101"
    assert nodes["jf:reported"]["prefLabel"] == {"zh": "已举办"}
    posts = next(node for node in nodes.values() if node.get("type") == "Posts")
    assert (posts["headcount"], posts["salaryMin"], posts["salaryPeriod"]) == (12, "5500.5", "perMonth")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_build_gives_the_same_bytes(folder: Path, form: str) -> None:
    script = "import sys, pathlib; from kg.export import export_graph\n"
    script += "sys.stdout.buffer.writelines(export_graph(pathlib.Path(sys.argv[1]), sys.argv[2]))"
    command = [sys.executable, "-c", script, str(folder), form]
    other = subprocess.run(command, env={"PYTHONHASHSEED": "7"}, capture_output=True, check=True)
    assert other.stdout == exported(folder, form)


@given(TEXTS, TEXTS.filter(str.strip))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, label: str) -> None:
    article = Article("a.md", f"题\n\n{text}。")
    article.entity("body:1", "Company", label, aliases=(text,) if text.strip() else ())
    folder = Builder(tmp_path_factory.mktemp("any"))(article.done()).folder
    expected = triples((folder / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    for form in MERGED:
        assert triples(exported(folder, form), READERS[form]) == expected, form


def test_what_xml_cannot_write_is_said_and_other_forms_can(tmp_path: Path) -> None:
    article = Article()
    article.entity("body:1", "Company", "甲\x0b乙")
    folder = Builder(tmp_path)(article.done()).folder
    with pytest.raises(KgError, match=r"U\+000B.*choose another format"):
        exported(folder, "rdfxml")
    assert triples(exported(folder, "jsonld"), ox.RdfFormat.JSON_LD)


def test_what_is_no_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such folder"):
        exported(tmp_path / "none", "nt")
    with pytest.raises(KgError, match=r"graph\.ttl is missing"):
        exported(tmp_path, "nt")
    for name in ("graph.ttl", "graph.nq"):
        (tmp_path / name).write_text(f"<{BASE}> no graph <g> .\n", "utf-8")
    for form in FORMATS:
        with pytest.raises(KgError, match="is damaged"):
            exported(tmp_path, form)
