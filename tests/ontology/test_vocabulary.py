from __future__ import annotations

import logging
import re
import warnings
from pathlib import Path

import pytest
from rdflib import OWL, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from kg.concepts import KEY_SCHEMES, concepts, ontology_file, superclasses
from kg.vocabulary import JF, ONTOLOGY, terms

PACKAGE = Path(__file__).parents[2] / "kg"
KINDS: set[Node] = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme, SKOS.Concept}


def local(node: object) -> str:
    return str(node).removeprefix(f"{ONTOLOGY}#")


def defined(ontology: Graph) -> set[str]:
    return {local(node) for node in ontology.subjects() if str(node).startswith(f"{ONTOLOGY}#")}


def test_the_ontology_loads_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        graph = Graph().parse(ontology_file())
    assert not caplog.records
    assert (URIRef(ONTOLOGY), RDF.type, OWL.Ontology) in graph


def test_code_and_ontology_know_the_same_terms(ontology: Graph) -> None:
    assert set(terms()) == defined(ontology)


def test_a_term_that_the_ontology_lacks_cannot_be_named() -> None:
    with pytest.raises(AttributeError, match="invented"):
        _ = JF.invented


def test_every_term_that_code_names_exists() -> None:
    named = {
        (path.name, name)
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r"\bJF\.(\w+)", path.read_text("utf-8"))
        if not name.startswith("_")
    }
    assert named
    assert {pair for pair in named if pair[1] not in terms()} == set()


def test_every_term_is_of_one_kind_and_explained_in_both_languages(ontology: Graph) -> None:
    for name in terms():
        node = URIRef(f"{ONTOLOGY}#{name}")
        kinds = KINDS & set(ontology.objects(node, RDF.type))
        # A kind of event is a class and, in the scheme of kinds, a concept.
        assert len(kinds) == 1 or kinds == {OWL.Class, SKOS.Concept}, name
        naming = RDFS.label if SKOS.Concept not in kinds else SKOS.prefLabel
        for predicate in (naming, SKOS.definition):
            texts = [text for text in ontology.objects(node, predicate) if isinstance(text, Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "zh"], (name, predicate)
            assert all(str(text).strip() for text in texts), name


def test_everything_that_a_term_points_at_is_defined(ontology: Graph) -> None:
    known = defined(ontology)
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme, OWL.disjointWith):
        for node in ontology.objects(None, predicate):
            assert not str(node).startswith(f"{ONTOLOGY}#") or local(node) in known, node


def test_every_concept_stands_in_a_scheme_and_has_a_key_of_its_own(ontology: Graph) -> None:
    nodes = set(ontology.subjects(RDF.type, SKOS.Concept))
    assert {concept.iri for concept in concepts().values()} == {str(node) for node in nodes}
    assert len(concepts()) == len(nodes)
    for node in nodes:
        assert len(list(ontology.objects(node, SKOS.inScheme))) == 1, node


@pytest.mark.parametrize(
    ("key", "iri", "label"),
    [
        ("measure:companies", JF.companies, "用人单位数"),
        ("qualifier:over", JF.over, "超过"),
        ("status:planned", JF.planned, "计划举办"),
        ("pay-period:month", JF.perMonth, "每月"),
        ("audience:农民工", JF.migrantWorkers, "农民工"),
        ("merge-reason:equal-canonical-name", JF.equalCanonicalName, "类别和规范名称相同"),
    ],
)
def test_a_concept_is_found_by_its_key(key: str, iri: URIRef, label: str) -> None:
    assert concepts()[key][0] == str(iri)
    assert concepts()[key].label == label


def test_the_measures_and_audiences_are_those_of_the_reading_rules() -> None:
    measures = (
        "companies posts vacancies attendees viewers intentions hires resumes consultations "
        "materials sessions trainees enrolled graduates occupations booths"
    )
    audiences = (
        "高校毕业生 农民工 退役军人 残疾人 就业困难人员 脱贫人口 妇女 失业人员 青年 技能人才 高层次人才 "
        "民营企业 在校学生 归国留学人员 老年人"
    )
    by_scheme = {
        scheme: {k.partition(":")[2] for k in concepts() if k.startswith(f"{scheme}:")} for scheme in KEY_SCHEMES
    }
    assert by_scheme["measure"] == set(measures.split())
    assert by_scheme["audience"] == set(audiences.split())


@pytest.mark.parametrize(
    ("name", "above"), [("JobFair", ("Event",)), ("Company", ("Organisation",)), ("Figure", ()), ("Measure", ())]
)
def test_superclasses_come_from_the_ontology(name: str, above: tuple[str, ...]) -> None:
    assert superclasses(name) == above


@pytest.mark.parametrize("name", ["Invented", "hosts", "companies"])
def test_what_is_no_class_has_no_superclasses(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        superclasses(name)
