"""Shares of a build: what one process reads and writes in one go."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kg.build.article import settle, write_article
from kg.datamodel import Document, Skipped
from kg.read import InputRef, read_input
from kg.write import Options, Part, Runs

LARGEST_TASK = 256
"""So many inputs at most are one task: one run on disk holds about as much."""

SHARED_BYTES = 4 << 20
"""A file larger than this may hold so many articles that every process takes its share of them."""

_TELL_SECONDS = 0.1


class Task(NamedTuple):
    """What one process does in one go: of each input every ``shares``-th article, from the ``share``-th on."""

    name: str
    refs: tuple[InputRef, ...]
    share: int = 0
    shares: int = 1


class Done(NamedTuple):
    """What a task leaves."""

    runs: Runs
    seconds: Mapping[str, float]


class Place(NamedTuple):
    """Where a build is written, and how."""

    work: Path
    new: Path
    options: Options


Tell = Callable[[int, int, str], None]
"""Takes inputs and documents done since the last call, and what is being read."""


def make_tasks(refs: Sequence[InputRef], processes: int) -> Iterator[Task]:
    """Yield tasks that keep every process busy to the end: small ones for small builds, shares of large files."""
    large = [ref for ref in refs if processes > 1 and bytes_of(ref) > SHARED_BYTES]
    for number, ref in enumerate(large):
        yield from (Task(f"large{number}.{share}", (ref,), share, processes) for share in range(processes))
    piped = [ref for ref in refs if ref.path is None]
    if piped:
        yield Task("stdin", tuple(piped))
    set_aside = {*large, *piped}
    small = [ref for ref in refs if ref not in set_aside]
    step = LARGEST_TASK if processes == 1 else max(1, min(LARGEST_TASK, len(small) // (4 * processes)))
    for start in range(0, len(small), step):
        yield Task(f"part{start}", tuple(small[start : start + step]))


def bytes_of(ref: InputRef) -> int:
    """Return the size of a file, 0 for what is none or cannot be looked at."""
    try:
        return os.stat(ref.path).st_size if ref.path and not ref.problem else 0
    except OSError:
        return 0  # whoever reads it says why it cannot be


def do_task(task: Task, place: Place, tell: Tell) -> Done:
    """Read, understand and write the inputs of a task."""
    seconds: dict[str, float] = defaultdict(float)
    last = time.perf_counter()
    documents = inputs = 0
    settled = False
    with Part(place.work, place.new, task.name, place.options) as part:
        for ref in task.refs:
            for found in _share(ref, task, seconds):
                write_article(part, found, place.options, seconds)
                documents += 1
                if not settled:
                    settle()
                    settled = True
                if time.perf_counter() - last > _TELL_SECONDS:
                    tell(inputs, documents, found.identifier)
                    last, inputs, documents = time.perf_counter(), 0, 0
            inputs += task.share == 0
        tell(inputs, documents, "")
        return Done(part.finish(), seconds)


def _share(ref: InputRef, task: Task, seconds: dict[str, float]) -> Iterator[Document | Skipped]:
    """Yield this task's articles of an input, and count the time that reading takes."""
    found = islice(read_input(ref), task.share, None, task.shares)
    while True:
        start = time.perf_counter()
        item = next(found, None)
        seconds["read"] += time.perf_counter() - start
        if item is None:
            return
        yield item
