"""The files of a build, from the runs of all parts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kg.layout import COUNTED, GRAPH_NQ, GRAPH_TTL, REPORT, TEXTS
from kg.sorting import merge_runs
from kg.write.graph import GraphFiles
from kg.write.merges import write_merges
from kg.write.options import Options
from kg.write.part import BUFFER, Runs
from kg.write.provenance import RunGraph
from kg.write.report import Outcomes, Skips, write_report


class Totals(NamedTuple):
    """What a build adds up to."""

    counts: Mapping[str, int]
    """Documents and skipped inputs, nodes of the merged graph by kind, what is claimed, triples and quads."""
    skips: tuple[Skips, ...]
    """Why inputs were skipped, the most frequent reason first."""


def write_graph(parts: Iterable[Runs], work: Path, new: Path, options: Options, started: datetime | None) -> Totals:
    """Write ``graph.nq``, ``graph.ttl`` and ``report.json`` into ``new`` and return what they hold.

    Where ``started`` tells when the run began, the graph tells it too, and that it ends now. The runs of the
    parts are used up. Raises ``KgError`` where two articles share an identifier, ``OSError`` where something
    cannot be written.
    """
    runs = ([run for runs in kind for run in runs] for kind in zip(*parts, strict=True))
    graph, meetings, outcome_runs, sources = runs
    outcomes = Outcomes(merge_runs(outcome_runs, work), work)
    graph += write_merges(merge_runs(meetings, work), options.base, work)
    graph += RunGraph(options, work, started).write(merge_runs(sources, work))
    with (new / GRAPH_NQ).open("wb", BUFFER) as quads, (new / GRAPH_TTL).open("wb", BUFFER) as turtle:
        files = GraphFiles(quads, turtle, options.base, work)
        files.write(merge_runs(graph, work))
    counts = {
        "documents": outcomes.counts["read"],
        "skipped": outcomes.counts["skipped"],
        **{name: files.nodes.get(kind, 0) for name, kind in COUNTED.items()},
        "relations": outcomes.counts["relations"],
        "triples": files.triples,
        "quads": files.quads,
    }
    with (new / REPORT).open("wb") as report:
        write_report(report, options, counts, outcomes.path)
    if options.texts:
        (new / TEXTS).mkdir(exist_ok=True)
    for name in (GRAPH_NQ, GRAPH_TTL, REPORT):
        _sync(new / name)
    return Totals(counts, tuple(sorted(outcomes.reasons.values(), key=lambda skips: (-skips.inputs, skips))))


def _sync(path: Path) -> None:
    """Wait until the disk has it, so that a rename cannot outrun what it renames."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
