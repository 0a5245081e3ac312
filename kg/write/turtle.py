"""Subjects with all that is said of them, as readable Turtle (RDF 1.1 Turtle).

IRIs below the base become prefixed names where Turtle allows it (``event:2022-02-10_361130_…``) and
are relative to the base otherwise (``<document/a.md#char=10,25>``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.vocabulary import DCAT, DCTERMS, JF, OWL, PROV, RDF, RDFS, SKOS, VOID, WDT, XSD
from kg.write.quads import Mention
from kg.write.terms import TERMS, TYPE, iri

SEGMENTS = (
    "association", "campaign-series", "company", "district", "educational-institution", "employment-agency",
    "event", "extractor", "figure", "government-body", "health-institution", "media-outlet", "merge", "organisation",
    "person", "position", "posts", "run", "venue",
)  # fmt: skip
"""First parts of the IRIs below the base, and prefixes for what stands behind them."""

_NAMESPACES = {
    "dcat": DCAT, "dcterms": DCTERMS, "jf": JF, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS,
    "void": VOID, "wdt": WDT, "xsd": XSD,
}  # fmt: skip
_OTHERS = (
    *(DCAT[name] for name in ("Dataset", "Distribution", "distribution", "mediaType")),
    *(DCTERMS[name] for name in ("conformsTo", "identifier", "issued", "publisher", "source", "title")),
    *(PROV[name] for name in ("Activity", "SoftwareAgent", "actedOnBehalfOf", "endedAtTime", "startedAtTime")),
    *(PROV[name] for name in ("used", "wasAssociatedWith", "wasGeneratedBy")),
    *(VOID[name] for name in ("Dataset", "documents", "uriSpace", "vocabulary")),
    OWL.versionInfo,
    *(SKOS[name] for name in ("Concept", "altLabel", "notation", "prefLabel")),
    *(XSD[name] for name in ("date", "dateTime", "decimal", "gYear", "gYearMonth", "integer")),
    *(RDFS.label, RDF.subject, RDF.predicate, RDF.object, WDT.P442),
)
# PN_LOCAL, as far as the names that this project gives its entities use it.
_LOCAL = re.compile(rb"(?!-|\xc2\xb7)(?:[0-9A-Za-z_\x80-\xff-]++|%[0-9A-F]{2})++")
_PLAIN = bytes(byte for byte in range(256) if re.fullmatch(rb"[0-9A-Za-z_\x80-\xff-]", bytes([byte])))
_SEGMENTS = frozenset(segment.encode() for segment in SEGMENTS)
_WIDEST = 100
_INTEGER = b"^^" + iri(XSD.integer)


def _names() -> Mapping[bytes, bytes]:
    """Return the prefixed names of all terms of the vocabularies."""
    names = {iri(JF[name]): f"jf:{name}".encode() for name in TERMS}
    for term in _OTHERS:
        prefix = next(prefix for prefix, space in _NAMESPACES.items() if term.startswith(str(space)))
        names[iri(term)] = f"{prefix}:{term.removeprefix(str(_NAMESPACES[prefix]))}".encode()
    return {**names, TYPE: b"a"}


def _order() -> Mapping[bytes, int]:
    """Return the places of predicates: type and names, then by their prefixed names, evidence last."""
    first = [TYPE, *(iri(term) for term in (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.notation))]
    last = [TERMS["evidence"]]
    between = sorted(_NAMES.keys() - {*first, *last}, key=lambda term: _NAMES[term])
    return {term: place for place, term in enumerate([*first, *between, *last])}


_NAMES = _names()
_ORDER = _order()


class Turtle:
    """Writes the nodes of one graph, all under one base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._below = iri(base)[:-1]

    def head(self) -> bytes:
        """Return the base and the prefixes."""
        prefixes = {**{name: str(space) for name, space in _NAMESPACES.items()}}
        prefixes |= {segment: f"{self._base}{segment}/" for segment in SEGMENTS}
        lines = [f"@base <{self._base}> ."]
        lines += [f"@prefix {name}: <{prefixes[name]}> ." for name in sorted(prefixes)]
        return "\n".join([*lines, "", ""]).encode()

    def node(self, subject: bytes, said: Mapping[bytes, Iterable[bytes]]) -> bytes:
        """Return a subject with its predicates and their objects: type and names first, evidence last."""
        predicates = sorted(said, key=_ORDER.__getitem__)
        parts = [self._objects(predicate, [self.term(value) for value in said[predicate]]) for predicate in predicates]
        return b"%b %b .\n\n" % (self.term(subject), b" ;\n    ".join(parts))

    def mentions(self, document: bytes, mentions: Iterable[Mention]) -> bytes:
        """Return the mentions of a document, each on two lines."""
        below = self.term(document)
        node = below[:-1]
        kind = b" a jf:Mention ; jf:inDocument %b ;\n    jf:begin " % below
        pieces: list[bytes] = []
        for place, begin, end, quote in mentions:
            pieces += (node, place, kind, begin, b" ; jf:end ", end)
            if quote is not None:
                pieces += (b" ; jf:quote ", quote)
            pieces.append(b" .\n\n")
        return b"".join(pieces)

    def term(self, term: bytes) -> bytes:
        """Return an IRI or literal, given as in N-Triples, in its shortest form."""
        if term in _NAMES:
            return _NAMES[term]
        if term.startswith(b'"'):
            return self._value(term)
        return self._below_base(term) if term.startswith(self._below) else term

    def _objects(self, predicate: bytes, values: list[bytes]) -> bytes:
        name = _NAMES[predicate]
        line = b"%b %b" % (name, b", ".join(values))
        if len(line) <= _WIDEST or len(values) == 1:
            return line
        return b"%b\n        %b" % (name, b",\n        ".join(values))

    def _below_base(self, term: bytes) -> bytes:
        rest = term[len(self._below) : -1]
        if rest.startswith(b"document/"):
            return b"<%b>" % rest
        segment, _, name = rest.partition(b"/")
        return b"%b:%b" % (segment, name) if segment in _SEGMENTS and _is_local(name) else term

    def _value(self, term: bytes) -> bytes:
        if term.endswith(_INTEGER):
            return term[1 : -len(_INTEGER) - 1]
        if not term.endswith(b">"):
            return term
        value, _, datatype = term.rpartition(b'"^^')
        return b'%b"^^%b' % (value, self.term(datatype))


def _is_local(name: bytes) -> bool:
    """Tell whether a name may stand behind a prefix; most have none but plain characters, and that is soon told."""
    if name and not name.translate(None, _PLAIN) and not name.startswith((b"-", b"\xc2\xb7")):
        return True
    return _LOCAL.fullmatch(name) is not None
