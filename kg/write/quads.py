"""One article's resolved facts as lines of N-Quads (RDF 1.1 N-Quads)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from kg.datamodel import CleanText, ResolvedEntity, ResolvedFact, ResolvedFacts, Span
from kg.vocabulary import DCTERMS, RDF, XSD
from kg.write.terms import (
    ALT_LABEL,
    LABEL,
    NOTATION,
    TERMS,
    TYPE,
    WIKIDATA_CODE,
    concept_statements,
    iri,
    literal,
    repaired_iri,
)
from kg.write.terms import text as string

_DOCUMENT, _MENTION, _CLAIM = TERMS["Document"], TERMS["Mention"], TERMS["Claim"]
_EVIDENCE, _IN_DOCUMENT, _QUOTE = TERMS["evidence"], TERMS["inDocument"], TERMS["quote"]
_BEGIN, _END, _EXTRACTOR = TERMS["begin"], TERMS["end"], TERMS["extractor"]
_SUBJECT, _PREDICATE, _OBJECT = iri(RDF.subject), iri(RDF.predicate), iri(RDF.object)
_IDENTIFIER, _TITLE, _ISSUED = iri(DCTERMS.identifier), iri(DCTERMS.title), iri(DCTERMS.issued)
_PUBLISHER, _SOURCE = iri(DCTERMS.publisher), iri(DCTERMS.source)
_DATE, _INTEGER = iri(XSD.date), iri(XSD.integer)
_CLAIM_SAYS = tuple(b" %b " % predicate for predicate in (_OBJECT, _PREDICATE, _SUBJECT, _EVIDENCE, _EXTRACTOR))


Triple = tuple[bytes, bytes, bytes]
"""Subject, predicate and object."""


class Mention(NamedTuple):
    """A stretch of the text as the graph writes it."""

    place: bytes
    """The end of its node, behind the article's IRI: ``#char=12,20>``."""
    begin: bytes
    end: bytes
    """Offsets in decimal digits."""
    quote: bytes | None


DOCUMENT = b"\x02"
"""Stands in ``Lines`` for the IRI of the article, up to the ">"; values have such characters escaped."""


_LINE_END = b" %b> .\n" % DOCUMENT
_IS_MENTION = b" %b %b%b" % (TYPE, _MENTION, _LINE_END)
_IS_CLAIM = b" %b %b%b" % (TYPE, _CLAIM, _LINE_END)
_IS_IN = b" %b %b>%b" % (_IN_DOCUMENT, DOCUMENT, _LINE_END)
_BEGINS, _ENDS, _QUOTES = b' %b "' % _BEGIN, b' %b "' % _END, b" %b " % _QUOTE
_WHOLE = b'"^^%b%b' % (_INTEGER, _LINE_END)


class Lines(NamedTuple):
    """Sorted lines in one piece, and how many they are."""

    content: bytes
    """With ``DOCUMENT`` where it says so: every line names the article several times, and disks are slow."""
    number: int


class Quads(NamedTuple):
    """The lines of one article's graph. No line stands twice."""

    statements: list[bytes]
    """The document, its entities and their relations: other articles may share the subjects."""
    mentions: Lines
    claims: Lines


class ArticleWriter:
    """Writes down one article."""

    def __init__(self, resolved: ResolvedFacts, *, quotes: bool = True) -> None:
        self.document = iri(resolved.document)
        self._resolved = resolved
        self._quotes = quotes
        nodes = {entity.iri: iri(entity.iri) for entity in resolved.entities}
        self._nodes = nodes
        self._facts = [(_terms(fact, nodes), fact.evidence) for fact in resolved.facts]
        self._stem = self.document[:-1]
        self._places = self._spans()

    def _spans(self) -> dict[Span, bytes]:
        """Return the end of the node of every stretch that something was read from, behind the article's IRI."""
        spans: set[Span] = set()
        for entity in self._resolved.entities:
            spans.update(entity.evidence)
        for fact in self._resolved.facts:
            spans.update([span for span, _ in fact.evidence])
        return {span: f"#char={span.start},{span.end}>".encode() for span in spans}

    def quads(self, mentions: Iterable[Mention]) -> Quads:
        """Return all lines of the article's graph."""
        end = b" %b .\n" % self.document
        said = {*self._document(), *self._entities(), *self._relations(), *self._concepts()}
        return Quads([line + end for line in said], _mention_lines(mentions), self._claims())

    def mentions(self) -> list[Mention]:
        """Return every stretch that something was read from, in the order of the lines that name them."""
        text = self._resolved.clean.text
        return sorted(
            [
                Mention(
                    place,
                    b"%d" % span.start,
                    b"%d" % span.end,
                    string(text[span.start : span.end]) if self._quotes else None,
                )
                for span, place in self._places.items()
            ]
        )

    def _document(self) -> Iterator[bytes]:
        clean: CleanText = self._resolved.clean
        said = [(TYPE, _DOCUMENT), (_IDENTIFIER, string(clean.document_id))]
        if clean.title:
            said.append((_TITLE, string(clean.title)))
        if clean.published is not None:
            said.append((_ISSUED, b'"%b"^^%b' % (clean.published.isoformat().encode(), _DATE)))
        if clean.publisher:
            said.append((_PUBLISHER, string(clean.publisher)))
        source = repaired_iri(clean.source) if clean.source else None
        if source is not None:
            said.append((_SOURCE, source))
        for predicate, value in said:
            yield b"%b %b %b" % (self.document, predicate, value)

    def _entities(self) -> Iterator[bytes]:
        for entity in self._resolved.entities:
            subject = self._nodes[entity.iri]
            for name in entity.types:
                yield b"%b %b %b" % (subject, TYPE, TERMS[name])
            yield b"%b %b %b" % (subject, LABEL, string(entity.label))
            for alias in entity.aliases:
                yield b"%b %b %b" % (subject, ALT_LABEL, string(alias))
            if entity.notation is not None:
                yield b"%b %b %b" % (subject, NOTATION, string(entity.notation))
                # By this value the division is found in Wikidata.
                yield b"%b %b %b" % (subject, WIKIDATA_CODE, string(entity.notation))
            for span in entity.evidence:
                yield b"%b %b %b%b" % (subject, _EVIDENCE, self._stem, self._places[span])

    def _relations(self) -> Iterator[bytes]:
        for terms, _ in self._facts:
            yield b" ".join(terms)

    def _concepts(self) -> Iterator[bytes]:
        for key in self._resolved.concepts:
            yield from _concept(key)

    def _claims(self) -> Lines:
        claims = self._claims_by_node()
        value_of, predicate_of, subject_of, place_of, extractor_of = _CLAIM_SAYS
        end = _LINE_END
        pieces: list[bytes] = []
        count = 0
        for node in sorted(claims):
            (subject, predicate, value), place, extractors = claims[node]
            pieces += (node, value_of, value, end, node, predicate_of, predicate, end)
            pieces += (node, subject_of, subject, end, node, _IS_CLAIM, node, place_of, DOCUMENT + place, end)
            for extractor in sorted(extractors) if len(extractors) > 1 else extractors:
                pieces += (node, extractor_of, _extractor(extractor), end)
            count += 5 + len(extractors)
        return Lines(b"".join(pieces), count)

    def _claims_by_node(self) -> dict[bytes, tuple[Triple, bytes, set[str]]]:
        """Return, for each place where the article states a relation, the relation, the place and what read it."""
        claims: dict[bytes, tuple[Triple, bytes, set[str]]] = {}
        for triple, evidence in self._facts:
            said = b" ".join((*triple, self._stem))
            for span, extractor in evidence:
                place = self._places[span]
                digest = blake2b(said + place, digest_size=8).hexdigest()
                node = b"%b#claim-%b>" % (DOCUMENT, digest.encode())
                known = claims.get(node)
                if known is None:
                    claims[node] = (triple, place, {extractor})
                else:
                    known[2].add(extractor)
        return claims


def _mention_lines(mentions: Iterable[Mention]) -> Lines:
    pieces: list[bytes] = []
    count = 0
    for place, begin, end, quote in mentions:
        node = DOCUMENT + place
        pieces += (node, _IS_MENTION, node, _BEGINS, begin, _WHOLE, node, _ENDS, end, _WHOLE, node, _IS_IN)
        count += 4
        if quote is not None:
            pieces += (node, _QUOTES, quote, _LINE_END)
            count += 1
    return Lines(b"".join(pieces), count)


def meetings(resolved: ResolvedFacts) -> list[bytes]:
    """Return a line for each entity that may be met in other articles: entity, document, reason and label."""
    document = resolved.document.encode()
    return [_meeting(entity, document) for entity in resolved.entities if entity.reason is not None]


def _meeting(entity: ResolvedEntity, document: bytes) -> bytes:
    return b"%b\t%b\t%b\t%b\n" % (entity.iri.encode(), document, (entity.reason or "").encode(), string(entity.label))


def _terms(fact: ResolvedFact, nodes: Mapping[str, bytes]) -> Triple:
    target = fact.object
    value = literal(target) if not isinstance(target, str) else nodes.get(target) or iri(target)
    return nodes[fact.subject], TERMS[fact.predicate], value


@cache
def _extractor(name: str) -> bytes:
    return string(name)


@cache
def _concept(key: str) -> tuple[bytes, ...]:
    return tuple(concept_statements(key))
