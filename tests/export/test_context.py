from __future__ import annotations

import json

from rdflib import OWL, XSD, Graph
from rdflib.namespace import RDF, RDFS, SKOS

from kg.concepts import ontology_file, ontology_folder
from kg.vocabulary import JF, terms

CONTEXT = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]


def test_the_context_has_every_term_of_the_ontology_but_schemes() -> None:
    ontology = Graph().parse(ontology_file())
    schemes = {name for name in terms() if (JF[name], RDF.type, SKOS.ConceptScheme) in ontology}
    ours = {name for name, meaning in CONTEXT.items() if "jf:" in str(meaning)}
    assert ours == set(terms()) - schemes


def test_properties_are_typed_as_the_ontology_says() -> None:
    ontology = Graph().parse(ontology_file())
    concepts = set(ontology.subjects(RDFS.subClassOf, SKOS.Concept))
    # Either datatype may come, an integer as a number of JSON.
    as_written = {RDFS.Literal: "xsd:date", XSD.decimal: "xsd:decimal"}
    for name in terms():
        kinds = set(ontology.objects(JF[name], RDF.type))
        reach = ontology.value(JF[name], RDFS.range)
        if OWL.ObjectProperty in kinds:
            expected: object = {"@id": f"jf:{name}", "@type": "@vocab" if reach in concepts else "@id"}
        elif OWL.DatatypeProperty in kinds and reach in as_written and name != "value":
            expected = {"@id": f"jf:{name}", "@type": as_written[reach]}  # type: ignore[index]
        else:
            expected = f"jf:{name}"
        assert CONTEXT.get(name, expected) == expected, name
