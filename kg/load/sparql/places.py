"""Where a store of each dialect is spoken to, worked out from one address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import httpx

from kg.errors import KgError


def fault_of(address: str) -> str:
    """Return what makes an address unusable, in words that do not repeat it; empty if nothing does."""
    try:
        inside = urlsplit(address).netloc or address
        # Whether or not it can be read any further, it may hold a secret.
        fault = "keep user and password out of the address" if "@" in inside else ""
        httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        return "this is no address; give one like http://HOST:PORT/PATH"
    return fault


class Places(NamedTuple):
    """The addresses of a store."""

    query: str
    update: str
    data: str
    """Where statements are sent: quads of many graphs, or the Graph Store Protocol; empty where neither is known."""
    server: str = ""
    """What the addresses of administration begin with."""
    name: str = ""
    """Of the repository or dataset, where a server has several."""


def _repository(endpoint: str) -> Places:
    server, found, name = endpoint.rpartition("/repositories/")
    if not found or not re.fullmatch(r"[A-Za-z0-9_.-]+", unquote(name)):
        raise KgError(f"{endpoint} names no repository: give http://HOST:PORT/…/repositories/NAME.")
    return Places(endpoint, f"{endpoint}/statements", f"{endpoint}/statements", server, unquote(name))


def _dataset(endpoint: str) -> Places:
    server, _, name = endpoint.rpartition("/")
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", name) or server.endswith(":/"):
        raise KgError(f"{endpoint} names no dataset: give http://HOST:PORT/NAME.")
    return Places(f"{endpoint}/query", f"{endpoint}/update", f"{endpoint}/data", server, name)


def _oxigraph(endpoint: str) -> Places:
    return Places(f"{endpoint}/query", f"{endpoint}/update", f"{endpoint}/store", endpoint)


def _virtuoso(endpoint: str) -> Places:
    server = re.sub(r"/sparql(-auth)?$", "", endpoint)
    return Places(f"{server}/sparql-auth", f"{server}/sparql-auth", f"{server}/sparql-graph-crud-auth", server)


def _generic(endpoint: str) -> Places:
    return Places(endpoint, endpoint, "")


_FROM: Mapping[str, Callable[[str], Places]] = {
    "graphdb": _repository,
    "rdf4j": _repository,
    "fuseki": _dataset,
    "oxigraph": _oxigraph,
    "virtuoso": _virtuoso,
    "generic": _generic,
}
DIALECTS = tuple(_FROM)
"""The names of the dialects."""


def places_of(dialect: str, endpoint: str, update: str = "", data: str = "") -> Places:
    """Return the addresses below an endpoint; ``update`` and ``data`` take the place of what the dialect has.

    Raises ``KgError`` where there is no such dialect, and where an address is missing, holds a password or is not of
    the dialect's form.
    """
    if dialect not in _FROM:
        raise KgError(f"There is no dialect {dialect!r}; there are {', '.join(DIALECTS)}.")
    for address in (endpoint, update, data):
        if fault := fault_of(address):
            raise KgError(f"An address of the store cannot be used: {fault}; the client's auth says who comes in.")
    if not endpoint:
        raise KgError("It is not told where the store is: give its address as the client's base_url.")
    found = _FROM[dialect](endpoint.rstrip("/"))
    return found._replace(update=update or found.update, data=data or found.data)
