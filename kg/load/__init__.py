"""Loads a finished build into the servers that people run.

``load_neo4j`` comes from :mod:`kg.load.neo4j`, ``load_sparql`` from :mod:`kg.load.sparql`; what speaks to a server is
imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.load.neo4j import load_neo4j
    from kg.load.sparql import load_sparql

__all__ = ["load_neo4j", "load_sparql"]

_ROOMS = {"load_neo4j": "kg.load.neo4j", "load_sparql": "kg.load.sparql"}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)
