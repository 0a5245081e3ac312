"""Counts what the database holds of the articles that were loaded, and tells which others it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import LiteralString

from neo4j import ManagedTransaction, Session

from kg.load.neo4j.transactions import persist

_NODES: LiteralString = """
MATCH (n:Resource) WHERE any(document IN n._documents WHERE document IN $documents)
WITH CASE WHEN all(document IN n._documents WHERE document IN $documents) THEN labels(n) ELSE [
  label IN labels(n) WHERE label = 'Resource' OR any(place IN range(0, size(n._documents) - 1)
    WHERE n._documents[place] IN $documents
    AND split(split(n._stated[place], '"labels":[')[1], ']')[0] CONTAINS '"' + label + '"')
] END AS labels, count(*) AS number
UNWIND labels AS label
RETURN ':' + label AS what, sum(number) AS number
"""
"""Of nodes that other articles state as well, only the labels that these state: those of the others are no concern of
theirs. ``_stated`` is JSON, in which ``"labels":[`` can be nothing but that key, since quotes in texts are escaped."""
_RELATIONSHIPS: LiteralString = """
MATCH (:Resource)-[r]->(:Resource) WHERE any(document IN r._documents WHERE document IN $documents)
RETURN '[:' + type(r) + ']' AS what, count(*) AS number
"""
_ARTICLES: LiteralString = "MATCH (n:Resource:Document) WHERE n.iri IN n._documents RETURN n.iri AS iri ORDER BY iri"


def count_loaded(session: Session, documents: Sequence[str]) -> Counter[str]:
    """Return nodes by label and relationships by type that these articles state, as ``:Event`` and ``[:HOSTS]``."""
    found: Counter[str] = Counter()
    for query in (_NODES, _RELATIONSHIPS):
        found.update(persist(session.execute_read, _numbers, query, documents))
    return found


def others_held(session: Session, documents: Sequence[str]) -> tuple[str, ...]:
    """Return the IRIs of articles that were loaded before and are none of these."""
    known = frozenset(documents)
    return tuple(iri for iri in persist(session.execute_read, _articles) if iri not in known)


def _articles(transaction: ManagedTransaction) -> list[str]:
    return [row["iri"] for row in transaction.run(_ARTICLES)]


def _numbers(transaction: ManagedTransaction, query: LiteralString, documents: Sequence[str]) -> dict[str, int]:
    return {row["what"]: row["number"] for row in transaction.run(query, documents=documents)}
