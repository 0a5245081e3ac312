"""Connects to Neo4j, and says what went wrong in words that help."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from kg.errors import KgError
from kg.load.encryption import is_this_machine, tls_fault, trust_also

_PATIENCE = 15.0
"""Seconds until a connection must stand."""
_HANDSHAKE = 20.0
"""Seconds until the server must also have answered on it: one of another kind may wait for ever for more."""
_AGAIN = "What was written stays. Run the same command again: it adds what is missing and nothing twice."
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Of Bolt. The driver takes http as well, as a preview that wants more than is installed."""
_VERIFIED, _ENCRYPTED = "+s", ("+s", "+ssc")
"""Ends of schemes: with a certificate that is looked at, and with any."""
_ROUTED = "neo4j"
"""Begins schemes with which a server tells where its databases are."""
_EXAMPLE = "An example: bolt://localhost:7687"
_OLDEST = "Neo4j 5.7 is the oldest that can be loaded into."
_OLDEST_BOLT = (5, 2)
"""Of the protocol, which came with it: from there on a server can be told to keep its hints to itself."""
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
    ca_file: Path | None = None
    """Certificates to believe beside those that are believed anyway; for addresses that verify."""

    @classmethod
    def at(cls, uri: str, user: str, database: str | None = None, ca_file: Path | None = None) -> Server:
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
            _ = parts.port
        except ValueError as error:
            raise KgError(f"{uri} is no address of Neo4j: {error}. {_EXAMPLE}") from error
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise KgError(
                f"{uri or 'An empty text'} is no address of Neo4j, which begins with one of "
                f"{', '.join(f'{scheme}://' for scheme in _SCHEMES)} and a host. {_EXAMPLE}"
            )
        return cls(uri, user, database, ca_file)

    @property
    def verifies(self) -> bool:
        """Whether the server must show a certificate that is believed."""
        return urlsplit(self.uri).scheme.endswith(_VERIFIED)

    @property
    def in_the_clear(self) -> bool:
        """Whether the password and the graph cross a network unencrypted."""
        parts = urlsplit(self.uri)
        return not parts.scheme.endswith(_ENCRYPTED) and not is_this_machine(parts.hostname or "")

    def __str__(self) -> str:
        return f"{self.uri}{f', database {self.database}' if self.database else ''}"


@contextmanager
def connected(server: Server, password: str) -> Iterator[Driver]:
    """Yield a driver that has reached the server. Raises ``KgError`` where that, or anything inside, fails."""
    # Each attempt that the driver repeats is a warning of its log; what comes of it in the end is said here.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with explained(server), _driver(server, password) as driver:
        check_version(driver)
        yield driver


def check_version(driver: Driver) -> None:
    """Raise ``KgError`` where the server is older than what a load needs, and what the driver raises."""
    server = driver.get_server_info()
    if server.protocol_version < _OLDEST_BOLT:
        raise KgError(f"{server.agent} at {server.address[0]}:{server.address[1]} is too old. {_OLDEST}")


def _driver(server: Server, password: str) -> Driver:
    try:
        driver = _opened(server, password)
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
    except UnsupportedServerProduct as error:
        raise KgError(f"Neo4j at {server.uri} is too old ({_first_line(error)}). {_OLDEST}") from error
    except (ConfigurationError, ValueError) as error:
        raise KgError(f"{server.uri} is no address of Neo4j: {_first_line(error)}. {_EXAMPLE}") from error
    except (ServiceUnavailable, OSError) as error:
        raise KgError(_unreached(server, _reason(server, password, error))) from error
    return driver


def _reason(server: Server, password: str, error: Exception) -> Exception:
    """Return why a server is not reached. Routing keeps that to itself, so it is asked at the very address as well."""
    if not server.uri.startswith(_ROUTED):
        return error
    try:
        with _opened(server._replace(uri=server.uri.replace(_ROUTED, "bolt", 1)), password) as driver:
            driver.verify_connectivity()
    except (DriverError, OSError) as found:
        return found
    return error


def _opened(server: Server, password: str) -> Driver:
    uri, security = server.uri, dict[str, Any]()
    if server.ca_file is not None:
        # The driver takes a context only beside an address that says nothing of encryption itself.
        uri = uri.replace(f"{_VERIFIED}://", "://", 1)
        security = {"encrypted": True, "ssl_context": trust_also(ssl.create_default_context(), server.ca_file)}
    return GraphDatabase.driver(
        uri,
        auth=(server.user, password),
        connection_timeout=_PATIENCE,
        connection_acquisition_timeout=_HANDSHAKE,
        user_agent="jobfair-kg",
        **security,
    )


def _unreached(server: Server, error: Exception) -> str:
    fault = tls_fault(error)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return (
            f"Neo4j at {server.uri} shows a certificate that cannot be trusted: {fault.verify_message.rstrip('.')}. "
            "If an authority of your own signed it, name that one's certificate: --ca-file."
        )
    if fault is not None:
        return (
            f"Neo4j at {server.uri} does not speak TLS as expected: {fault.reason or fault}. Does it take encrypted "
            "connections at all? Where it does not, the address begins with bolt:// or neo4j://."
        )
    closed = "" if urlsplit(server.uri).scheme.endswith(_ENCRYPTED) else " One that only encrypts wants bolt+s://."
    reason = _system_reason(error) or _first_line(error)
    return (
        f"Neo4j does not answer at {server.uri} ({reason}). Is the server running, and is this its "
        f"Bolt address? The port is usually 7687; 7474 is the browser's.{closed}"
    )


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


def _system_reason(error: Exception) -> str:
    """Return what the system said of a connection, such as that it was refused; empty where it said nothing."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__ or cause.__context__
    return (cause.strerror or "") if isinstance(cause, OSError) else ""


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    return str(text).strip().partition("\n")[0].rstrip(".:")
