"""Constraints and indexes, which come before any row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import LiteralString

from neo4j import ManagedTransaction, ResultSummary, Session

RESOURCE = "Resource"
"""Label of every node that is loaded; its ``iri`` is unique."""

NAMES = "jobfair_names"
"""Full-text index on names. The analyser ``cjk`` splits Chinese into pairs of characters, so that any part is found."""

_NAMED = "Event|CampaignSeries|District|Venue|Organisation|Person|Posts|Audience|Document"
_INDEXED = (
    ("Event", "startDate"),
    ("Event", "startDateText"),
    ("Event", "name"),
    ("Organisation", "name"),
    ("District", "name"),
    ("District", "code"),
    ("Document", "identifier"),
    ("Figure", "measure"),
)
_PATIENCE = 300
"""Seconds for indexes to be filled, which on a database with data takes a while."""


def statements() -> Iterator[LiteralString]:
    """Yield what makes constraints and indexes where they are missing."""
    yield f"CREATE CONSTRAINT jobfair_iri IF NOT EXISTS FOR (n:{RESOURCE}) REQUIRE n.iri IS UNIQUE"
    for label, key in _INDEXED:
        name = f"jobfair_{label.lower()}_{key.lower()}"
        yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
    yield (
        f"CREATE FULLTEXT INDEX {NAMES} IF NOT EXISTS FOR (n:{_NAMED}) "
        "ON EACH [n.name, n.aliases, n.fullName, n.title] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )


def make_schema(session: Session) -> Counter[str]:
    """Make what is missing, wait until it serves, and return counters of what was made."""
    counters: Counter[str] = Counter()
    for statement in statements():
        counts = session.execute_write(_run, statement).counters
        counters["constraints_added"] += counts.constraints_added
        counters["indexes_added"] += counts.indexes_added
    session.run("CALL db.awaitIndexes($seconds)", seconds=_PATIENCE).consume()
    return counters


def _run(transaction: ManagedTransaction, statement: LiteralString) -> ResultSummary:
    return transaction.run(statement).consume()
