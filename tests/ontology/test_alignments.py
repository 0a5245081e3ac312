from __future__ import annotations

import pytest
from rdflib import OWL, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, ORG, PROV, QB, RDF, RDFS, SKOS, TIME, VOID

from kg.vocabulary import JF, WDT, terms

SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
STRENGTHS = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty, SKOS.closeMatch)


def links(graph: Graph) -> list[tuple[URIRef, URIRef, URIRef]]:
    return [
        (subject, strength, target)
        for strength in STRENGTHS
        for subject, target in graph.subject_objects(strength)
        if isinstance(subject, URIRef) and isinstance(target, URIRef) and subject.startswith(str(JF))
    ]


@pytest.mark.parametrize(
    ("ours", "strength", "theirs"),
    [
        (JF.Event, RDFS.subClassOf, SCHEMA.Event),
        (JF.CampaignSeries, RDFS.subClassOf, SCHEMA.EventSeries),
        (JF.Posts, RDFS.subClassOf, SCHEMA.JobPosting),
        (JF.Organisation, RDFS.subClassOf, SCHEMA.Organization),
        (JF.Document, RDFS.subClassOf, SCHEMA.NewsArticle),
        (JF.Organisation, RDFS.subClassOf, ORG.Organization),
        (JF.Position, RDFS.subClassOf, ORG.Membership),
        (JF.Run, RDFS.subClassOf, PROV.Activity),
        (JF.Claim, RDFS.subClassOf, PROV.Entity),
        (JF.Figure, RDFS.subClassOf, QB.Observation),
        (JF.Mention, RDFS.subClassOf, OA.TextPositionSelector),
        (JF.periodStart, SKOS.closeMatch, TIME.hasBeginning),
    ],
)
def test_what_is_promised_is_there(alignments: Graph, ours: URIRef, strength: URIRef, theirs: URIRef) -> None:
    assert (ours, strength, theirs) in alignments


def test_figures_have_a_structure_of_observations(alignments: Graph) -> None:
    components = {
        (role, target) for role in (QB.dimension, QB.measure, QB.attribute) for target in alignments.objects(None, role)
    }
    dimensions = (JF.measure, JF.figureOf, JF.scope, JF.periodStart, JF.periodEnd)
    expected = {(QB.dimension, node) for node in dimensions}
    assert components == expected | {(QB.measure, JF.value), (QB.attribute, JF.qualifier)}


def test_only_terms_of_the_ontology_are_aligned(alignments: Graph) -> None:
    known = {JF[name] for name in terms()}
    assert {subject for subject, _, _ in links(alignments)} <= known
    assert {node for node in alignments.objects() if str(node).startswith(str(JF))} <= known


def test_a_class_goes_below_classes_and_a_property_below_properties(ontology: Graph, alignments: Graph) -> None:
    both = ontology + alignments
    for subject, strength, target in links(alignments):
        if strength == RDFS.subClassOf:
            assert (subject, RDF.type, OWL.Class) in both, subject
            assert (target, RDF.type, OWL.Class) in both, target
        elif strength == RDFS.subPropertyOf:
            kinds = set(both.objects(subject, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}
            assert kinds <= set(both.objects(target, RDF.type)), (subject, target)


def test_every_close_match_says_in_both_languages_what_does_not_fit(alignments: Graph) -> None:
    comments: dict[tuple[object, ...], list[str]] = {}
    for axiom in alignments.subjects(RDF.type, OWL.Axiom):
        parts = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        link = tuple(node for part in parts for node in alignments.objects(axiom, part))
        texts = [text for text in alignments.objects(axiom, RDFS.comment) if isinstance(text, Literal)]
        comments[link] = sorted(str(text.language) for text in texts)
    aligned = links(alignments)
    assert set(comments) <= set(aligned)
    assert {link: comments.get(link) for link in aligned if link[1] == SKOS.closeMatch} == {
        link: ["en", "zh"] for link in aligned if link[1] == SKOS.closeMatch
    }
    assert all(languages == ["en", "zh"] for languages in comments.values())


def test_every_vocabulary_has_its_part(alignments: Graph) -> None:
    nodes = {str(node) for triple in alignments for node in triple}
    for space in (SCHEMA, ORG, PROV, QB, OA, TIME, DCAT, VOID, WDT):
        assert any(node.startswith(str(space)) for node in nodes), space
