"""How long shapes and checks take over graphs of 10,000 and of 100,000 triples."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from kg.build import Job, build_graph
from kg.validate import validate_graph
from kg.vocabulary import DEFAULT_BASE
from kg.write import Options

SMALL, LARGE = 10_000, 100_000


def measure_validation(folder: str) -> tuple[float, float]:
    """Return the seconds that the small graph and the large one take, each a single graph, as is hardest."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "out")
        build_graph(Job([folder], out, Options(DEFAULT_BASE)))
        quads = ox.parse(path=str(out / "graph.ttl"), format=ox.RdfFormat.TURTLE)
        lines = [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads]
        validate_graph(_graph(lines, 1, Path(scratch)))  # what is loaded at first use is not measured
        return _seconds(_graph(lines, SMALL, Path(scratch))), _seconds(_graph(lines, LARGE, Path(scratch)))


def _graph(lines: list[str], triples: int, folder: Path) -> Path:
    """Write the graph again and again, each time with other entities, until it has so many triples."""
    path = folder / f"{triples}.nt"
    with path.open("w", encoding="utf-8") as file:
        for line, _ in zip(_copies(lines), range(max(triples, len(lines))), strict=False):
            file.write(line)
    return path


def _copies(lines: list[str]) -> Iterator[str]:
    for turn in count():
        for line in lines:
            yield line.replace(f"<{DEFAULT_BASE}", f"<{DEFAULT_BASE}{turn}/")


def _seconds(path: Path) -> float:
    start = time.process_time()
    validate_graph(path)
    return time.process_time() - start
