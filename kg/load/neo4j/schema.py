"""Constraints and indexes, which come before any row."""

from __future__ import annotations

from collections import Counter
from typing import LiteralString

from neo4j import ManagedTransaction, ResultSummary, Session
from neo4j.exceptions import ClientError

from kg.load.neo4j.transactions import persist
from kg.property_graph.schema import schema

_PATIENCE = 300
"""Seconds for indexes to be filled, which on a database with data takes a while."""


_MADE_MEANWHILE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
"""Another load made the same at the same time, which IF NOT EXISTS does not see."""


def make_schema(session: Session) -> Counter[str]:
    """Make what is missing, wait until it serves, and return counters of what was made."""
    counters: Counter[str] = Counter()
    for statement in schema():
        try:
            counts = persist(session.execute_write, _run, statement).counters
        except ClientError as error:
            if error.code != _MADE_MEANWHILE:
                raise
            continue
        counters["constraints_added"] += counts.constraints_added
        counters["indexes_added"] += counts.indexes_added
    session.run("CALL db.awaitIndexes($seconds)", seconds=_PATIENCE).consume()
    return counters


def _run(transaction: ManagedTransaction, statement: LiteralString) -> ResultSummary:
    return transaction.run(statement).consume()
