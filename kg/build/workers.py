"""Processes that do the tasks of a build, and what they tell of their progress.

They share nothing but the folder that they write to: each reads its inputs itself and leaves
sorted runs, which the first process merges at the end.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NamedTuple, cast

from kg.build.tasks import Done, Place, Task, bytes_of, do_task, make_tasks
from kg.errors import KgError
from kg.read import InputRef

WORTH_BYTES = 256 << 10
"""Less than this is read sooner by one process than others are started."""


class Progress(NamedTuple):
    """How far a build is."""

    inputs: int
    """All there are."""
    inputs_done: int
    documents: int
    current: str
    """What is being read."""


Watch = Callable[[Progress], None]


class Workers:
    """Hands out tasks, to this process or to several."""

    def __init__(self, processes: int, place: Place, watch: Watch) -> None:
        self._processes, self._place, self._watch = processes, place, watch
        self._progress = Progress(0, 0, 0, "")
        self._waiting: deque[Task] = deque()
        self._busy: dict[Connection, BaseProcess] = {}

    def run(self, refs: Sequence[InputRef]) -> Iterator[Done]:
        """Yield what each task leaves. Raises ``KgError`` if a process dies, and whatever a task raises."""
        self._progress = Progress(len(refs), 0, 0, "")
        alone = self._processes == 1 or sum(map(bytes_of, refs)) < WORTH_BYTES
        for task in make_tasks(refs, 1 if alone else self._processes):
            # Standard input is this process's own.
            if alone or task.refs[0].path is None:
                yield do_task(task, self._place, self._tell)
            else:
                self._waiting.append(task)
        if self._waiting:
            yield from self._run_elsewhere()

    def _run_elsewhere(self) -> Iterator[Done]:
        """Yield what the tasks leave that other processes do, each with a pipe of its own."""
        # Not plain fork: its children would hold on to the lock of the output and to each other's pipes.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([do_task.__module__])
        try:
            for _ in range(min(self._processes, len(self._waiting))):
                here, there = context.Pipe()
                process: BaseProcess = context.Process(target=_serve, args=(there, self._place), daemon=True)
                process.start()
                there.close()
                self._busy[here] = process
                here.send(self._waiting.popleft())
            while self._busy:
                for connection in wait(list(self._busy)):
                    yield from self._hear(cast("Connection", connection))
        finally:
            for connection, process in self._busy.items():
                process.terminate()
                process.join()
                connection.close()

    def _hear(self, connection: Connection) -> Iterator[Done]:
        """Take one message of a process; if it has finished its task, give it the next or let it go."""
        try:
            message = connection.recv()
            if isinstance(message, Done) and self._waiting:
                connection.send(self._waiting.popleft())
            elif isinstance(message, Done):
                connection.close()
                self._busy.pop(connection).join()
        except (EOFError, ConnectionError) as error:
            raise KgError("A process was killed, perhaps for want of memory: try fewer with -j.") from error
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Done):
            yield message
        else:
            self._tell(*message)

    def _tell(self, inputs: int, documents: int, current: str) -> None:
        _, inputs_done, documents_done, _ = self._progress
        self._progress = self._progress._replace(
            inputs_done=inputs_done + inputs, documents=documents_done + documents, current=current
        )
        self._watch(self._progress)


def _serve(connection: Connection, place: Place) -> None:
    """Do tasks until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    try:
        while True:
            connection.send(_done(connection.recv(), place, connection))
    except (EOFError, ConnectionError):
        return


def _end_with_the_first() -> None:
    """Wait for the end of the first process, and end in the middle of whatever goes on here."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
    os._exit(1)


def _done(task: Task, place: Place, connection: Connection) -> Done | Exception:
    try:
        return do_task(task, place, lambda *news: connection.send(news))
    except ConnectionError:
        raise
    except Exception as error:  # whatever it is, the first process tells of it
        return error
