"""The reference of the ontology: diagrams, every class, property and concept, shapes and checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import OWL, Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg.concepts import ontology_folder
from kg.validate.checks import list_checks
from kg.vocabulary import JF, ONTOLOGY
from scripts.site.flowchart import Edge, draw

_PREFIXES = {
    str(JF): "",
    "https://schema.org/": "schema:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://purl.org/linked-data/cube#": "qb:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/2006/time#": "time:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.wikidata.org/entity/": "wd:",
    "https://w3id.org/jobfair-kg/shapes#": "jfs:",
}
_STRENGTHS = {RDFS.subClassOf: "is a", RDFS.subPropertyOf: "is a", SKOS.closeMatch: "is close to"}
# What the picture of the whole leaves out: it shows how events, bodies, posts, people and figures hang together.
_NOT_DRAWN = frozenset(
    {"Merge", "Claim", "Mention", "Document", "Evidenced", "EventStatus", "PayPeriod", "MergeReason"}
)


def ontology_page() -> str:
    """Return the page in Markdown."""
    return "\n".join(_Reference().lines()) + "\n"


class _Reference:
    def __init__(self) -> None:
        folder = ontology_folder()
        self._graph = Graph().parse(folder / "jobfair.ttl")
        self._alignments = Graph().parse(folder / "alignments.ttl")
        self._shapes = Graph().parse(folder / "shapes.ttl")

    def lines(self) -> Iterator[str]:
        about = URIRef(ONTOLOGY)
        version = self._graph.value(about, OWL.versionInfo)
        yield from ("# Ontology", "", *(str(text) for text in self._texts(about, DCTERMS.description)), "")
        names = ("jobfair.ttl", "alignments.ttl", "shapes.ttl", "context.jsonld")
        files = ", ".join(f"[{name}](ontology/{name})" for name in names)
        yield f"Version {version}, namespace `{JF}`, prefix `jf:`. Files: {files}."
        yield from ("", "## How things hang together", "", self._relations(), "")
        yield from (
            "Kinds of event, and of bodies:",
            "",
            self._hierarchy("Event"),
            "",
            self._hierarchy("Organisation"),
            "",
        )
        classes = self._ours(OWL.Class)
        schemes = self._ours(SKOS.ConceptScheme)
        yield from ("## Classes", "", *self._terms(classes))
        yield from ("## Relations", "", *self._terms(self._ours(OWL.ObjectProperty)))
        yield from ("## Values", "", *self._terms(self._ours(OWL.DatatypeProperty)))
        yield from ("## Concepts", "")
        for scheme in schemes:
            yield from self._scheme(scheme)
        yield from self._must()

    def _ours(self, kind: URIRef) -> list[URIRef]:
        found = {node for node in self._graph.subjects(RDF.type, kind) if isinstance(node, URIRef)}
        return sorted((node for node in found if node.startswith(str(JF))), key=lambda node: node.lower())

    def _relations(self) -> str:
        labels: dict[str, str] = {}
        said: dict[tuple[str, str], list[str]] = {}
        for node in self._ours(OWL.ObjectProperty):
            ends = [_short(self._graph.value(node, term)) for term in (RDFS.domain, RDFS.range)]
            narrower = next(self._graph.subjects(RDFS.subPropertyOf, node), None)
            inverse = (node, OWL.inverseOf, None) in self._graph
            if inverse or narrower is not None or set(ends) & _NOT_DRAWN:
                continue
            labels.update({end: end for end in ends})
            said.setdefault((ends[0], ends[1]), []).append(_short(node))
        return draw(labels, [Edge(one, other, _stacked(names)) for (one, other), names in said.items()])

    def _hierarchy(self, top: str) -> str:
        below = sorted(_short(node) for node in self._graph.subjects(RDFS.subClassOf, JF[top]))
        labels = {name: f"{name} {self._label(JF[name])}" for name in (top, *below)}
        return draw(labels, [Edge(top, name, "") for name in below])

    def _terms(self, nodes: Iterable[URIRef]) -> Iterator[str]:
        for node in nodes:
            name = _short(node)
            yield from (f"### {name} {self._label(node)} {{ #{name} }}", "")
            yield from (f"{text}  " for text in self._texts(node, SKOS.definition))
            yield from ("", *(f"- {row}" for row in self._rows(node)), "")

    def _rows(self, node: URIRef) -> Iterator[str]:
        for title, terms in (
            ("Above it", (RDFS.subClassOf, RDFS.subPropertyOf)),
            ("From", (RDFS.domain,)),
            ("To", (RDFS.range,)),
            ("The other way round", (OWL.inverseOf,)),
        ):
            found = {other for term in terms for other in self._graph.objects(node, term)}
            if OWL.inverseOf in terms:
                found |= set(self._graph.subjects(OWL.inverseOf, node))
            if found:
                yield f"{title}: {', '.join(sorted(map(_linked, found)))}"
        yield f"For example: {'; '.join(map(str, self._texts(node, SKOS.example)))}"
        yield f"After: {'; '.join(map(str, self._texts(node, DC.source)))}"
        for strength, words in _STRENGTHS.items():
            for other in sorted(self._alignments.objects(node, strength)):
                comment = self._comment(node, strength, other)
                yield f"In other vocabularies: {words} `{_short(other)}`{comment}"

    def _comment(self, node: Node, strength: Node, other: Node) -> str:
        for axiom in self._alignments.subjects(OWL.annotatedSource, node):
            link = (
                self._alignments.value(axiom, OWL.annotatedProperty),
                self._alignments.value(axiom, OWL.annotatedTarget),
            )
            if link == (strength, other):
                texts = self._alignments.objects(axiom, RDFS.comment)
                return ". " + next(str(text) for text in texts if isinstance(text, Literal) and text.language == "en")
        return ""

    def _scheme(self, scheme: URIRef) -> Iterator[str]:
        name = _short(scheme)
        yield from (f"### {name} {self._label(scheme)} {{ #{name} }}", "")
        yield from ("| concept | 中文 | English | for example |", "|---|---|---|---|")
        for node in sorted(self._graph.subjects(SKOS.inScheme, scheme)):
            zh, en = self._texts(node, SKOS.prefLabel)
            examples = "; ".join(map(str, self._texts(node, SKOS.example)))
            # A kind of event has its place among the classes.
            anchor = "" if (node, RDF.type, OWL.Class) in self._graph else f'<span id="{_short(node)}"></span>'
            yield f"| {anchor}`{_short(node)}` | {zh} | {en} | {examples} |"
        yield ""

    def _must(self) -> Iterator[str]:
        yield from (
            "## What a graph must hold",
            "",
            "`kg validate` holds graphs against these shapes; each names its class first.",
            "",
        )
        yield from ("| shape | what to do | |", "|---|---|---|")
        for shape in sorted(node for node in self._shapes.subjects(SH.message) if isinstance(node, URIRef)):
            messages = sorted(
                self._shapes.objects(shape, SH.message), key=lambda text: str(getattr(text, "language", ""))
            )
            yield f"| `{_short(shape).removeprefix('jfs:')}` | {' | '.join(map(str, messages))} |"
        yield from ("", "And it warns, by checks that cross nodes, of these:", "", "| check | | |", "|---|---|---|")
        yield from (f"| `{check.name}` | {check.message_en} | {check.message_zh} |" for check in list_checks())

    def _texts(self, node: Node, predicate: URIRef) -> list[Literal]:
        """Return the Chinese text and the English one."""
        texts = [text for text in self._graph.objects(node, predicate) if isinstance(text, Literal)]
        return sorted(texts, key=lambda text: text.language or "", reverse=True)

    def _label(self, node: Node) -> str:
        return str(self._texts(node, RDFS.label)[0])


def _short(node: Node | None) -> str:
    for space, prefix in _PREFIXES.items():
        if str(node).startswith(space):
            return f"{prefix}{str(node).removeprefix(space)}"
    return str(node)


def _linked(node: Node) -> str:
    name = _short(node)
    return f"`{name}`" if ":" in name else f"[{name}](#{name})"


def _stacked(names: list[str]) -> str:
    """Return names in lines of two."""
    pairs = [" · ".join(names[place : place + 2]) for place in range(0, len(names), 2)]
    return "<br>".join(pairs)
