"""IRIs and values as N-Triples (RDF 1.1 N-Triples, section 2), in bytes.

Terms are put together by hand because this is the innermost loop: making a pyoxigraph quad for each
line costs fourteen times as much. The tests parse what comes out with pyoxigraph and rdflib.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.concepts import concepts
from kg.datamodel import Literal
from kg.vocabulary import JF, RDF, RDFS, SKOS, WDT, XSD, terms

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# RFC 3987: what an IRI may hold beside letters and digits of any script; "%" only before two digits.
_NOT_IN_IRI = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})")


def iri(value: str) -> bytes:
    """Return ``<value>``; the value must be a valid IRI."""
    return f"<{value}>".encode()


def text(value: str) -> bytes:
    """Return a plain string literal."""
    # What can be printed holds no control characters: that is told faster than by looking for each.
    if not value.isprintable() or '"' in value or "\\" in value:
        value = _SPECIAL.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", value)
    return f'"{value}"'.encode(errors="replace")


def literal(value: Literal) -> bytes:
    """Return a value with its datatype."""
    if value.datatype in ("", "string"):
        return text(value.value)
    return b'"%b"^^%b' % (value.value.encode(), _DATATYPES[value.datatype])


def repaired_iri(value: str) -> bytes | None:
    """Return an address as somebody wrote it as an IRI, what may not stand in one encoded; None if it is relative."""
    if not _SCHEME.match(value):
        return None
    return iri(_NOT_IN_IRI.sub(lambda match: quote(match[0], safe="", errors="replace"), value.strip()))


_DATATYPES = {name: iri(XSD[name]) for name in ("integer", "decimal", "date", "gYearMonth", "gYear")}

TERMS = {name: iri(f"{JF}{name}") for name in terms()}
"""Every term of the ontology by local name."""

TYPE = iri(RDF.type)
LABEL = iri(RDFS.label)
ALT_LABEL = iri(SKOS.altLabel)
PREF_LABEL = iri(SKOS.prefLabel)
NOTATION = iri(SKOS.notation)
WIKIDATA_CODE = iri(WDT.P442)
CONCEPT = iri(SKOS.Concept)


def concept_statements(key: str) -> list[bytes]:
    """Return what a graph says again of a concept that it points at: subject, predicate and object in one."""
    concept = concepts()[key]
    subject = iri(concept.iri)
    said = [(TYPE, TERMS[concept.kind]), (TYPE, CONCEPT), (PREF_LABEL, text(concept.label) + b"@zh")]
    if concept.notation is not None:
        said.append((NOTATION, text(concept.notation)))
    return [b"%b %b %b" % (subject, predicate, value) for predicate, value in said]
