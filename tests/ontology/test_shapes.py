from __future__ import annotations

import re

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from kg.concepts import ontology_folder
from kg.validate.shapes import shape_names
from kg.vocabulary import JF, terms


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(ontology_folder() / "shapes.ttl")


def test_the_shapes_are_sound_shacl(shapes: Graph) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_they_are_core_only(shapes: Graph) -> None:
    beyond = {SH.sparql, SH.js, SH.rule, SH.target, SH.expression, SH.select, SH.ask}
    assert beyond & set(shapes.predicates()) == set()


def test_every_shape_has_targets_and_says_what_to_do_in_both_languages(shapes: Graph) -> None:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
    for name in shape_names():
        node = URIRef(name)
        assert any(list(shapes.objects(node, target)) for target in targets), name
        texts = [text for text in shapes.objects(node, SH.message) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "zh"], name
        assert all(str(text).endswith((".", "。")) for text in texts), name


def test_they_speak_of_terms_that_exist(shapes: Graph) -> None:
    named = {str(node).removeprefix(str(JF)) for triple in shapes for node in triple if str(node).startswith(str(JF))}
    assert named <= set(terms())


def test_every_class_that_graphs_hold_has_shapes(shapes: Graph) -> None:
    of = {str(node).removeprefix(str(JF)) for node in shapes.objects(None, SH.targetClass)}
    assert of >= {
        "Event", "Campaign", "CampaignSeries", "District", "Venue", "Organisation", "Organiser", "Employer", "Posts",
        "Figure", "Person", "Position", "Document", "Mention", "Claim", "Merge", "Run",
    }  # fmt: skip
    assert (None, RDF.type, SH.PropertyShape) in shapes


def test_checks_speak_of_terms_that_exist() -> None:
    for file in (ontology_folder() / "checks").glob("*.rq"):
        assert set(re.findall(r"\bjf:(\w+)", file.read_text("utf-8"))) <= set(terms()), file.name


def test_questions_speak_of_terms_that_exist() -> None:
    for file in (ontology_folder() / "questions").glob("*.rq"):
        assert set(re.findall(r"\bjf:(\w+)", file.read_text("utf-8"))) <= set(terms()), file.name
