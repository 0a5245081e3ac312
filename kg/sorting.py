"""Sorting more lines than memory holds: sorted runs on disk, merged block by block.

Lines are bytes that end in a newline and are compared byte by byte, which for UTF-8 is the order
of code points. Whole blocks are sorted at a time, since sorting and slicing lists is done in C where a
heap of lines would cost a comparison in Python for each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

RUN_BYTES = 4 << 20
"""A run is written when so many bytes of lines are held."""

BLOCK_BYTES = 64 << 10
"""What is read of each run at a time."""

FAN_IN = 64
"""So many runs are merged at once; more are merged in rounds."""


class LineSorter:
    """Collects lines and writes them out in sorted runs, ``<folder>/<name>-<n>``."""

    def __init__(self, folder: Path, name: str, run_bytes: int = RUN_BYTES) -> None:
        self.runs: list[Path] = []
        self._folder, self._name, self._run_bytes = folder, name, run_bytes
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, lines: Iterable[bytes], size: int) -> None:
        """Take lines of ``size`` bytes in all. Raises ``OSError`` when a run cannot be written."""
        self._lines.extend(lines)
        self._size += size
        if self._size >= self._run_bytes:
            self.flush()

    def flush(self) -> list[Path]:
        """Write what is held and return all runs so far. Raises ``OSError`` when that fails."""
        if self._lines:
            path = self._folder / f"{self._name}-{len(self.runs)}"
            self._lines.sort()
            path.write_bytes(b"".join(self._lines))
            self.runs.append(path)
            self._lines, self._size = [], 0
        return self.runs


def merge_runs(runs: Sequence[Path], folder: Path) -> Iterator[list[bytes]]:
    """Yield the lines of all runs in order, in lists; equal lines are all kept.

    Runs are removed as they are used up; ``folder`` takes those made on the way. Raises ``OSError``.
    """
    pending, generation = sorted(runs), 0
    while len(pending) > FAN_IN:
        generation += 1
        pending = [
            _merge_into(folder / f"{pending[0].name}-{generation}.{start}", pending[start : start + FAN_IN])
            for start in range(0, len(pending), FAN_IN)
        ]
    yield from _merge(pending)
    for run in pending:
        run.unlink()


def _merge_into(target: Path, runs: Sequence[Path]) -> Path:
    with target.open("wb") as file:
        for block in _merge(runs):
            file.writelines(block)
    for run in runs:
        run.unlink()
    return target


def _merge(runs: Sequence[Path]) -> Iterator[list[bytes]]:
    with ExitStack() as stack:
        sources = [_Source(stack.enter_context(run.open("rb"))) for run in runs]
        while sources := [source for source in sources if source.fill()]:
            # Up to the smallest last line, no run can hold back anything that belongs before it.
            bound = min(source.lines[-1] for source in sources)
            block: list[bytes] = []
            for source in sources:
                block += source.take(bound)
            block.sort()
            yield block


class _Source:
    """The next lines of one run."""

    def __init__(self, file: BinaryIO) -> None:
        self.lines: list[bytes] = []
        self._file = file

    def fill(self) -> bool:
        """Read on where nothing is left; return whether there are lines."""
        if not self.lines:
            self.lines = self._file.readlines(BLOCK_BYTES)
        return bool(self.lines)

    def take(self, bound: bytes) -> list[bytes]:
        """Return and forget the lines up to ``bound``."""
        end = bisect_right(self.lines, bound)
        taken = self.lines[:end]
        del self.lines[:end]
        return taken
