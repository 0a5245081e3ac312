"""``load_neo4j`` beside a bare loop of the driver that sends the same rows in the same batches."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, LiteralString

from neo4j import Driver

from kg.load import load_neo4j
from kg.load.neo4j.batching import Batch, batches
from kg.load.neo4j.revising import Row
from kg.load.neo4j.writing import STATEMENT, sent
from kg.property_graph import PropertyGraph
from kg.property_graph.names import quoted
from kg.property_graph.schema import schema
from tests.servers.neo4j_server import Neo4j

Statement = tuple[str, list[dict[str, Any]]]
_WARMING = 4
"""Rounds that are not counted: Java compiles what it runs often, and that takes a while."""
_EMPTY: LiteralString = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def measure_neo4j(build: Path, rounds: int) -> None:
    """Print the medians of both, and their ratio; each starts from an empty database with its indexes."""
    statements = list(_statements(build))
    # The rows of the bare loop are nothing that a load has to look through.
    gc.freeze()
    rows = sum(len(batch) for _, batch in statements)
    with tempfile.TemporaryDirectory() as home, Neo4j(Path(home)) as server, server.driver() as driver:
        bare, ours = [], []
        for _ in range(_WARMING + rounds):
            bare.append(_seconds(driver, lambda: _bare(driver, statements)))
            ours.append(_seconds(driver, lambda: _loaded(build, driver)))
    loop, load = median(bare[_WARMING:]), median(ours[_WARMING:])
    print(f"Neo4j: {rows:,} rows in {len(statements)} batches, medians of {rounds} rounds")
    print(f"{'bare loop of the driver':<34}{loop:8.2f} s {rows / loop:10,.0f} rows/s")
    print(f"{'kg load neo4j':<34}{load:8.2f} s {rows / load:10,.0f} rows/s")
    print(f"{'speed of kg load / bare loop':<34}{loop / load:8.2f}   (target: at least 0.7)")


def _statements(build: Path) -> Iterator[Statement]:
    """Yield what a first load sends: Cypher and rows, in its order."""
    with PropertyGraph.of(build) as graph:
        for records in (graph.nodes(), graph.relationships()):
            for batch in batches(Row(record, merged) for record, merged in records):
                yield _cypher(batch), sent(batch)


def _cypher(batch: Batch) -> str:
    """Return the plainest Cypher that writes such rows."""
    if batch.of_nodes:
        labels = "".join(f":{quoted(label)}" for label in batch.shape)
        return f"UNWIND $rows AS row MERGE (n:Resource {{iri: row.iri}}) SET n{labels} SET n += row.properties"
    return (
        "UNWIND $rows AS row MATCH (a:Resource {iri: row.key[0]}) MATCH (b:Resource {iri: row.key[1]}) "
        f"MERGE (a)-[n:{quoted(batch.shape[0])}]->(b) SET n += row.properties"
    )


def _bare(driver: Driver, statements: list[Statement]) -> None:
    with driver.session() as session:
        for cypher, rows in statements:
            with session.begin_transaction() as transaction:
                for start in range(0, len(rows), STATEMENT):
                    transaction.run(cypher, {"rows": rows[start : start + STATEMENT]}).consume()
                transaction.commit()


def _loaded(build: Path, driver: Driver) -> None:
    assert not load_neo4j(build, driver).differences()  # noqa: S101 - what went wrong is not worth a time


def _seconds(driver: Driver, action: Callable[[], None]) -> float:
    with driver.session() as session:
        session.run(_EMPTY).consume()
        for statement in schema():
            session.run(statement).consume()
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun
