"""The graph of one document, held against its text and against the contract."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.check.findings import Findings
from kg.layout import text_path
from kg.vocabulary import DCTERMS, JF, ONTOLOGY, RDF, RDFS, SKOS


class KnownDivision(NamedTuple):
    """What the table of codes says of a division."""

    parent: str | None
    """Code of the next larger one."""
    full_names: frozenset[str]
    """Now and before, since an article of 2010 names what was there in 2010."""


Lookup = Callable[[str], KnownDivision | None]
"""Returns the division of a code, None where there is none."""

Node = dict[str, list[str]]

_TYPE, _LABEL, _PREF_LABEL, _NOTATION = (str(term) for term in (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.notation))
_WITHOUT_CLAIM = frozenset(
    str(term) for term in (JF.fullName, JF.within, JF.evidence, JF.inDocument, JF.begin, JF.end, JF.quote, JF.extractor)
)
_NEED_EVIDENCE = frozenset(
    str(kind)
    for kind in (JF.Event, JF.Figure, JF.Organisation, JF.Posts, JF.Person, JF.Position, JF.Venue, JF.CampaignSeries)
)
_NEED_NO_LABEL = frozenset(str(kind) for kind in (JF.Document, JF.Mention, JF.Claim))
_CODE = re.compile(r"\d{6}", re.ASCII)


class ArticleCheck:
    """Checks one named graph after another."""

    def __init__(self, folder: Path, division: Lookup, findings: Findings, *, texts: bool) -> None:
        self._folder, self._division, self._found, self._texts = folder, division, findings, texts

    def check(self, name: str, quads: Iterable[pyoxigraph.Quad]) -> str | None:
        """Report every mismatch of a graph; return the identifier of its document."""
        nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            nodes[_value(quad.subject)][quad.predicate.value].append(_value(quad.object))
        identifier = self._document(name, nodes)
        text = self._text(name, nodes, identifier) if self._texts and identifier is not None else None
        kinds = {subject: set(node.get(_TYPE, ())) for subject, node in nodes.items()}
        for subject in sorted(nodes):
            self._node(subject, nodes, kinds)
            if str(JF.Mention) in kinds[subject]:
                self._mention(subject, nodes[subject], name, text)
            if str(JF.District) in kinds[subject]:
                self._district(subject, nodes)
        self._claims(nodes, kinds)
        return identifier

    def _document(self, name: str, nodes: dict[str, Node]) -> str | None:
        node = nodes.get(name, {})
        identifiers = node.get(str(DCTERMS.identifier), [])
        if str(JF.Document) not in node.get(_TYPE, ()) or len(identifiers) != 1:
            self._found.say(
                name, "The graph does not describe its document as a jf:Document with one dcterms:identifier."
            )
            return None
        self._found.looked_at["documents"] += 1
        return identifiers[0]

    def _text(self, name: str, nodes: dict[str, Node], identifier: str) -> str | None:
        path = text_path(identifier)
        try:
            text = (self._folder / path).read_bytes().decode()
        except FileNotFoundError:
            self._found.say(name, "The clean text is missing.", file=str(path))
            return None
        except UnicodeDecodeError as error:
            self._found.say(name, f"The clean text is no UTF-8 at byte {error.start}.", file=str(path))
            return None
        (title,) = nodes[name].get(str(DCTERMS.title), [""])[:1]
        if text.split("\n", 2)[:2] != [title, ""] or "\r" in text:
            self._found.say(name, "The text does not begin with the title, an empty line and the body.", file=str(path))
        return text

    def _node(self, subject: str, nodes: dict[str, Node], kinds: dict[str, set[str]]) -> None:
        node, own = nodes[subject], kinds[subject]
        if not own:
            self._found.say(subject, "It has no type in this graph.")
        elif not own & _NEED_NO_LABEL and not (_LABEL in node or _PREF_LABEL in node):
            self._found.say(subject, "It has no label in this graph.")
        if own & _NEED_EVIDENCE and str(JF.evidence) not in node:
            self._found.say(subject, "It has no jf:evidence.")
        for place in node.get(str(JF.evidence), ()):
            self._found.looked_at["evidence links"] += 1
            if str(JF.Mention) not in kinds.get(place, ()):
                self._found.say(subject, f"Its evidence {place} is no jf:Mention of this graph.")

    def _mention(self, mention: str, node: Node, name: str, text: str | None) -> None:
        self._found.looked_at["mentions"] += 1
        if node.get(str(JF.inDocument)) != [name]:
            self._found.say(mention, "Its jf:inDocument is not the document of its graph.")
        try:
            (begin,), (end,) = (map(int, node.get(str(term), [])) for term in (JF.begin, JF.end))
        except ValueError:
            self._found.say(mention, "It needs one jf:begin and one jf:end, whole numbers.")
            return
        if not self._texts:
            return
        quotes = node.get(str(JF.quote), [])
        if len(quotes) != 1:
            self._found.say(mention, f"It has {len(quotes)} jf:quote instead of one.")
        elif text is not None:
            self._found.looked_at["quotes"] += 1
            if not 0 <= begin < end <= len(text) or text[begin:end] != quotes[0]:
                self._found.say(
                    mention, f"The text reads {_short(text[max(begin, 0) : end])}, the quote {_short(quotes[0])}."
                )

    def _district(self, subject: str, nodes: dict[str, Node]) -> None:
        self._found.looked_at["districts"] += 1
        node = nodes[subject]
        codes = node.get(_NOTATION, [])
        if len(codes) != 1 or not _CODE.fullmatch(codes[0]) or not subject.endswith(f"/{codes[0]}"):
            self._found.say(subject, "It needs one skos:notation: the six digits at the end of its IRI.")
            return
        known = self._division(codes[0])
        if known is None:
            self._found.say(subject, f"GB/T 2260 has no code {codes[0]}.")
            return
        names = node.get(str(JF.fullName), [])
        if len(names) != 1 or names[0] not in known.full_names:
            self._found.say(subject, f"Its jf:fullName is not {' or '.join(sorted(known.full_names))}.")
        parents = [code for parent in node.get(str(JF.within), ()) for code in nodes[parent].get(_NOTATION, ())]
        if parents != ([known.parent] if known.parent else []):
            self._found.say(subject, f"Its jf:within is not {known.parent or 'left out, as for a province'}.")

    def _claims(self, nodes: dict[str, Node], kinds: dict[str, set[str]]) -> None:
        """Compare relations and claims, both ways."""
        claimed: dict[tuple[str, ...], str] = {}
        for claim in sorted(subject for subject, own in kinds.items() if str(JF.Claim) in own):
            self._found.looked_at["claims"] += 1
            said = [nodes[claim].get(str(term), []) for term in (RDF.subject, RDF.predicate, RDF.object)]
            if any(len(values) != 1 for values in (*said, nodes[claim].get(str(JF.evidence), []))):
                self._found.say(claim, "It needs one rdf:subject, rdf:predicate, rdf:object and jf:evidence.")
            elif not nodes[claim].get(str(JF.extractor)):
                self._found.say(claim, "It names no jf:extractor.")
            else:
                claimed[tuple(values[0] for values in said)] = claim
        relations = set(_relations(nodes, kinds))
        self._found.looked_at["relations"] += len(relations)
        for subject, predicate, value in sorted(relations - claimed.keys()):
            self._found.say(subject, f"Nothing claims its jf:{predicate.removeprefix(str(JF))} {_short(value)}.")
        for relation in sorted(claimed.keys() - relations):
            self._found.say(claimed[relation], "The relation that it claims is not in its graph.")


def _relations(nodes: dict[str, Node], kinds: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    for subject, node in nodes.items():
        if str(JF.Claim) in kinds[subject]:
            continue
        for predicate, values in node.items():
            if predicate.startswith(f"{ONTOLOGY}#") and predicate not in _WITHOUT_CLAIM:
                yield from ((subject, predicate, value) for value in values)


def _value(term: object) -> str:
    """Return an IRI or the value of a literal."""
    return str(getattr(term, "value", term))


def _short(text: str) -> str:
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
