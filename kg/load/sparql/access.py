"""A client for a store: who asks, and whose certificates are believed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import httpx

from kg.errors import KgError
from kg.load.encryption import is_this_machine, trust_also

_TIMES = httpx.Timeout(900, connect=20, pool=20)
"""Seconds; a store may take its time to answer what brings it 8 MB."""


class Access(NamedTuple):
    """What is needed to come in; secrets are read elsewhere and only passed on."""

    endpoint: str
    user: str = ""
    password: str = ""
    token: str = ""
    """Sent as a bearer token."""
    digest: bool = False
    """Answer with a digest of the password instead of sending it."""
    ca_file: Path | None = None
    """Certificates to believe beside those that are believed anyway."""

    def __repr__(self) -> str:
        """Return what may be shown."""
        return f"Access({self.endpoint!r}, user={self.user!r})"


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request):  # type: ignore[no-untyped-def]
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def open_client(access: Access) -> httpx.Client:
    """Return a client whose ``base_url`` is the endpoint. Raises ``KgError`` for what cannot be used."""
    try:
        url = httpx.URL(access.endpoint)
    except httpx.InvalidURL as error:
        raise KgError(f"{access.endpoint} is no address: {error}.") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise KgError(f"{access.endpoint} is no http or https address.")
    return httpx.Client(
        base_url=url, auth=_auth(access), verify=trust_also(httpx.create_ssl_context(), access.ca_file), timeout=_TIMES
    )


def in_the_clear(access: Access, *others: str) -> bool:
    """Return whether a secret would cross the network unencrypted, on its way to the endpoint or another address."""
    secret = access.token or (access.password and not access.digest)
    used = filter(None, (access.endpoint, *others))
    return bool(secret) and any(httpx.URL(url).scheme == "http" and not is_here(url) for url in used)


def is_here(endpoint: str) -> bool:
    """Return whether an address is one of this machine's own."""
    return is_this_machine(httpx.URL(endpoint).host)


def _auth(access: Access) -> httpx.Auth | None:
    if access.token:
        return _Bearer(access.token)
    if access.user:
        kind = httpx.DigestAuth if access.digest else httpx.BasicAuth
        return kind(access.user, access.password)
    return None
