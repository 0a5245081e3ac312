"""A progress bar on a terminal, silence in a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from kg.build import Progress as Step
from kg.build import Watch

_LONGEST = 40


@contextmanager
def watch_progress() -> Iterator[Watch]:
    """Yield what a build tells its progress to: inputs done, documents and their rate, what is being read."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TextColumn("inputs, {task.fields[documents]} read, {task.fields[rate]}/s"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[current]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("build", total=None, documents="no document", rate="–", current="")

        def watch(step: Step) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{step.documents / elapsed:,.0f}" if elapsed > 0 else "–"
            current = escape(_tail(step.current)) if step.inputs_done < step.inputs else "merging"
            bar.update(
                task,
                total=step.inputs,
                completed=step.inputs_done,
                documents=f"{step.documents:,} {'document' if step.documents == 1 else 'documents'}",
                rate=rate,
                current=current,
            )

        yield watch


def _tail(identifier: str) -> str:
    return identifier if len(identifier) <= _LONGEST else f"…{identifier[-_LONGEST + 1 :]}"
