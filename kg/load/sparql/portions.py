"""Named graphs on their way to a store: lines of N-Triples, with their number and digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.built import Build, graph_lines_of
from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib import Dataset

CHUNK = 8 << 20
"""About how many bytes of lines one request brings, and what of a graph is held in memory."""
TOGETHER = 500
"""Graphs that are looked at together at most."""


class Portion(NamedTuple):
    """One named graph."""

    name: str
    triples: int
    digest: str
    size: int
    lines: SpooledTemporaryFile[bytes]
    """Sorted N-Triples: in memory if there are few, else on disk."""

    def chunks(self, limit: int) -> Iterator[bytes]:
        """Yield the lines in pieces of about so many bytes."""
        self.lines.seek(0)
        while piece := self.lines.read(limit):
            yield piece + self.lines.readline()

    def quads(self, limit: int) -> Iterator[bytes]:
        """Yield the same as N-Quads."""
        end = f" <{self.name}> .\n".encode()
        # Line ends in values are escaped, so nothing else looks like the end of a statement.
        return (piece.replace(b" .\n", end) for piece in self.chunks(limit))


def windows(graph: str | Path | Dataset, chunk: int = CHUNK) -> Iterator[list[Portion]]:
    """Yield the graphs of a build or an rdflib dataset, as many together as fill a request.

    Raises ``KgError`` where the folder is no build or is damaged, ``TypeError`` for anything else.
    """
    window: list[Portion] = []
    for portion in _portions(graph):
        window.append(portion)
        if sum(each.size for each in window) >= chunk or len(window) == TOGETHER:
            yield window
            window = []
    if window:
        yield window


def base_of(graph: str | Path | Dataset, default: str) -> str:
    """Return what the IRIs of a build begin with, or the default. Raises ``KgError`` where it is no build."""
    return (Build(Path(graph)).base() if isinstance(graph, str | Path) else "") or default


def size_of(graph: str | Path | Dataset) -> int:
    """Return about how many bytes of lines will come; 0 where that is not known."""
    return Build(Path(graph)).quads_size() if isinstance(graph, str | Path) else 0


def verify_lines(graph: str | Path | Dataset) -> None:
    """Raise ``KgError`` where a build's file is damaged, naming the line."""
    if isinstance(graph, str | Path):
        Build(Path(graph)).verify()


def _portions(graph: str | Path | Dataset) -> Iterator[Portion]:
    for name, lines in graph_lines_of(graph):
        try:
            # It goes into queries, where anything but an IRI would be something else to the store.
            ox.NamedNode(name)
        except ValueError as error:
            raise KgError(f"{name!r} names a graph, and is no IRI: {error}.") from error
        yield _portion(name, lines)


def _portion(name: str, lines: Iterable[bytes]) -> Portion:
    spool = SpooledTemporaryFile[bytes](max_size=CHUNK, prefix="kg-load-")
    digest, count, size = sha256(), 0, 0
    for line in lines:
        spool.write(line)
        digest.update(line)
        count += 1
        size += len(line)
    return Portion(name, count, digest.hexdigest(), size, spool)
