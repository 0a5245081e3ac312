"""What a database holds, and what it should hold of a build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, LiteralString

from neo4j import Driver
from neo4j.time import Date

from kg.property_graph import PropertyGraph, stored

Contents = dict[tuple[str, ...], tuple[frozenset[str], Mapping[str, Any]]]
"""Labels and properties by key; only what was loaded, not what others have put there."""

_NODES: LiteralString = "MATCH (n:Resource) RETURN [n.iri] AS key, labels(n) AS labels, properties(n) AS properties"
_RELATIONSHIPS: LiteralString = (
    "MATCH (a:Resource)-[r]->(b:Resource) "
    "RETURN [type(r), a.iri, b.iri] AS key, [] AS labels, properties(r) AS properties"
)


def held(driver: Driver) -> Contents:
    """Return what the database holds; a relationship that is there twice fails."""
    found: Contents = {}
    for query in (_NODES, _RELATIONSHIPS):
        for key, labels, values in driver.execute_query(query).records:
            assert tuple(key) not in found, f"twice: {key}"
            found[tuple(key)] = frozenset(labels), {name: _plain(value) for name, value in values.items()}
    return found


def expected(build: Path) -> Contents:
    """Return what a database should hold that was loaded with a build."""
    found: Contents = {}
    with PropertyGraph.of(build) as graph:
        for record, merged in (*graph.nodes(), *graph.relationships()):
            node = len(record.key) == 1
            values: dict[str, Any] = dict(stored(record.stated, merged))
            if node:
                values["iri"] = record.key[0]
            found[record.key] = frozenset((*merged.labels, "Resource") if node else ()), values
    return found


def _plain(value: Any) -> Any:
    return value.to_native() if isinstance(value, Date) else value
