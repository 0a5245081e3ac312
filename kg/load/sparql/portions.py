"""Named graphs on their way to a store: lines of N-Triples, with their number and digest."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from kg.built import Build, graph_lines_of
from kg.errors import KgError

PIECE = 1 << 20
"""About how many bytes are read and sent at a time."""
_HELD = 8 << 20
"""What of a window is held in memory; the rest lies on disk."""
_TOGETHER = 2000
"""Graphs that go over together at most."""
_FIRST = 8
"""The first window is this much smaller than most, and each of the next twice as large as the one before: until the
first is made, the store has nothing to do."""


class Portion(NamedTuple):
    """One named graph: where it lies in its window."""

    name: str
    triples: int
    digest: str
    start: int
    size: int

    def quads_size(self) -> int:
        """Return the bytes of the same lines with the name of the graph in each."""
        return self.size + self.triples * (len(self.name.encode()) + 3)


class Window:
    """Graphs that go over together."""

    def __init__(self) -> None:
        self.portions: list[Portion] = []
        self.size = 0
        self._file = SpooledTemporaryFile[bytes](max_size=_HELD, prefix="kg-load-")

    def add(self, name: str, lines: Iterable[bytes]) -> None:
        """Take a graph in. Raises ``KgError`` where its name is no IRI."""
        try:
            # It goes into queries, where anything but an IRI would be something else to the store.
            ox.NamedNode(name)
        except ValueError as error:
            raise KgError(f"{name!r} names a graph, and is no IRI: {error}.") from error
        digest, count, start = sha256(), 0, self.size
        for piece in lines:
            self._file.write(piece)
            digest.update(piece)
            count += piece.count(b"\n")
            self.size += len(piece)
        self.portions.append(Portion(name, count, digest.hexdigest(), start, self.size - start))

    def pieces(self, portion: Portion, limit: int = PIECE) -> Iterator[bytes]:
        """Yield the lines of one graph as N-Triples, about so many bytes at a time."""
        place, end = portion.start, portion.start + portion.size
        while place < end:
            self._file.seek(place)
            piece = self._file.read(min(limit, end - place))
            if not piece.endswith(b"\n"):
                piece += self._file.readline()
            place += len(piece)
            yield piece

    def quads(self, portions: Iterable[Portion]) -> Iterator[bytes]:
        """Yield the lines of graphs as N-Quads."""
        for portion in portions:
            end = f" <{portion.name}> .\n".encode()
            # Line ends in values are escaped, so nothing else looks like the end of a statement.
            yield from (piece.replace(b" .\n", end) for piece in self.pieces(portion))

    def close(self) -> None:
        """Forget the lines."""
        self._file.close()


def windows(graph: str | Path | Dataset, size: int) -> Iterator[Window]:
    """Yield the graphs of a build or an rdflib dataset, about so many bytes of them together, the first ones fewer.

    While one window is looked at, the next is made. Raises ``KgError`` where the folder is no build or is damaged,
    ``TypeError`` for anything else.
    """
    with closing(_windows(graph, size)) as made, ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(next, made, None)
        try:
            while (window := coming.result()) is not None:
                coming = ahead.submit(next, made, None)
                with closing(window):
                    yield window
        finally:
            if coming.exception() is None and (left := coming.result()) is not None:
                left.close()


def _windows(graph: str | Path | Dataset, size: int) -> Generator[Window, None, None]:
    window, limit = Window(), size // _FIRST
    for name, lines in graph_lines_of(graph):
        window.add(name, lines)
        if window.size >= limit or len(window.portions) == _TOGETHER:
            yield window
            window, limit = Window(), min(2 * limit, size)
    if window.portions:
        yield window


def base_of(graph: str | Path | Dataset, default: str) -> str:
    """Return what the IRIs of a build begin with, or the default. Raises ``KgError`` where it is no build."""
    return (Build(Path(graph)).base() if isinstance(graph, str | Path) else "") or default


def size_of(graph: str | Path | Dataset) -> int:
    """Return about how many bytes of quads will come; 0 where that is not known."""
    return Build(Path(graph)).quads_size() if isinstance(graph, str | Path) else 0


def verify_lines(graph: str | Path | Dataset) -> None:
    """Raise ``KgError`` where a build's file is damaged, naming the line."""
    if isinstance(graph, str | Path):
        Build(Path(graph)).verify()
