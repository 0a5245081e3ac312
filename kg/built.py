"""A finished build, read back node by node or article by article with memory for one of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, URIRef

from kg.errors import KgError
from kg.layout import GRAPH_NQ, GRAPH_TTL, REPORT
from kg.partition import lines_by_graph
from kg.vocabulary import DCAT, DCTERMS, JF, OWL, PROV, RDF, RDFS, SKOS, VOID, WDT, XSD

PREFIXES = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "jf": str(JF),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "void": str(VOID),
    "wdt": str(WDT),
    "xsd": str(XSD),
}
"""Those of the vocabularies that builds use."""

_BASE = b"@base <"
_END = b"> ."
_AT_ONCE = 1 << 20
_INPUTS = ' "inputs":'


class Build:
    """A folder that ``kg build`` wrote."""

    def __init__(self, folder: Path) -> None:
        """Take the folder. Raises ``KgError`` where it is no build."""
        self._merged, self._quads, self._report = (folder / name for name in (GRAPH_TTL, GRAPH_NQ, REPORT))
        for file in (self._merged, self._quads):
            if not file.is_file():
                lack = f"{file.name} is missing" if folder.is_dir() else "no such folder"
                raise KgError(f"{folder} is no build of kg ({lack}). Make one: kg build INPUT -o {folder}")

    def whole(self) -> None:
        """Count the lines of the graphs. Raises ``KgError`` where they are not as many as the report says.

        A file that was cut at the end of a line is well formed, and what it lacks would seem to be gone.
        """
        if not self._report.is_file():
            raise _damaged(self._report, "it is missing, and nothing else tells whether the graph is whole")
        counts = report_head(self._report).get("counts")
        told = counts.get("quads") if isinstance(counts, dict) else None
        if not isinstance(told, int):
            raise _damaged(self._report, "it does not say how many lines the graphs have")
        with self._quads.open("rb") as file:
            found = sum(block.count(b"\n") for block in iter(lambda: file.read(_AT_ONCE), b""))
        if found != told:
            raise _damaged(self._quads, f"it has {found} lines, and {REPORT} counts {told}")

    def base(self) -> str:
        """Return what the IRIs of the entities begin with; empty where the build does not say it."""
        with self._merged.open("rb") as lines:
            head = lines.readline()
        return head.removeprefix(_BASE).partition(b">")[0].decode() if head.startswith(_BASE) else ""

    def nodes(self) -> Iterator[list[ox.Triple]]:
        """Yield what the merged graph says, one subject after another. Raises ``KgError`` where it is damaged."""
        parsed = _parsed(self._merged, ox.RdfFormat.TURTLE)
        for _, group in groupby((quad.triple for quad in parsed), key=lambda triple: str(triple.subject)):
            yield list(group)

    def nodes_with_claims(self) -> Iterator[list[ox.Triple]]:
        """Yield what all graphs say together, each statement once, one subject after another."""
        parsed = _parsed(self._quads, ox.RdfFormat.N_QUADS)
        for _, group in groupby((quad.triple for quad in parsed), key=lambda triple: str(triple.subject)):
            yield list(dict.fromkeys(group))

    def graphs(self) -> Iterator[tuple[ox.NamedNode, list[ox.Triple]]]:
        """Yield the graphs by name, each with its triples in the order of their lines; memory holds one."""
        for name, lines in self.graph_lines():
            yield ox.NamedNode(name), [quad.triple for quad in self._parsed_lines(b"".join(lines))]

    def graph_lines(self, without: Collection[str] = ()) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Yield the graphs by name, each as sorted N-Triples, in pieces of whole lines, which are not parsed.

        The pieces of a graph are to be taken before the next one. However large a graph is, memory holds a part of it.
        What is said with the properties ``without``, given by their IRIs, is left out, which is faster.
        """
        unwanted = {f"<{iri}>".encode() for iri in without}
        with TemporaryDirectory(prefix="kg-graphs-") as work, self._quads.open("rb") as quads:
            for name, pieces in lines_by_graph(quads, Path(work), unwanted):
                yield self._named(name), pieces

    def _named(self, end: bytes) -> str:
        """Return the name of a graph by the end of its lines."""
        try:
            if not end.endswith(_END):
                raise ValueError("a line names no graph")
            return ox.NamedNode(end.removesuffix(_END).decode()).value
        except ValueError as error:
            self.verify()
            raise _damaged(self._quads, error) from error

    def quads_size(self) -> int:
        """Return how many bytes the graphs take in their file."""
        return self._quads.stat().st_size

    def _parsed_lines(self, lines: bytes) -> list[ox.Quad]:
        try:
            return list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError) as error:
            self.verify()
            raise _damaged(self._quads, error) from error

    def verify(self) -> None:
        """Parse all graphs and keep nothing. Raises ``KgError`` that names the line where they are damaged."""
        # The lines of sorted graphs have other numbers than those of the file, which alone are of use.
        for _ in _parsed(self._quads, ox.RdfFormat.N_QUADS):
            pass


def check_whole(graph: str | Path | Dataset) -> None:
    """Raise ``KgError`` where a build, given by its folder, was cut; nothing of the kind befalls a dataset."""
    if isinstance(graph, str | Path):
        Build(Path(graph)).whole()


def verify_dataset(graph: str | Path | Dataset) -> None:
    """Raise ``KgError`` where an rdflib dataset holds what no named graph of a store could be compared with."""
    if isinstance(graph, str | Path):
        return
    if not isinstance(graph, Dataset):
        raise TypeError(f"a build's folder or an rdflib.Dataset with a graph for each article, not {type(graph)}")
    for *triple, name in graph.quads((None, None, None, None)):
        if name in (None, graph.default_graph.identifier):
            raise KgError(f"A triple stands in the default graph, about {triple[0]}: put each in a graph with a name.")
        if isinstance(name, BNode) or any(isinstance(term, BNode) for term in triple):
            raise KgError(
                f"The graph {name} has a blank node, in a triple with {triple[1]}: a second load would not know it "
                "again. Give IRIs to what has none (rdflib's Graph.skolemize does)."
            )


def report_head(path: Path) -> dict[str, Any]:
    """Return a build's report without its list of inputs, which can be long. Raises ``KgError`` where it is damaged."""
    head = []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(_INPUTS):
                    break
                head.append(line)
        report: dict[str, Any] = json.loads("".join(head).rstrip().rstrip(",") + "}")
    except ValueError as error:
        raise KgError(f"{path} is damaged ({error}): build the graph again.") from error
    return report


def graphs_of(graph: str | Path | Dataset) -> Iterator[tuple[ox.NamedNode, list[ox.Triple]]]:
    """Yield the named graphs of a build, given by its folder, or of a dataset of rdflib, by name.

    Raises ``KgError`` where the folder is no build or is damaged, ``TypeError`` for anything else, such as a
    single graph, which does not tell what each article states.
    """
    if isinstance(graph, str | Path):
        yield from Build(Path(graph)).graphs()
        return
    for name, lines in graph_lines_of(graph):
        quads = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
        yield ox.NamedNode(name), [quad.triple for quad in quads]


Terms = tuple[str, str, str]
"""Subject, predicate and object as N-Triples writes them."""


def terms_of(graph: str | Path | Dataset, without: Collection[str] = ()) -> Iterator[tuple[str, list[Terms]]]:
    """Yield the same graphs with the terms of their triples as written, and nothing said with ``without``.

    This costs half of ``graphs_of``, for whoever asks for few of the values. Raises ``KgError`` where a build
    was cut, before anything is yielded.
    """
    check_whole(graph)
    for name, lines in graph_lines_of(graph, without):
        parts = [line.split(" ", 2) for line in b"".join(lines).decode().split("\n")[:-1]]
        if any(len(part) < 3 for part in parts):
            if isinstance(graph, str | Path):
                Build(Path(graph)).verify()
            raise KgError(f"{graph} is damaged: the graph {name} holds what is no triple. Build it again.")
        yield name, [(subject, predicate, value[:-2]) for subject, predicate, value in parts]


def value_of(term: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """Return a term that N-Triples writes. Raises ``SyntaxError`` for one that is none."""
    quad: ox.Quad = next(iter(ox.parse(f"<a:> <a:> {term} .", format=ox.RdfFormat.N_TRIPLES)))
    return quad.object


def graph_lines_of(graph: str | Path | Dataset, without: Collection[str] = ()) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the same graphs as sorted N-Triples, in pieces of lines; those of one are to be taken before the next.

    What a build says with the properties ``without``, given by their IRIs, is left out, which is faster.
    """
    if isinstance(graph, str | Path):
        yield from Build(Path(graph)).graph_lines(without)
        return
    if not isinstance(graph, Dataset):
        raise TypeError(f"a build's folder or an rdflib.Dataset with a graph for each article, not {type(graph)}")
    named = {str(part.identifier): part for part in graph.graphs() if isinstance(part.identifier, URIRef)}
    named.pop(str(graph.default_graph.identifier), None)
    for name in sorted(named):
        lines: bytes = named[name].serialize(format="nt", encoding="utf-8")
        yield name, sorted(lines.splitlines(keepends=True))


def _parsed(path: Path, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=str(path), format=form)
    except (SyntaxError, ValueError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception | str) -> KgError:
    return KgError(f"{path} is damaged: {error}. Build it again.")
