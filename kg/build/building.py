"""A build from its inputs to the finished folder."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kg.build.tasks import Place
from kg.build.workers import Watch, Workers
from kg.errors import KgError
from kg.read import InputRef, list_inputs
from kg.write import Options, Output, Skips, Totals, write_graph


class Job(NamedTuple):
    """What to build."""

    inputs: Sequence[str]
    """Files and folders; ``-`` is standard input."""
    out: Path
    options: Options
    processes: int = 1
    force: bool = False
    """Replace ``out`` even if it is something else than a build."""
    stamp: bool = False
    """Write into the graph when it was made; otherwise the same input gives the same bytes."""


class Built(NamedTuple):
    """What came of a build."""

    totals: Totals
    seconds: Mapping[str, float]
    """By step, added up over all processes, and ``total`` by the clock on the wall."""


def build_graph(job: Job, watch: Watch = lambda _: None) -> Built:
    """Read the inputs and put the graph in its place; ``watch`` is told of progress some times a second.

    Raises ``KgError`` where an input that was asked for is missing, nothing can be read, or the
    graph cannot be written; what stood in ``job.out`` is then as it was.
    """
    start = time.perf_counter()
    started = datetime.now(UTC) if job.stamp else None
    output = Output(job.out, force=job.force)
    output.refuse_inputs_inside(given for given in job.inputs if given != "-")
    refs = [ref for ref in list_inputs(job.inputs) if ref.path is None or not output.holds(ref.path)]
    _refuse_missing(refs, job.inputs)
    try:
        with output:
            place = Place(output.work, output.new, job.options)
            done = list(Workers(job.processes, place, watch).run(refs))
            merging = time.perf_counter()
            totals = write_graph([task.runs for task in done], output.work, output.new, job.options, started)
            if not totals.counts["documents"]:
                raise _nothing_read(totals)
            output.commit()
    except OSError as error:
        raise KgError(f"{job.out} was not written ({error.strerror or error}); what was there is untouched.") from error
    end = time.perf_counter()
    seconds: dict[str, float] = defaultdict(float)
    for step, took in (pair for task in done for pair in task.seconds.items()):
        seconds[step] += took
    return Built(totals, {**seconds, "merge": end - merging, "total": end - start})


def _refuse_missing(refs: Iterable[InputRef], inputs: Sequence[str]) -> None:
    """Raise ``KgError`` for what the user named and is not there; what a folder holds may be broken."""
    missing = [ref for ref in refs if ref.problem and ref.path in inputs]
    if missing:
        raise KgError("\n".join(f"{ref.path}: {ref.problem}." for ref in missing))


def _nothing_read(totals: Totals) -> KgError:
    reasons = "".join(f"\n  {told_of(skips)}" for skips in totals.skips)
    return KgError(f"No article could be read.{reasons}")


def told_of(skips: Skips) -> str:
    """Return which inputs were skipped, and why, on one line."""
    others = f" and {skips.inputs - 1:,} more" if skips.inputs > 1 else ""
    return f"{skips.first}{others}: {skips.reason}"
