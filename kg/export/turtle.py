"""The forms of the Turtle family: N-Triples, TriG, and Turtle 1.2 with reifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.built import PREFIXES, Build
from kg.errors import KgError
from kg.vocabulary import JF, RDF

_TYPE, _CLAIM = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(JF.Claim))
_PARTS = [ox.NamedNode(str(term)) for term in (RDF.subject, RDF.predicate, RDF.object)]
_REIFIES = ox.NamedNode(f"{RDF}reifies")


def to_ntriples(build: Build) -> Iterator[bytes]:
    """Yield the merged graph as N-Triples (RDF 1.1)."""
    for node in build.nodes():
        yield ox.serialize(node, format=ox.RdfFormat.N_TRIPLES) or b""


def to_trig(build: Build) -> Iterator[bytes]:
    """Yield all graphs as TriG (RDF 1.1): a document's, then those of merges and run."""
    yield _head()
    for name, triples in build.graphs():
        quads = [ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples]
        yield _body(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES))
        yield b"\n"


def to_turtle12(build: Build) -> Iterator[bytes]:
    """Yield the merged graph as Turtle 1.2 (RDF 1.2): each claim is a reifier of its statement."""
    yield _head()
    for node in build.nodes_with_claims():
        yield _body(ox.serialize(_reified(node), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES))


def _reified(node: Sequence[ox.Triple]) -> list[ox.Triple]:
    """Return what is said of a node; of a claim, with the statement itself for its three parts."""
    said = {triple.predicate: triple.object for triple in node}
    if not any(triple.predicate == _TYPE and triple.object == _CLAIM for triple in node):
        return list(node)
    subject, predicate, value = (said.get(part) for part in _PARTS)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or value is None:
        raise KgError(f"The build is damaged: the claim {node[0].subject} claims no statement. Build it again.")
    statement = ox.Triple(subject, predicate, value)
    kept = [triple for triple in node if triple.predicate not in _PARTS]
    return [ox.Triple(node[0].subject, _REIFIES, statement), *kept]


def _head() -> bytes:
    return "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()).encode() + b"\n"


def _body(piece: bytes | None) -> bytes:
    """Return a piece without its prefixes, which stand at the head of the whole."""
    return (piece or b"").split(b"\n", len(PREFIXES))[-1]
