"""The Cypher of a load. Names of labels and types are quoted; everything else is a parameter."""

from __future__ import annotations

from typing import LiteralString

from kg.property_graph.names import quoted
from kg.property_graph.schema import DOCUMENTS, RESOURCE, STATED

_HELD = f"n.{DOCUMENTS} AS documents, n.{STATED} AS stated"
_DIFFERING = (
    f"WITH n, row WHERE coalesce(n.{STATED}, []) <> row.properties.{STATED} "
    f"OR coalesce(n.{DOCUMENTS}, []) <> row.properties.{DOCUMENTS} "
)
_PLANNED_ONCE = "CYPHER replan=skip"
"""Every statement finds nodes by their unique IRI, which stays the best plan; yet a server makes the plan anew whenever
its counts have grown much, and while a load fills a database they grow all the time."""
_ENDS = f"UNWIND $keys AS key MATCH (a:{RESOURCE} {{iri: key[0]}}) MATCH (b:{RESOURCE} {{iri: key[1]}})"
"""Both ends first, and then OPTIONAL MATCH, which goes from the one with fewer relationships. With one MATCH for
all, the planner walks through the thousands of events of a body for each of them."""


def merge_nodes(labels: tuple[str, ...]) -> LiteralString:
    """Make the nodes that are missing; return what those hold that are there and differ."""
    named = "".join(f", n:{quoted(label)}" for label in labels)
    return _cypher(
        f"UNWIND $rows AS row MERGE (n:{RESOURCE} {{iri: row.iri}}) ON CREATE SET n += row.properties{named} "
        f"{_DIFFERING} RETURN row.iri AS key, {_HELD}"
    )


def merge_relationships(kind: str) -> LiteralString:
    """Make the relationships that are missing; return what those hold that are there and differ."""
    return _cypher(
        f"UNWIND $rows AS row MATCH (a:{RESOURCE} {{iri: row.key[0]}}) MATCH (b:{RESOURCE} {{iri: row.key[1]}}) "
        f"MERGE (a)-[n:{quoted(kind)}]->(b) ON CREATE SET n += row.properties "
        f"{_DIFFERING} RETURN row.key AS key, {_HELD}"
    )


def read_nodes() -> LiteralString:
    """Return what nodes hold."""
    return _cypher(f"UNWIND $keys AS key MATCH (n:{RESOURCE} {{iri: key}}) RETURN key, {_HELD}")


def read_relationships(kind: str) -> LiteralString:
    """Return what relationships hold; nothing of those that are not there."""
    return _cypher(f"{_ENDS} OPTIONAL MATCH (a)-[n:{quoted(kind)}]->(b) RETURN key, {_HELD}")


def set_nodes(labels: tuple[str, ...]) -> LiteralString:
    """Set labels and properties of nodes that are there."""
    named = "".join(f", n:{quoted(label)}" for label in labels)
    return _cypher(f"UNWIND $rows AS row MATCH (n:{RESOURCE} {{iri: row.iri}}) SET n += row.properties{named}")


def set_relationships(kind: str) -> LiteralString:
    """Set properties of relationships that are there."""
    return _cypher(
        f"UNWIND $rows AS row MATCH (a:{RESOURCE} {{iri: row.key[0]}}) MATCH (b:{RESOURCE} {{iri: row.key[1]}}) "
        f"OPTIONAL MATCH (a)-[n:{quoted(kind)}]->(b) SET n += row.properties"
    )


def remove_label(label: str) -> LiteralString:
    """Take a label from nodes."""
    return _cypher(f"UNWIND $keys AS key MATCH (n:{RESOURCE} {{iri: key}}) REMOVE n:{quoted(label)}")


def delete_nodes() -> LiteralString:
    """Delete nodes, and whatever hangs on them."""
    return _cypher(f"UNWIND $keys AS key MATCH (n:{RESOURCE} {{iri: key}}) DETACH DELETE n")


def delete_relationships(kind: str) -> LiteralString:
    """Delete relationships."""
    return _cypher(f"{_ENDS} OPTIONAL MATCH (a)-[n:{quoted(kind)}]->(b) DELETE n")


def _cypher(text: str) -> LiteralString:
    # The driver takes literals alone, lest values get into the text; here only names do, and they are quoted.
    return f"{_PLANNED_ONCE} {text}"
