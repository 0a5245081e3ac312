"""A relay of TCP that cuts connections in the middle of a commit, as a server does that is killed there."""

from __future__ import annotations

import contextlib
import socket
from threading import Thread
from types import TracebackType

_COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message COMMIT of Bolt in a chunk of its own."""


class CuttingRelay:
    """Passes everything on to a port, but for the answers to the first commits; ``with`` starts and stops it."""

    def __init__(self, port: int, cuts: int) -> None:
        """Take the port of the server, and how many commits are cut."""
        self.cut = 0
        """How many were."""
        self._target, self._cuts = port, cuts
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> CuttingRelay:
        Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # the end: nobody listens any more
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                Thread(target=self._pass, args=(client, server), daemon=True).start()
                Thread(target=self._pass, args=(server, client), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):  # the other direction has closed both
            while data := source.recv(65536):
                target.sendall(data)
                if data.endswith(_COMMIT) and self.cut < self._cuts:
                    self.cut += 1
                    break
        for side in (source, target):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()
