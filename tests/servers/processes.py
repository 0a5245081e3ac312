"""Starts a server on a free port of the loopback interface, waits until it answers, stops or kills it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_SHOWN = 4000
"""Characters of a log that a failure shows."""
_PATIENCE = 120.0
"""Seconds until a server has to answer; slow machines run several tests at once."""


def free_port() -> int:
    """Return a port that nothing listened on a moment ago, and that no other worker of pytest is given."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        # Linux gives even ones to whoever asks for any.
        if port // 2 % workers == worker % workers:
            return port


class Server:
    """One process that serves; ``start`` after ``stop`` or ``kill`` takes the same command again."""

    def __init__(self, command: Sequence[str], log: Path, answers: Callable[[], bool]) -> None:
        """Take what to run, where its output goes, and what tells whether it answers."""
        self.log = log
        self._command, self._answers = command, answers
        self._environment: dict[str, str] = dict(os.environ)
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None

    def with_environment(self, variables: Mapping[str, str]) -> Server:
        """Set variables of the process, and return the server."""
        self._environment |= variables
        return self

    def in_folder(self, folder: Path) -> Server:
        """Run the process there, and return the server."""
        self._folder = folder
        return self

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it and wait until it answers; a server that ends or stays silent fails the test with its log."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                cwd=self._folder,
                start_new_session=True,
            )
        latest = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process.poll() is not None:
                raise AssertionError(f"the server ended with {self._process.returncode}:\n{self.tail()}")
            if time.monotonic() > latest:
                self.kill()
                raise AssertionError(f"the server did not answer within {_PATIENCE:.0f} s:\n{self.tail()}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask it to end and wait for that; one that does not listen is killed."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a cut of the power would."""
        self._end(signal.SIGKILL)

    def tail(self) -> str:
        """Return the end of what it said."""
        said = self.log.read_text("utf-8", "replace") if self.log.exists() else ""
        return said[-_SHOWN:]

    def _end(self, by: signal.Signals) -> None:
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.send_signal(by)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=60)
