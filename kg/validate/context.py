"""What a node is called and where it was read, so that a result can be understood without opening the graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.layout import text_path
from kg.vocabulary import DCTERMS, JF, RDF, RDFS, SKOS

_NAMES = (str(RDFS.label), str(SKOS.prefLabel), str(DCTERMS.title))
_EVIDENCE, _IN_DOCUMENT, _IDENTIFIER = str(JF.evidence), str(JF.inDocument), str(DCTERMS.identifier)
_BEGIN, _END, _QUOTE, _SUBJECT = str(JF.begin), str(JF.end), str(JF.quote), str(RDF.subject)
_WANTED = frozenset({*_NAMES, _EVIDENCE, _IN_DOCUMENT, _IDENTIFIER, _BEGIN, _END, _QUOTE, _SUBJECT})
_STOPS = re.compile(r"[。！？!?\n]")
_LONGEST = 200


class Context:
    """Labels and sentences of the nodes of one graph, or of all."""

    def __init__(self, triples: Iterable[ox.Triple | ox.Quad], folder: Path | None) -> None:
        """Take the triples, and the folder of the build whose texts may be read."""
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._folder = folder
        for triple in triples:
            if triple.predicate.value in _WANTED:
                self._said[_name(triple.subject)][triple.predicate.value].append(_name(triple.object))

    def tell(self, node: str) -> tuple[str, str, str]:
        """Return the label, the document and the sentence of a node, empty where there is none."""
        said = self._said.get(node, {})
        mention = min(said.get(_EVIDENCE, [node]))
        place = self._said.get(mention, {})
        document = min(place.get(_IN_DOCUMENT, [""]))
        return self._label(said), document, self._sentence(place, document)

    def _label(self, said: dict[str, list[str]]) -> str:
        for predicate in _NAMES:
            if said.get(predicate):
                return min(said[predicate])
        # A claim is called as what it is about.
        for subject in said.get(_SUBJECT, ()):
            return min(self._said.get(subject, {}).get(_NAMES[0], [""]))
        return ""

    def _sentence(self, place: dict[str, list[str]], document: str) -> str:
        quote = min(place.get(_QUOTE, [""]))
        identifiers = self._said.get(document, {}).get(_IDENTIFIER, [])
        if self._folder is None or not identifiers:
            return quote
        try:
            text = (self._folder / text_path(identifiers[0])).read_text("utf-8")
            begin, end = int(min(place.get(_BEGIN, ["-1"]))), int(min(place.get(_END, ["-1"])))
        except (OSError, ValueError):
            return quote
        if not 0 <= begin < end <= len(text):
            return quote
        return _around(text, begin, end)


def _around(text: str, begin: int, end: int) -> str:
    """Return the sentence that a span stands in."""
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, begin)), default=0)
    stop = _STOPS.search(text, max(begin, end - 1))
    sentence = text[start : stop.end() if stop else len(text)].strip()
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
