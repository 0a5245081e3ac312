"""Takes away what articles no longer state: what the database holds of them and the graph does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import LiteralString

from neo4j import Session

from kg.load.neo4j.batching import batches
from kg.load.neo4j.revising import Row
from kg.load.neo4j.writing import Writer
from kg.property_graph import Key, Merged, Record

_AT_ONCE = 500
_RELATIONSHIPS: LiteralString = """
MATCH (a:Resource)-[r]->(b:Resource)
WHERE r._documents IS NOT NULL AND ($documents IS NULL OR any(document IN r._documents WHERE document IN $documents))
RETURN type(r) AS kind, a.iri AS start, b.iri AS end
"""
_NODES: LiteralString = """
MATCH (n:Resource)
WHERE n._documents IS NOT NULL AND ($documents IS NULL OR any(document IN n._documents WHERE document IN $documents))
RETURN n.iri AS iri
"""


class Seen:
    """Keys that were loaded: on disk, since there may be more than memory holds."""

    def __init__(self) -> None:
        self._scratch = TemporaryDirectory(prefix="kg-load-")
        self._file = sqlite3.connect(Path(self._scratch.name) / "keys", isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF"):
            self._file.execute(f"PRAGMA {setting}")
        self._file.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")

    def __enter__(self) -> Seen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._scratch.cleanup()

    def add(self, keys: Iterable[Key]) -> None:
        """Remember keys."""
        self._file.execute("BEGIN")
        self._file.executemany("INSERT OR IGNORE INTO seen VALUES (?)", ((_digest(key),) for key in keys))
        self._file.execute("COMMIT")

    def others(self, keys: Sequence[Key]) -> list[Key]:
        """Return those that were not loaded."""
        by_digest = {_digest(key): key for key in keys}
        marks = ",".join("?" * len(by_digest))
        found = self._file.execute(f"SELECT digest FROM seen WHERE digest IN ({marks})", list(by_digest))  # noqa: S608 - marks alone
        for (digest,) in found:
            del by_digest[digest]
        return list(by_digest.values())


def take_away(reading: Session, writer: Writer, seen: Seen, documents: Sequence[str] | None) -> None:
    """Let ``writer`` take away all that these articles, or any, stated and the graph does not.

    Relationships come first, since a node takes its relationships along.
    """
    for query in (_RELATIONSHIPS, _NODES):
        for batch in batches(_gone(_keys(reading, query, documents), seen)):
            writer.take_away(batch)


def _keys(session: Session, query: LiteralString, documents: Sequence[str] | None) -> Iterator[Key]:
    for found in session.run(query, documents=documents):
        yield tuple(found.values())


def _gone(keys: Iterator[Key], seen: Seen) -> Iterator[Row]:
    for chunk in _chunks(keys):
        for key in seen.others(chunk):
            yield Row(Record(key, {}), Merged((), {}))


def _chunks(keys: Iterator[Key]) -> Iterator[list[Key]]:
    while chunk := list(islice(keys, _AT_ONCE)):
        yield chunk


def _digest(key: Key) -> bytes:
    return blake2b("\t".join(key).encode(), digest_size=16).digest()
