"""A gateway before a server: it speaks TLS by a certificate of its own authority, and asks who comes."""

from __future__ import annotations

import base64
import ssl
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

import httpx
import trustme

_PASSED_ON = frozenset({"content-type", "content-encoding", "accept"})
_BACK = frozenset({"content-type", "location"})


def basic(user: str, password: str) -> str:
    """Return the header that a user and a password make."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Gateway:
    """Passes on what carries the right ``Authorization``; ``with`` starts and stops it."""

    def __init__(self, behind: str, authorization: str, folder: Path, auth: httpx.Auth | None = None) -> None:
        """Take the address of the server behind, what to ask for, and where the authority's certificate goes.

        ``auth`` is how the gateway itself comes in behind.
        """
        self.authority = folder / "authority.pem"
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.authority))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost").configure_cert(context)
        handler = type("Handler", (_Handler,), {"behind": behind, "authorization": authorization, "auth": auth})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        self.url = f"https://localhost:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Gateway:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    behind = ""
    authorization = ""
    auth: httpx.Auth | None = None

    def _pass_on(self) -> None:
        body = self._body()
        if self.headers.get("Authorization") != self.authorization:
            self._reply(httpx.Response(HTTPStatus.UNAUTHORIZED, text="who are you?"))
            return
        headers = {name: value for name, value in self.headers.items() if name.lower() in _PASSED_ON}
        with httpx.Client(auth=self.auth, timeout=300, trust_env=False) as client:
            self._reply(client.request(self.command, self.behind + self.path, content=body, headers=headers))

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    do_GET = do_POST = do_PUT = do_DELETE = _pass_on  # noqa: N815 - as http.server calls them

    def _reply(self, response: httpx.Response) -> None:
        self.send_response(response.status_code)
        for name, value in response.headers.items():
            if name.lower() in _BACK:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        self.wfile.write(response.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server calls it
        """Say nothing."""
