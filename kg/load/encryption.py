"""TLS to whichever server: whose certificates are believed, and what went wrong with it."""

from __future__ import annotations

import ssl
from ipaddress import ip_address
from pathlib import Path

from kg.errors import KgError


def trust_also(context: ssl.SSLContext, ca_file: Path | None) -> ssl.SSLContext:
    """Return the context, which believes those certificates, too. Raises ``KgError`` where they cannot be read."""
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except ssl.SSLError as error:
            raise KgError(f"{ca_file} holds no certificates in PEM form ({error.reason or error}).") from error
        except OSError as error:
            raise KgError(f"{ca_file} cannot be read: {error.strerror}.") from error
    return context


def tls_fault(error: BaseException) -> ssl.SSLError | None:
    """Return what went wrong with TLS where that is behind an error; a certificate that cannot be trusted first."""
    found: ssl.SSLError | None = None
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause
        if found is None and isinstance(cause, ssl.SSLError):
            found = cause
        cause = cause.__cause__ or cause.__context__
    return found


def is_this_machine(host: str) -> bool:
    """Return whether a host, by name or number, is this machine itself, so that nothing crosses a network."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
