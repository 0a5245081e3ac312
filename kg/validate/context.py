"""What a node is called and where it was read, so that a result can be understood without opening the graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.layout import text_path
from kg.vocabulary import DCTERMS, JF, RDF, RDFS, SKOS

_NAMES = (str(RDFS.label), str(SKOS.prefLabel), str(DCTERMS.title))
_EVIDENCE, _IN_DOCUMENT, _IDENTIFIER = str(JF.evidence), str(JF.inDocument), str(DCTERMS.identifier)
_BEGIN, _END, _QUOTE, _SUBJECT = str(JF.begin), str(JF.end), str(JF.quote), str(RDF.subject)
_CLAIMED = (_SUBJECT, str(RDF.predicate), str(RDF.object))
_WANTED = frozenset({*_NAMES, *_CLAIMED, _EVIDENCE, _IN_DOCUMENT, _IDENTIFIER, _BEGIN, _END, _QUOTE, str(RDF.type)})
_STOPS = re.compile(r"[。！？!?\n]")
_LONGEST = 200

Objects = Callable[[str, str], list[str]]
"""Takes a node and a property by IRI and returns the values."""


class Context:
    """Labels and sentences of the nodes of one graph, or of all."""

    def __init__(self, objects: Objects, folder: Path | None) -> None:
        """Take what says things of nodes, and the folder of the build whose texts may be read."""
        self.objects = objects
        """What looks up the values of a property of a node."""
        self._folder = folder

    def tell(self, node: str) -> tuple[str, str, str]:
        """Return the label, the document and the sentence of a node, empty where there is none."""
        mention = min(self.objects(node, _EVIDENCE), default=node)
        document = min(self.objects(mention, _IN_DOCUMENT), default="")
        return self._label(node), document, self._sentence(mention, document)

    def documents(self, node: str) -> set[str]:
        """Return the articles that a node, or the mention that it is, was read in."""
        mentions = self.objects(node, _EVIDENCE) or [node]
        return {document for mention in mentions for document in self.objects(mention, _IN_DOCUMENT)}

    def places(self, nodes: Iterable[str]) -> set[tuple[str, str]]:
        """Return document and sentence of each node, unless several articles speak of it."""
        told = (self.tell(node)[1:] for node in nodes if len(self.documents(node)) == 1)
        return {(document, sentence) for document, sentence in told}

    def _label(self, node: str) -> str:
        # A claim is called as what it is about.
        for named in (node, *self.objects(node, _SUBJECT)):
            for predicate in _NAMES:
                if found := self.objects(named, predicate):
                    return min(found)
        return ""

    def _sentence(self, mention: str, document: str) -> str:
        quote = min(self.objects(mention, _QUOTE), default="")
        identifiers = self.objects(document, _IDENTIFIER) if document else []
        if self._folder is None or not identifiers:
            return quote
        try:
            text = (self._folder / text_path(identifiers[0])).read_text("utf-8")
            begin, end = (int(min(self.objects(mention, place), default="-1")) for place in (_BEGIN, _END))
        except (OSError, ValueError):
            return quote
        if not 0 <= begin < end <= len(text):
            return quote
        return _around(text, begin, end)


def said_by_triples(triples: Iterable[ox.Triple]) -> Objects:
    """Return what looks up in triples, which are gone through at the first question."""
    said: dict[tuple[str, str], list[str]] = {}

    def objects(node: str, predicate: str) -> list[str]:
        if not said:
            for triple in triples:
                if triple.predicate.value in _WANTED:
                    key = (_name(triple.subject), triple.predicate.value)
                    said.setdefault(key, []).append(_name(triple.object))
        return said.get((node, predicate), [])

    return objects


def said_by_store(store: ox.Store) -> Objects:
    """Return what looks up in a store."""

    def objects(node: str, predicate: str) -> list[str]:
        subject = ox.BlankNode(node.removeprefix("_:")) if node.startswith("_:") else ox.NamedNode(node)
        return [_name(quad.object) for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    return objects


def _around(text: str, begin: int, end: int) -> str:
    """Return the sentence that a span stands in."""
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, begin)), default=0)
    stop = _STOPS.search(text, max(begin, end - 1))
    sentence = text[start : stop.end() if stop else len(text)].strip()
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
