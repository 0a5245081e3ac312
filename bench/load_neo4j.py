"""``load_neo4j`` beside a bare loop of the driver that sends the same rows in the same batches."""

from __future__ import annotations

import gc
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, LiteralString

from neo4j import Driver

from kg.load import load_neo4j
from kg.load.neo4j.revising import Row
from kg.load.neo4j.writing import BATCH, STATEMENT, rows_of
from kg.property_graph import PropertyGraph
from kg.property_graph.names import quoted
from kg.property_graph.schema import schema
from tests.servers.neo4j_server import Neo4j

Batch = tuple[str, list[dict[str, Any]]]
_WARMING = 4
"""Rounds that are not counted: Java compiles what it runs often, and that takes a while."""
_EMPTY: LiteralString = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def measure_neo4j(build: Path, rounds: int) -> None:
    """Print the medians of both, and their ratio; each starts from an empty database with its indexes."""
    batches = list(_batches(build))
    # The rows of the bare loop are nothing that a load has to look through.
    gc.freeze()
    rows = sum(len(batch) for _, batch in batches)
    with tempfile.TemporaryDirectory() as home, Neo4j(Path(home)) as server, server.driver() as driver:
        bare, ours = [], []
        for _ in range(_WARMING + rounds):
            bare.append(_seconds(driver, lambda: _bare(driver, batches)))
            ours.append(_seconds(driver, lambda: _loaded(build, driver)))
    loop, load = median(bare[_WARMING:]), median(ours[_WARMING:])
    print(f"Neo4j: {rows:,} rows in {len(batches)} batches, medians of {rounds} rounds")
    print(f"{'bare loop of the driver':<34}{loop:8.2f} s {rows / loop:10,.0f} rows/s")
    print(f"{'kg load neo4j':<34}{load:8.2f} s {rows / load:10,.0f} rows/s")
    print(f"{'speed of kg load / bare loop':<34}{loop / load:8.2f}   (target: at least 0.7)")


def _batches(build: Path) -> Iterator[Batch]:
    """Yield what a first load sends: Cypher and rows, in its order."""
    with PropertyGraph.of(build) as graph:
        for records in (graph.nodes(), graph.relationships()):
            waiting: dict[tuple[str, ...], list[Row]] = defaultdict(list)
            for record, merged in records:
                shape = merged.labels or record.key[:1]
                waiting[shape].append(Row(record, merged))
                if len(waiting[shape]) == BATCH:
                    yield _batch(shape, waiting.pop(shape))
            for shape, rows in waiting.items():
                yield _batch(shape, rows)


def _batch(shape: tuple[str, ...], rows: list[Row]) -> Batch:
    """Return rows with the plainest Cypher that does it."""
    if len(rows[0].record.key) == 1:
        labels = "".join(f":{quoted(label)}" for label in shape)
        merging = "MERGE (n:Resource {iri: row.iri}) "
    else:
        labels = ""
        merging = (
            "MATCH (a:Resource {iri: row.key[0]}) MATCH (b:Resource {iri: row.key[1]}) "
            f"MERGE (a)-[n:{quoted(shape[0])}]->(b) "
        )
    setting = f"SET n{labels} SET n += row.properties" if labels else "SET n += row.properties"
    return f"UNWIND $rows AS row {merging}{setting}", rows_of(rows)


def _bare(driver: Driver, batches: list[Batch]) -> None:
    with driver.session() as session:
        for cypher, rows in batches:
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
