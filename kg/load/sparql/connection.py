"""Speaks HTTP to a store: tells what it refuses in plain words, and waits for one that went away."""

from __future__ import annotations

import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple, TypeVar

import httpx

from kg.errors import KgError
from kg.load.encryption import tls_fault

_T = TypeVar("_T")

_GONE = frozenset({429, 502, 503, 504})
"""What servers and the gateways before them answer while they start, stop or have too much to do."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 5.0
"""Seconds between attempts."""
_LONGEST_REASON = 300
_TAG = re.compile(r"<(?:style|script|title)\b.*?</(?:style|script|title)>|<[^>]*>", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_FULL = re.compile(
    r"no space left|out of disk|disk (?:is )?full|disk quota|file too large|write to file failed", re.IGNORECASE
)
# What Java says when a mapped file could not grow, and what LMDB says.
_FAULTY = re.compile(r"unsafe memory access operation|input/output error", re.IGNORECASE)
_READ_ONLY = re.compile(r"read.?only|not writable|update not (?:supported|permitted)", re.IGNORECASE)


class Interrupted(Exception):  # noqa: N818 - nothing is wrong yet: what was under way is done again
    """The connection broke, or the server said that it is not there for now."""


class Body(NamedTuple):
    """What is sent piece by piece."""

    pieces: Iterable[bytes]
    size: int
    """Bytes in all."""


class Connection:
    """Requests through a client of httpx, to which authentication, certificates and proxies belong."""

    def __init__(self, client: httpx.Client, compress: bool = False, patience: float = 60.0) -> None:
        """Take the client, whether bodies go out compressed, and how many seconds a lost server is waited for."""
        self.broken = 0
        """How often something had to be done again."""
        self._client, self._compress, self._patience = client, compress, patience

    def send(self, method: str, url: str, **parts: Any) -> httpx.Response:
        """Send a request of httpx's parts and return the answer.

        Raises ``Interrupted`` where the server cannot be reached, ``KgError`` with what it refuses.
        """
        response = self.ask(method, url, **parts)
        if response.status_code >= 300:
            raise KgError(_complaint(response))
        return response

    def ask(self, method: str, url: str, **parts: Any) -> httpx.Response:
        """Send a request and return the answer, whatever it is. Raises ``Interrupted`` and ``KgError``."""
        try:
            response = self._client.request(method, url, **parts)
        except httpx.LocalProtocolError as error:
            # It shows the headers, and in them whatever the client comes in with.
            raise _unsent(url, error) from None
        except httpx.TransportError as error:
            raise _unreached(url, error) from error
        except httpx.StreamConsumed as error:
            # A digest was asked for anew, after the body was gone.
            raise Interrupted(f"{_site(url)} asked for the password again in the middle.") from error
        except (httpx.InvalidURL, httpx.DecodingError) as error:
            raise KgError(f"{url} cannot be asked: {error}.") from error
        if response.status_code in _GONE and not _FULL.search(response.text):
            raise Interrupted(_complaint(response))
        return response

    def upload(
        self, method: str, url: str, body: bytes | Body, kind: str, params: Mapping[str, str] | None = None
    ) -> None:
        """Send a body of a media type, compressed where that is wanted. Raises as ``send`` does."""
        headers = {"Content-Type": kind}
        content: bytes | Iterable[bytes]
        if self._compress:
            content = _compressed([body] if isinstance(body, bytes) else body.pieces)
            headers["Content-Encoding"] = "gzip"
            # Some servers, Oxigraph among them, stop reading where gzip ends and take what may come after it, the end
            # of a body of unknown length, for the next request.
            headers["Connection"] = "close"
        elif isinstance(body, bytes):
            content = body
        else:
            content, headers["Content-Length"] = body.pieces, str(body.size)
        try:
            self.send(method, url, content=content, headers=headers, params=params)
        except KgError as error:
            if not self._compress:
                raise
            raise KgError(f"{error}\nIt may not take compressed requests: try Target(compress=False).") from error

    def once(self, work: Callable[[], _T]) -> _T:
        """Do the work and return what it does; a server that is not there is an error at once. Raises ``KgError``."""
        try:
            return work()
        except Interrupted as error:
            raise KgError(str(error)) from error

    def persist(self, work: Callable[[], _T]) -> _T:
        """Do the work again until the connection holds, and return what it does.

        The work must come to the same however often its parts were done. Raises ``KgError`` where the
        server refuses it, or stays away for too long.
        """
        pause, began = _FIRST_PAUSE, time.monotonic()
        while True:
            try:
                return work()
            except Interrupted as error:
                if time.monotonic() - began > self._patience:
                    hint = "What was loaded stays; the same command goes on from there."
                    raise KgError(f"{error}\nGave up after {self._patience:.0f} s. {hint}") from error
            self.broken += 1
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(1, wbits=31)  # as gzip does
    for piece in pieces:
        yield squeeze.compress(piece)
    yield squeeze.flush()


def _unsent(url: str, error: httpx.LocalProtocolError) -> Exception:
    if str(error).startswith("Illegal header"):
        return KgError(
            f"{_site(url)} cannot be asked: a header has characters that HTTP does not allow. Look at the user, the "
            "token and whatever else the client sends in headers."
        )
    return Interrupted(f"{_site(url)} cannot be sent a request: the connection is in no state for one.")


def _unreached(url: str, error: httpx.TransportError) -> Exception:
    fault = tls_fault(error)
    if isinstance(fault, ssl.SSLCertVerificationError):
        remedy = "If an authority of your own signed it, name that one's certificate: the client's verify."
        return KgError(f"{_site(url)} shows a certificate that cannot be trusted: {fault.verify_message}. {remedy}")
    if fault is not None:
        return KgError(f"{_site(url)} does not speak TLS as expected: {fault.reason or fault}. Is it http://?")
    if isinstance(error, httpx.UnsupportedProtocol):
        return KgError(f"{url} is no http or https address.")
    reason = str(error) or type(error).__name__
    doubt = "Does it speak TLS, or is it http://?" if "handshake" in reason else "Does the server run?"
    return Interrupted(f"{_site(url)} cannot be reached: {reason}. {doubt} Is the address right?")


def _site(url: str) -> str:
    parts = httpx.URL(url)
    return f"{parts.scheme}://{parts.netloc.decode()}"


def _complaint(response: httpx.Response) -> str:
    """Return what an answer says is wrong, and what may help."""
    request, status = response.request, response.status_code
    reason = _reason(response)
    said = f"{_site(str(request.url))} answers {status} to {request.method} {request.url.path}"
    if reason:
        said += f": {reason}"
    return f"{said.rstrip('.')}. {_remedy(status, response.text)}".rstrip()


def _remedy(status: int, text: str) -> str:
    if _FULL.search(text) or status == 507:
        return "The server's disk is full: make room there, then run the same command again."
    if _FAULTY.search(text):
        return "The server cannot write its files: its disk may be full. Make room, then run the same command again."
    remedies = {
        401: "User, password or token are wrong or missing.",
        403: "This user may not do that, or the server is read-only.",
        404: "There is no such repository or dataset: check the client's base_url and Target(dialect=…), "
        "or have it made: Target(create=True).",
        405: "There is no such repository or dataset (what makes one: Target(create=True)), it is read-only, or of "
        "another kind: Target(dialect=…).",
        413: "The server, or a gateway before it, takes no requests as large as that.",
        415: "It is another kind of store, Target(dialect=…), it is read-only, or it takes no compressed requests: "
        "Target(compress=False).",
    }
    if status in remedies:
        return remedies[status]
    if 300 <= status < 400:
        return "It sends the request elsewhere, which is not followed: give the address that it leads to."
    return "The server is read-only: load into one that takes changes." if _READ_ONLY.search(text) else ""


def _reason(response: httpx.Response) -> str:
    if response.headers.get("Content-Encoding", "identity") != "identity" and not response.text.isprintable():
        return ""
    plain = _CONTROL.sub(" ", unescape(_TAG.sub(" ", response.text))).strip()
    return plain if len(plain) <= _LONGEST_REASON else f"{plain[:_LONGEST_REASON]}…"
