"""Streams the nodes and relationships of a graph: memory holds one article, and what all state of one node.

What articles state is sorted on disk, so that all that is said of one node or relationship comes together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple

from rdflib import Dataset

from kg.built import Terms, terms_of
from kg.property_graph.merged import Merged, merge
from kg.property_graph.stated import UNUSED, Statement, statements
from kg.sorting import LineSorter, merge_runs

Key = tuple[str, ...]
"""The IRI of a node; type, IRI from and IRI to of a relationship."""


class Record(NamedTuple):
    """A node or a relationship, and what each article states of it."""

    key: Key
    stated: dict[str, str]
    """JSON by the article's IRI, in its order."""

    def merged(self) -> Merged:
        """Return labels and properties."""
        return merge(self.stated)


class PropertyGraph:
    """The nodes and relationships of named graphs; ``with`` keeps their sorted statements on disk meanwhile."""

    def __init__(self, graphs: Iterable[tuple[str, Iterable[Terms]]]) -> None:
        """Take graphs by name, as ``kg.built.terms_of`` gives them. What their iterator raises comes on entering."""
        self._graphs = graphs
        self._scratch = TemporaryDirectory(prefix="kg-property-graph-")
        folder = Path(self._scratch.name)
        self._nodes, self._relationships = LineSorter(folder, "nodes"), LineSorter(folder, "relationships")
        self.documents: list[str] = []
        """IRIs of the articles."""
        self.statements = 0
        """How much all records state together: each as often as articles state it."""
        self.counts: Counter[str] = Counter()
        """Nodes by label and relationships by type that have been yielded."""

    @classmethod
    def of(cls, graph: str | Path | Dataset) -> PropertyGraph:
        """Return the nodes and relationships of a build, given by its folder, or of a dataset of rdflib."""
        return cls(terms_of(graph, UNUSED))

    def __enter__(self) -> PropertyGraph:
        try:
            self._sort()
        except BaseException:
            self._scratch.cleanup()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scratch.cleanup()

    def nodes(self) -> Iterator[tuple[Record, Merged]]:
        """Yield each node by IRI; once."""
        for record in self._records(self._nodes):
            merged = record.merged()
            self.counts.update(f":{label}" for label in merged.labels)
            yield record, merged

    def relationships(self) -> Iterator[tuple[Record, Merged]]:
        """Yield each relationship by type, from and to; once, and best after the nodes."""
        for record in self._records(self._relationships):
            self.counts[f"[:{record.key[0]}]"] += 1
            yield record, record.merged()

    def _sort(self) -> None:
        for name, triples in self._graphs:
            lines = [(statement.key, _line(statement, name)) for statement in statements(name, triples)]
            if lines:
                self.documents.append(name)
            for sorter, long in ((self._nodes, False), (self._relationships, True)):
                part = [line for key, line in lines if (len(key) > 1) == long]
                sorter.add(part, sum(map(len, part)))
            self.statements += len(lines)

    def _records(self, sorter: LineSorter) -> Iterator[Record]:
        key: Key = ()
        stated: dict[str, str] = {}
        for block in merge_runs(sorter.flush(), Path(self._scratch.name)):
            for line in block:
                *parts, document, content = line.decode()[:-1].split("\t")
                if (found := tuple(parts)) != key:
                    if stated:
                        yield Record(key, stated)
                    key, stated = found, {}
                stated[document] = content
        if stated:
            yield Record(key, stated)


def _line(statement: Statement, document: str) -> bytes:
    # Neither IRIs nor JSON hold a tab or the end of a line.
    return "\t".join((*statement.key, document, f"{statement.content}\n")).encode()
