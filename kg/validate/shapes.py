"""SHACL: one graph after another held against ``ontology/shapes.ttl``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.concepts import known_of_terms, ontology_folder
from kg.validate.results import VIOLATION, WARNING, Result

Tell = Callable[[str], tuple[str, str, str]]
"""Takes a node of a graph and returns its label, its document and its sentence."""


class ShapeCheck:
    """The shapes, read once."""

    def __init__(self) -> None:
        self._shapes = Graph().parse(ontology_folder() / "shapes.ttl")
        self._known = known_of_terms()
        self._messages = {
            node: {
                str(text.language): str(text)
                for text in self._shapes.objects(node, SH.message)
                if isinstance(text, Literal)
            }
            for node in self._shapes.subjects(SH.message)
        }

    def results(self, triples: Iterable[ox.Triple], tell: Tell) -> Iterator[Result]:
        """Yield what a graph lacks."""
        # What a value of the wrong form is worth is for the shapes to say.
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)
        graph = Graph()
        used = set()
        for triple in triples:
            graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
            if isinstance(triple.object, ox.NamedNode):
                used.add(triple.object.value)
        # What the ontology says of its own terms no graph need repeat.
        for term in used & self._known.keys():
            for predicate, value in self._known[term]:
                graph.add((URIRef(term), URIRef(predicate), URIRef(value)))
        _, report, _ = pyshacl.validate(graph, shacl_graph=self._shapes, inplace=True)
        if not isinstance(report, Graph):
            raise TypeError("pyshacl gave no report")
        for result in report.objects(None, SH.result):
            yield self._result(report, result, tell)

    def _result(self, report: Graph, node: Node, tell: Tell) -> Result:
        shape, focus = report.value(node, SH.sourceShape), report.value(node, SH.focusNode)
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        messages = self._messages.get(shape, {}) if shape is not None else {}
        severity = WARNING if report.value(node, SH.resultSeverity) == SH.Warning else VIOLATION
        name = focus.n3() if isinstance(focus, BNode) else str(focus)
        return Result(
            severity,
            str(shape),
            name,
            str(path) if isinstance(path, URIRef) else "",
            "" if value is None else value.n3(),
            str(report.value(node, SH.sourceConstraintComponent)),
            messages.get("en", ""),
            messages.get("zh", ""),
            *tell(name),
        )


def shape_names() -> list[str]:
    """Return the IRIs of all shapes that have a name, sorted."""
    shapes = Graph().parse(ontology_folder() / "shapes.ttl")
    kinds = (SH.PropertyShape, SH.NodeShape)
    return sorted({str(node) for kind in kinds for node in shapes.subjects(RDF.type, kind) if isinstance(node, URIRef)})


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    return BNode(term.value if isinstance(term, ox.BlankNode) else str(term))
