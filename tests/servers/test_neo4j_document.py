"""The answers that docs/neo4j.md shows are those of a real server."""

from __future__ import annotations

from pathlib import Path

from neo4j import Driver

from scripts.neo4j_answers import DOCUMENT, load_seeds, with_answers


def test_the_document_shows_what_the_server_answers(driver: Driver, tmp_path: Path) -> None:
    load_seeds(driver, tmp_path)
    text = DOCUMENT.read_text("utf-8")
    assert text.count("```cypher\n") == 10
    assert with_answers(text, driver) == text
