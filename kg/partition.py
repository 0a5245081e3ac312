"""Parting quads by their graph, with memory for a part of them: runs on disk that are grouped by graph, and merged.

The lines of a graph keep their order. Unlike a sort this compares names of graphs alone, and each once a run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

RUN_BYTES = 4 << 20
"""A run is made of so many bytes of lines."""

PIECE_BYTES = 1 << 20
"""About how much of a graph is read at a time."""

FAN_IN = 64
"""So many runs are merged at once; more are merged in rounds."""

_Part = tuple[bytes, BinaryIO, int]
"""What a run holds of a graph: the name of the graph, the file, and how many bytes come next in it."""


def lines_by_graph(
    quads: BinaryIO, folder: Path, without: Collection[bytes] = ()
) -> Iterator[tuple[bytes, Iterator[bytes]]]:
    """Yield what ends the lines of each graph, in order, and its triples as N-Triples in pieces of whole lines.

    Lines with one of the predicates ``without`` are left out. ``folder`` takes the runs. What is no quad is
    yielded all the same: as a graph whose name is none. Raises ``OSError``.
    """
    runs = list(_runs(quads, folder, without))
    while len(runs) > FAN_IN:
        runs = [_merged(runs[start : start + FAN_IN]) for start in range(0, len(runs), FAN_IN)]
    with ExitStack() as stack:
        for name, parts in groupby(_parts(runs, stack), key=itemgetter(0)):
            yield name, (piece for _, file, size in parts for piece in _pieces(file, size))


def _runs(quads: BinaryIO, folder: Path, without: Collection[bytes]) -> Iterator[Path]:
    number = 0
    while lines := quads.readlines(RUN_BYTES):
        split = [line.rpartition(b" <") for line in lines]
        if without:
            split = [part for part in split if b"".join(part[0].split(b" ", 2)[1:2]) not in without]
        graphs: dict[bytes, list[bytes]] = defaultdict(list)
        for triple, _, name in split:
            graphs[name].append(triple)
        path = folder / f"run-{number}"
        with path.open("wb") as file:
            for name in sorted(graphs):
                graphs[name].append(b"")
                body = b" .\n".join(graphs[name])
                file.write(b"%d %b\n%b" % (len(body), name.removesuffix(b"\n"), body))
        number += 1
        yield path


def _parts(runs: Iterable[Path], stack: ExitStack) -> Iterator[_Part]:
    return merge(*(_read(stack.enter_context(run.open("rb"))) for run in runs), key=itemgetter(0))


def _read(file: BinaryIO) -> Iterator[_Part]:
    while head := file.readline():
        size, _, name = head.partition(b" ")
        end = file.tell() + int(size)
        yield name[:-1], file, int(size)
        # Nobody has to read what is yielded.
        file.seek(end)


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        piece = file.read(min(size, PIECE_BYTES))
        if not piece.endswith(b"\n"):
            piece += file.readline()
        size -= len(piece)
        yield piece


def _merged(runs: Sequence[Path]) -> Path:
    target = runs[0].with_name(f"{runs[0].name}-merged")
    with ExitStack() as stack, target.open("wb") as merged:
        for name, file, size in _parts(runs, stack):
            merged.write(b"%d %b\n" % (size, name))
            merged.writelines(_pieces(file, size))
    for run in runs:
        run.unlink()
    return target
