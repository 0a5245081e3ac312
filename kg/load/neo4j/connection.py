"""Connects to Neo4j, and says what went wrong in words that help."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from kg.errors import KgError

_PATIENCE = 15.0
"""Seconds until a connection must stand."""
_HANDSHAKE = 20.0
"""Seconds until the server must also have answered on it: one of another kind may wait for ever for more."""
_AGAIN = "What was written stays. Run the same command again: it adds what is missing and nothing twice."
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Of Bolt. The driver takes http as well, as a preview that wants more than is installed."""
_EXAMPLE = "An example: bolt://localhost:7687"
_KNOWN = (
    ("RateLimit", "Neo4j at {uri} has locked {user} for some seconds, after too many wrong passwords."),
    (
        "Unauthorized",
        "Neo4j at {uri} refuses user {user}: wrong user or password. "
        "The password comes from NEO4J_PASSWORD, --password-file or the prompt.",
    ),
    ("CredentialsExpired", "Neo4j at {uri} wants {user} to change the password first, in its browser or cypher-shell."),
    ("ReadOnly", "Neo4j at {server} is read-only, nothing was written: {message}"),
    ("Security.Forbidden", "{user} may not do that at {server}: {message}"),
    ("DatabaseNotFound", "Neo4j at {uri} has no such database: {message}"),
)
"""A part of the server's code, and what it means."""
_REFUSED = "Neo4j at {server} refuses: {message} ({code})"
_FAILED = (
    "Neo4j at {server} failed: {message} ({code}). Its logs, neo4j.log and debug.log, say why; a full disk shows "
    f"there, too. {_AGAIN}"
)


class Server(NamedTuple):
    """Where a server is and who asks; it never shows the password."""

    uri: str
    user: str
    database: str | None = None

    @classmethod
    def at(cls, uri: str, user: str, database: str | None = None) -> Server:
        """Return a server at an address that may be shown. Raises ``KgError`` where it is none of Neo4j.

        It is for whoever has the address from a user; before that it should not be shown, for it may hold a password.
        """
        if "@" in uri:
            raise KgError(
                "The address of Neo4j holds an @, behind which the host stands and before it a user or a password, "
                f"which do not belong there: give the user with --user. {_EXAMPLE}"
            )
        try:
            parts = urlsplit(uri)
        except ValueError as error:
            raise KgError(f"{uri} is no address of Neo4j: {error}. {_EXAMPLE}") from error
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise KgError(
                f"{uri or 'An empty text'} is no address of Neo4j, which begins with one of "
                f"{', '.join(f'{scheme}://' for scheme in _SCHEMES)} and a host. {_EXAMPLE}"
            )
        return cls(uri, user, database)

    def __str__(self) -> str:
        return f"{self.uri}{f', database {self.database}' if self.database else ''}"


@contextmanager
def connected(server: Server, password: str) -> Iterator[Driver]:
    """Yield a driver that has reached the server. Raises ``KgError`` where that, or anything inside, fails."""
    # Each attempt that the driver repeats is a warning of its log; what comes of it in the end is said here.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with explained(server), _driver(server, password) as driver:
        yield driver


def _driver(server: Server, password: str) -> Driver:
    try:
        driver = GraphDatabase.driver(
            server.uri,
            auth=(server.user, password),
            connection_timeout=_PATIENCE,
            connection_acquisition_timeout=_HANDSHAKE,
            user_agent="jobfair-kg",
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
    except (ConfigurationError, ValueError) as error:
        raise KgError(f"{server.uri} is no address of Neo4j: {_first_line(error)}. {_EXAMPLE}") from error
    except (ServiceUnavailable, OSError) as error:
        raise KgError(
            f"Neo4j does not answer at {server.uri} ({_first_line(error)}). Is the server running, and is this its "
            "Bolt address? The port is usually 7687; 7474 is the browser's."
        ) from error
    return driver


@contextmanager
def explained(server: Server) -> Iterator[None]:
    """Turn what the driver raises inside into ``KgError``."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise KgError(f"Neo4j at {server} went away while it was asked ({_first_line(error)}). {_AGAIN}") from error
    except Neo4jError as error:
        raise KgError(_explanation(server, error)) from error
    except DriverError as error:
        raise KgError(f"Neo4j at {server}: {_first_line(error)}") from error


def _explanation(server: Server, error: Neo4jError) -> str:
    code, message = error.code or "", _first_line(error)
    known = next((text for name, text in _KNOWN if name in code), None)
    if known is None:
        known = _REFUSED if isinstance(error, ClientError) else _FAILED
    return known.format(server=server, uri=server.uri, user=server.user, message=message, code=code)


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    return str(text).strip().partition("\n")[0].rstrip(".:")
