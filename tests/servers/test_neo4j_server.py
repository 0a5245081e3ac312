"""What the other tests stand on: the server starts, survives being killed, and forgets nothing."""

from __future__ import annotations

from tests.servers.neo4j_server import Neo4j


def test_what_is_committed_outlives_a_kill(neo4j_server: Neo4j) -> None:
    with neo4j_server.driver() as driver:
        driver.execute_query("CREATE (:Kept {name: $name})", name="青禾县")
    neo4j_server.server.kill()
    neo4j_server.server.start()
    with neo4j_server.driver() as driver:
        records, _, _ = driver.execute_query("MATCH (kept:Kept) WITH kept, kept.name AS name DELETE kept RETURN name")
    assert [record["name"] for record in records] == ["青禾县"]
