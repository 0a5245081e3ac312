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


class Mention(NamedTuple):
    """A stretch of the text as the graph writes it."""

    node: bytes
    begin: int
    end: int
    quote: bytes | None


class Claim(NamedTuple):
    """One place where the article states a relation, and what read it."""

    node: bytes
    subject: bytes
    predicate: bytes
    value: bytes
    place: bytes
    extractors: set[str]


class Quads(NamedTuple):
    """The lines of one article's graph. No line stands twice; the last two are sorted."""

    statements: list[bytes]
    """The document, its entities and their relations: other articles may share the subjects."""
    mentions: bytes
    claims: bytes


class ArticleWriter:
    """Writes down one article."""

    def __init__(self, resolved: ResolvedFacts, *, quotes: bool = True) -> None:
        self.document = iri(resolved.document)
        self._resolved = resolved
        self._quotes = quotes
        nodes = {entity.iri: iri(entity.iri) for entity in resolved.entities}
        self._nodes = nodes
        self._facts = [(_terms(fact, nodes), fact.evidence) for fact in resolved.facts]
        below = self.document[:-1].replace(b"%", b"%%")
        self._place = below + b"#char=%d,%d>"
        self._claim = below + b"#claim-%b>"
        self._end = b" %b .\n" % self.document

    def quads(self, mentions: Iterable[Mention]) -> Quads:
        """Return all lines of the article's graph."""
        end = self._end
        said = {*self._document(), *self._entities(), *self._relations(), *self._concepts()}
        return Quads([line + end for line in said], self._mentions(mentions), self._claims())

    def mentions(self) -> list[Mention]:
        """Return every stretch that something was read from, in the order of the lines that name them."""
        spans: set[Span] = set()
        for entity in self._resolved.entities:
            spans.update(entity.evidence)
        for fact in self._resolved.facts:
            spans.update([span for span, _ in fact.evidence])
        text = self._resolved.clean.text
        return sorted(
            Mention(
                self._place % span,
                *span,
                string(text[span.start : span.end]) if self._quotes else None,
            )
            for span in spans
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
                yield b"%b %b %b" % (subject, _EVIDENCE, self._place % span)

    def _relations(self) -> Iterator[bytes]:
        for terms, _ in self._facts:
            yield b"%b %b %b" % terms

    def _concepts(self) -> Iterator[bytes]:
        for key in self._resolved.concepts:
            yield from _concept(key)

    def _mentions(self, mentions: Iterable[Mention]) -> bytes:
        begin, stop, quoted = b" %b " % _BEGIN, b" %b " % _END, b" %b " % _QUOTE
        end, whole = self._end, b"^^%b%b" % (_INTEGER, self._end)
        mention = b" %b %b%b" % (TYPE, _MENTION, end)
        document = b" %b %b%b" % (_IN_DOCUMENT, self.document, end)
        lines: list[bytes] = []
        for node, first, last, quote in mentions:
            lines += (node, mention, node, begin, b'"%d"' % first, whole, node, stop, b'"%d"' % last, whole)
            lines += (node, document) if quote is None else (node, document, node, quoted, quote, end)
        return b"".join(lines)

    def _claims(self) -> bytes:
        found: dict[bytes, Claim] = {}
        for terms, evidence in self._facts:
            for span, extractor in evidence:
                place = self._place % span
                digest = blake2b(b" ".join((*terms, place)), digest_size=8).hexdigest()
                node = self._claim % digest.encode()
                known = found.get(node)
                if known is None:
                    found[node] = Claim(node, *terms, place, {extractor})
                else:
                    known.extractors.add(extractor)
        of = {predicate: b" %b " % predicate for predicate in (_OBJECT, _PREDICATE, _SUBJECT, _EVIDENCE, _EXTRACTOR)}
        end = self._end
        claim = b" %b %b%b" % (TYPE, _CLAIM, end)
        lines: list[bytes] = []
        for node in sorted(found):
            _, subject, predicate, value, place, extractors = found[node]
            lines += (node, of[_OBJECT], value, end, node, of[_PREDICATE], predicate, end)
            lines += (node, of[_SUBJECT], subject, end, node, claim, node, of[_EVIDENCE], place, end)
            for extractor in sorted(extractors):
                lines += (node, of[_EXTRACTOR], _extractor(extractor), end)
        return b"".join(lines)


def meetings(resolved: ResolvedFacts) -> list[bytes]:
    """Return a line for each entity that may be met in other articles: entity, document, reason and label."""
    document = resolved.document.encode()
    return [_meeting(entity, document) for entity in resolved.entities if entity.reason is not None]


def _meeting(entity: ResolvedEntity, document: bytes) -> bytes:
    return b"%b\t%b\t%b\t%b\n" % (entity.iri.encode(), document, (entity.reason or "").encode(), string(entity.label))


def _terms(fact: ResolvedFact, nodes: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    target = fact.object
    value = literal(target) if not isinstance(target, str) else nodes.get(target) or iri(target)
    return nodes[fact.subject], TERMS[fact.predicate], value


@cache
def _extractor(name: str) -> bytes:
    return string(name)


@cache
def _concept(key: str) -> tuple[bytes, ...]:
    return tuple(concept_statements(key))
