"""Transactions that are tried again, even where the connection broke in the middle of a commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from neo4j import ManagedTransaction
from neo4j.exceptions import IncompleteCommit

_T = TypeVar("_T")
_P = ParamSpec("_P")

_COMMITS = 5
"""So many commits of a transaction may break."""


def persist(
    execute: Callable[..., _T],
    work: Callable[Concatenate[ManagedTransaction, _P], _T],
    *given: _P.args,
    **named: _P.kwargs,
) -> _T:
    """Return what work comes to in a transaction; ``execute`` is a session's ``execute_read`` or ``execute_write``.

    The driver tries again what the server cannot do for now, but no commit that may have been done: nobody knows.
    So the work must come to the same if it was done before. Raises what the driver raises.
    """
    for _ in range(_COMMITS - 1):
        try:
            return execute(work, *given, **named)
        except IncompleteCommit:
            continue
    return execute(work, *given, **named)
