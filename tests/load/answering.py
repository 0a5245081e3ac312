"""A small HTTP server on the loopback interface that answers as a test wants it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


class Request(NamedTuple):
    """What was asked."""

    method: str
    path: str
    parameters: dict[str, list[str]]
    body: bytes

    @property
    def query(self) -> str:
        """The query in SPARQL that the body of a form holds; empty where it holds none."""
        return parse_qs(self.body.decode("utf-8", "replace")).get("query", [""])[0]


class Answer(NamedTuple):
    """What comes back."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()


Answering = Callable[[Request], Answer]


@contextmanager
def answering(answer: Answering) -> Iterator[str]:
    """Yield the address of a server that answers so."""
    handler = type("Handler", (_Handler,), {"answer": staticmethod(answer)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    answer: Answering

    def _reply(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, text, headers = self.answer(Request(self.command, parts.path, parse_qs(parts.query), body))
        content = text.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = _reply  # noqa: N815 - as http.server calls them

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing."""
