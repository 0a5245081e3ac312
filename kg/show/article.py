"""One document's graph, read back from a build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.concepts import names_of
from kg.datamodel import Span
from kg.errors import KgError
from kg.layout import GRAPH_NQ, text_path
from kg.vocabulary import DCTERMS, JF, RDF, RDFS, SKOS

_NOWHERE = Span(1 << 60, 1 << 60)


class Claim(NamedTuple):
    """A relation and one place where it was read."""

    subject: str
    predicate: str
    """Local name."""
    value: str
    span: Span


class Article:
    """What a build says of one article. Terms of the ontology are asked for by their local names."""

    def __init__(self, folder: Path, identifier: str, document: str) -> None:
        """Read the article of that identifier and IRI. Raises ``KgError`` where its text or graph is not there."""
        self.identifier = identifier
        self._document = document
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._pointing: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.text = _read_text(folder, identifier)
        for quad in _quads(folder, document):
            subject, value = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
            self._said[subject][quad.predicate.value].append(value)
            self._pointing[value, quad.predicate.value].append(subject)
        if not self._said:
            raise KgError(f"{folder / GRAPH_NQ} says nothing of {identifier}: build the graph again.")
        self.nodes = sorted(node for node in self._said if not self.kinds(node) & {"Mention", "Claim", "Document"})
        self.claims = sorted(self._claims())
        self._places: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
        for claim in self.claims:
            self._places[claim.subject, claim.predicate, claim.value].append(claim.span)

    def about(self) -> tuple[tuple[str, str], ...]:
        """Return what is known of the article itself."""
        asked = ("publisher", "issued", "source")
        known = ((name, self._said[self._document].get(str(DCTERMS[name]), [])) for name in asked)
        return tuple((name, values[0]) for name, values in known if values)

    def kinds(self, node: str) -> set[str]:
        """Return the classes of a node."""
        return {
            kind.removeprefix(str(JF)) for kind in self._said[node].get(str(RDF.type), ()) if kind.startswith(str(JF))
        }

    def values(self, node: str, name: str) -> list[str]:
        """Return the values of a property."""
        return self._said[node].get(str(JF) + name, []) if node in self._said else []

    def pointing_at(self, node: str, name: str) -> list[str]:
        """Return the nodes whose property has this value."""
        return self._pointing.get((node, str(JF) + name), [])

    def label(self, node: str) -> str:
        """Return what a node is called; a concept in Chinese; a value is its own name."""
        if node.startswith(str(JF)):
            return names_of(node.removeprefix(str(JF)))[0]
        if node not in self._said:
            return node
        said = self._said[node]
        return next(
            (said[str(name)][0] for name in (JF.fullName, RDFS.label, SKOS.prefLabel) if str(name) in said), node
        )

    def spans(self, node: str) -> tuple[Span, ...]:
        """Return where a node is mentioned."""
        return tuple(sorted(span for place in self.values(node, "evidence") for span in self._span(place)))

    def first(self, node: str) -> Span:
        """Return where a node is mentioned first."""
        return min(self.spans(node), default=_NOWHERE)

    def claimed(self, subject: str, name: str, value: str) -> tuple[Span, ...]:
        """Return where a relation was read."""
        return tuple(self._places.get((subject, name, value), ()))

    def _claims(self) -> Iterator[Claim]:
        for node in self._said:
            if "Claim" not in self.kinds(node):
                continue
            said = self._said[node]
            subject, predicate, value = (said[str(term)][0] for term in (RDF.subject, RDF.predicate, RDF.object))
            for place in self.values(node, "evidence"):
                for span in self._span(place):
                    yield Claim(subject, predicate.removeprefix(str(JF)), value, span)

    def _span(self, mention: str) -> Iterator[Span]:
        begin, end = self.values(mention, "begin"), self.values(mention, "end")
        if begin and end:
            yield Span(int(begin[0]), int(end[0]))


def _read_text(folder: Path, identifier: str) -> str:
    path = folder / text_path(identifier)
    try:
        return path.read_bytes().decode()
    except FileNotFoundError as error:
        raise KgError(f"{path} is missing: build without --no-text to see what was read from it.") from error


def _quads(folder: Path, document: str) -> list[pyoxigraph.Quad]:
    ending = f" <{document}> .\n".encode()
    try:
        with (folder / GRAPH_NQ).open("rb") as lines:
            own = b"".join(line for line in lines if line.endswith(ending))
        return list(pyoxigraph.parse(own, format=pyoxigraph.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise KgError(f"{folder / GRAPH_NQ} is damaged ({error.msg}): build the graph again.") from error
