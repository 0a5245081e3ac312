"""The progress bar of a load: rows and their rate on a terminal, silence in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

Report = Callable[[int, int, int], None]
"""Takes what is done, of how much, and how many rows that was."""


@contextmanager
def watch_load(target: str) -> Iterator[Report]:
    """Yield what a load reports to; the bar says where it goes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _total, _rows: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]} rows, {task.fields[rate]} rows/s"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(target, total=None, rows="0", rate="–")

        def report(done: int, total: int, rows: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{rows / elapsed:,.0f}" if elapsed > 0 else "–"
            bar.update(task, total=total, completed=done, rows=f"{rows:,}", rate=rate)

        yield report
