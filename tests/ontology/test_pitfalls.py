"""What catalogues of pitfalls (OOPS!) look for, on the ontology itself. The reasoner's part runs in CI."""

from __future__ import annotations

from itertools import combinations

import pytest
from rdflib import OWL, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DC, DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.vocabulary import JF, ONTOLOGY, terms
from tests.ontology.conftest import ours

CONCEPT_CLASSES = [
    "Measure",
    "Qualifier",
    "EventStatus",
    "PayPeriod",
    "Audience",
    "EventKind",
    "OrganiserRole",
    "MergeReason",
]
EVIDENCED = [
    "Event",
    "CampaignSeries",
    "District",
    "Venue",
    "Organisation",
    "Posts",
    "Figure",
    "Person",
    "Position",
    "Claim",
]
EVENTS = [
    "JobFair",
    "OnlineJobFair",
    "LivestreamRecruitment",
    "CampusFair",
    "Campaign",
    "LaunchCeremony",
    "Outreach",
    "TrainingCourse",
    "Contest",
    "Meeting",
]
BODIES = [
    "GovernmentBody",
    "EmploymentAgency",
    "Company",
    "EducationalInstitution",
    "HealthInstitution",
    "Association",
    "MediaOutlet",
]
# Classes that may share members, and why.
ROLES = {"Organiser", "Employer"}  # a body can be both, and is of some class of bodies besides


def above(graph: Graph, node: URIRef) -> set[URIRef]:
    return {found for found in graph.transitive_objects(node, RDFS.subClassOf) if isinstance(found, URIRef)}


@pytest.fixture(scope="module")
def apart(ontology: Graph) -> set[frozenset[Node]]:
    """Pairs of classes that are declared disjoint."""
    pairs: set[frozenset[Node]] = set()
    for group in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        (head,) = ontology.objects(group, OWL.members)
        pairs |= {frozenset(pair) for pair in combinations(Collection(ontology, head), 2)}
    return pairs


def are_apart(apart: set[frozenset[Node]], graph: Graph, one: URIRef, other: URIRef) -> bool:
    return any(frozenset((a, b)) in apart for a in above(graph, one) for b in above(graph, other))


def test_the_ontology_says_what_it_is(ontology: Graph) -> None:
    node = URIRef(ONTOLOGY)
    for predicate in (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.creator,
        DCTERMS.license,
        OWL.versionIRI,
        OWL.versionInfo,
    ):
        assert (node, predicate, None) in ontology, predicate
    (version,) = ontology.objects(node, OWL.versionInfo)
    assert (node, OWL.versionIRI, URIRef(f"{ONTOLOGY}/{version}")) in ontology


@pytest.mark.parametrize("predicate", [SKOS.definition, SKOS.example, DC.source])
def test_every_term_is_explained_in_chinese_and_english(ontology: Graph, predicate: URIRef) -> None:
    for name in terms():
        texts = [text for text in ontology.objects(JF[name], predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "zh"], name
        assert all(str(text).strip() for text in texts), name


def test_every_term_is_defined_by_the_ontology(ontology: Graph) -> None:
    for name in terms():
        assert list(ontology.objects(JF[name], RDFS.isDefinedBy)) == [URIRef(ONTOLOGY)], name


def test_no_two_terms_of_one_kind_share_a_name(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for language in ("zh", "en"):
            names = [
                str(label)
                for node in ours(ontology, kind)
                for label in ontology.objects(node, RDFS.label)
                if isinstance(label, Literal) and label.language == language
            ]
            assert len(names) == len(set(names)), (kind, language)


def test_every_property_has_one_domain_and_one_range_of_the_right_kind(ontology: Graph) -> None:
    classes = set(ours(ontology, OWL.Class))
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in ours(ontology, kind):
            (domain,) = ontology.objects(node, RDFS.domain)
            (reach,) = ontology.objects(node, RDFS.range)
            assert domain in classes, node
            values = classes if kind == OWL.ObjectProperty else {RDFS.Literal, XSD.string, XSD.integer, XSD.decimal}
            assert reach in values, node


def test_every_relation_between_entities_has_an_inverse(ontology: Graph) -> None:
    concepts = {JF[name] for name in CONCEPT_CLASSES}
    for node in ours(ontology, OWL.ObjectProperty):
        (reach,) = ontology.objects(node, RDFS.range)
        inverses = {*ontology.objects(node, OWL.inverseOf), *ontology.subjects(OWL.inverseOf, node)}
        # Nobody walks from a concept to all that point at it.
        assert len(inverses) == (0 if reach in concepts else 1), node


def test_inverses_turn_domain_range_and_hierarchy_round(ontology: Graph) -> None:
    for node, inverse in ontology.subject_objects(OWL.inverseOf):
        assert set(ontology.objects(node, RDFS.domain)) == set(ontology.objects(inverse, RDFS.range)), node
        assert set(ontology.objects(node, RDFS.range)) == set(ontology.objects(inverse, RDFS.domain)), node
        wider = {
            back
            for up in ontology.objects(inverse, RDFS.subPropertyOf)
            for back in ontology.subjects(OWL.inverseOf, up)
        }
        assert set(ontology.objects(node, RDFS.subPropertyOf)) == wider, node


def test_a_narrower_property_keeps_to_the_classes_of_the_wider_one(ontology: Graph) -> None:
    for node, wider in ontology.subject_objects(RDFS.subPropertyOf):
        assert isinstance(node, URIRef)
        for predicate in (RDFS.domain, RDFS.range):
            (own,) = ontology.objects(node, predicate)
            (theirs,) = ontology.objects(wider, predicate)
            assert isinstance(own, URIRef)
            assert theirs in above(ontology, own), node


@pytest.mark.parametrize(
    "group",
    [
        ["Evidenced", "Document", "Mention", "Merge", "Run", "Measure"],
        EVIDENCED,
        EVENTS,
        BODIES,
        CONCEPT_CLASSES,
    ],
    ids=lambda group: group[0],
)
def test_classes_that_share_nothing_say_so(ontology: Graph, apart: set[frozenset[Node]], group: list[str]) -> None:
    for one, other in combinations(group, 2):
        assert are_apart(apart, ontology, JF[one], JF[other]), (one, other)


def test_every_class_is_kept_apart_from_some_other(ontology: Graph, apart: set[frozenset[Node]]) -> None:
    told = {node for pair in apart for node in pair}
    for node in ours(ontology, OWL.Class):
        assert above(ontology, node) & told, node


def test_no_class_stands_above_itself_or_below_two_that_exclude_each_other(
    ontology: Graph, apart: set[frozenset[Node]]
) -> None:
    for node in ours(ontology, OWL.Class):
        wider = above(ontology, node) - {node}
        assert all(node not in above(ontology, each) for each in wider), node
        assert not any(frozenset(pair) in apart for pair in combinations(wider, 2)), node


def test_only_roles_may_overlap_among_the_classes_of_bodies(ontology: Graph) -> None:
    bodies = {node for node in ours(ontology, OWL.Class) if JF.Organisation in above(ontology, node)} - {
        JF.Organisation
    }
    assert bodies == {JF[name] for name in {*BODIES, *ROLES}}


def test_schemes_hold_the_concepts_of_one_class_each_with_a_notation_or_name(ontology: Graph) -> None:
    schemes = ours(ontology, SKOS.ConceptScheme)
    assert len(schemes) == len(CONCEPT_CLASSES)
    for scheme in schemes:
        members = set(ontology.subjects(SKOS.inScheme, scheme))
        assert members == set(ontology.subjects(SKOS.topConceptOf, scheme))
        kinds = [set(ontology.objects(node, RDF.type)) & {JF[name] for name in CONCEPT_CLASSES} for node in members]
        assert len(members) >= 2, scheme
        assert all(kind == kinds[0] and len(kind) == 1 for kind in kinds), scheme


def test_kinds_of_events_and_roles_are_those_of_classes_and_properties(ontology: Graph) -> None:
    kinds = set(ontology.subjects(RDF.type, JF.EventKind))
    assert kinds == set(ontology.subjects(RDFS.subClassOf, JF.Event))
    for node in kinds:
        assert set(ontology.objects(node, SKOS.prefLabel)) == set(ontology.objects(node, RDFS.label))
    roles = {str(n) for node in ours(ontology, JF.OrganiserRole) for n in ontology.objects(node, SKOS.notation)}
    properties = ontology.subjects(RDFS.subPropertyOf, JF.organises)
    assert roles == {str(n) for node in properties for n in ontology.objects(node, SKOS.notation)}
