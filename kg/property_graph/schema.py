"""The constraints and indexes that the property graph wants, as Cypher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import LiteralString

RESOURCE: LiteralString = "Resource"
"""Label of every node; its ``iri`` is unique."""

DOCUMENTS, STATED = "_documents", "_stated"
"""Two lists side by side: the articles that state a node or relationship, and what each states."""

NAMES: LiteralString = "jobfair_names"
"""Full-text index on names. The analyser ``cjk`` splits Chinese into pairs of characters, so that any part is found."""

_NAMED: LiteralString = "Event|CampaignSeries|District|Venue|Organisation|Person|Posts|Audience|Document"
_INDEXED: tuple[tuple[LiteralString, LiteralString], ...] = (
    ("Event", "startDate"),
    ("Event", "startDateText"),
    ("Event", "name"),
    ("Organisation", "name"),
    ("District", "name"),
    ("District", "code"),
    ("Document", "identifier"),
    ("Figure", "measure"),
)


def schema() -> Iterator[LiteralString]:
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
