"""RDF/XML (RDF 1.1 XML Syntax): each node an element of its first class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.built import PREFIXES, Build
from kg.errors import KgError
from kg.vocabulary import RDF, XSD

_TYPE, _STRING = str(RDF.type), str(XSD.string)
_LOCAL = re.compile(r"[A-Za-z_][\w.-]*$")
# What XML 1.0 has no way to write.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def to_rdfxml(build: Build) -> Iterator[bytes]:
    """Yield the merged graph as RDF/XML. Raises ``KgError`` where a text holds a character that XML lacks."""
    spaces = "".join(f'\n    xmlns:{name}="{space}"' for name, space in PREFIXES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode()
    for node in build.nodes():
        yield _element(node).encode()
    yield b"</rdf:RDF>\n"


def _element(node: list[ox.Triple]) -> str:
    classes = [triple for triple in node if triple.predicate.value == _TYPE]
    kind = classes[0].object if classes else None
    name, declared = _qualified(kind.value) if isinstance(kind, ox.NamedNode) else ("rdf:Description", "")
    properties = "".join(_property(triple) for triple in node if triple not in classes[:1])
    about = quoteattr(_iri(node[0].subject))
    return f"  <{name}{declared} rdf:about={about}>\n{properties}  </{name}>\n"


def _property(triple: ox.Triple) -> str:
    name, declared = _qualified(triple.predicate.value)
    value = triple.object
    if not isinstance(value, ox.Literal):
        return f"    <{name}{declared} rdf:resource={quoteattr(_iri(value))}/>\n"
    if bad := _NOT_IN_XML.search(value.value):
        raise KgError(
            f"{triple.subject} holds the character U+{ord(bad[0]):04X}, which XML has no way to write: "
            "choose another format."
        )
    if value.language:
        declared += f" xml:lang={quoteattr(value.language)}"
    elif value.datatype.value != _STRING:
        declared += f" rdf:datatype={quoteattr(value.datatype.value)}"
    # XML reads a bare carriage return as a line feed.
    text = escape(value.value, {"\r": "&#13;"})
    return f"    <{name}{declared}>{text}</{name}>\n"


def _qualified(iri: str) -> tuple[str, str]:
    """Return the name of an element, and the declaration of its prefix where the document does not have it."""
    for name, space in PREFIXES.items():
        if iri.startswith(space) and _LOCAL.fullmatch(iri.removeprefix(space)):
            return f"{name}:{iri.removeprefix(space)}", ""
    start = next((place for place in count(0) if _LOCAL.fullmatch(iri[place:])), None)
    if start is None:
        raise KgError(f"RDF/XML has no way to write the property <{iri}>: choose another format.")
    return f"ns:{iri[start:]}", f" xmlns:ns={quoteattr(iri[:start])}"


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
