"""Ask the questions of docs/neo4j.md of a real Neo4j that holds seeds/, and put the answers below them.

A fenced block of kind ``cypher`` is a question, the block of kind ``text`` below it its answer. ``make neo4j-answers``
renews them; a test of the servers fails while one is out of date.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from neo4j import Driver

from kg.cli.tables import print_table
from kg.load import load_neo4j
from tests.servers.neo4j_server import Neo4j

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "neo4j.md"
_QUESTION = re.compile(r"(?<=```cypher\n)(.*?)(```\n\n```text\n).*?(?=```)", re.DOTALL)


def load_seeds(driver: Driver, scratch: Path) -> None:
    """Build seeds/ in a folder and load it."""
    kg = Path(sys.executable).with_name("kg")
    subprocess.run([kg, "build", ROOT / "seeds", "-o", scratch / "out"], check=True, capture_output=True)  # noqa: S603
    load_neo4j(scratch / "out", driver)


def with_answers(text: str, driver: Driver) -> str:
    """Return the document with what the database answers."""
    return _QUESTION.sub(lambda found: f"{found[1]}{found[2]}{_answer(found[1], driver)}", text)


def _answer(question: str, driver: Driver) -> str:
    records, _, columns = driver.execute_query(question)
    output = io.StringIO()
    with redirect_stdout(output):
        print_table(columns, [[_cell(value) for value in record.values()] for record in records])
    return output.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value)


def main() -> None:
    """Renew the answers."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        with Neo4j(scratch / "neo4j") as server, server.driver() as driver:
            load_seeds(driver, scratch)
            text = DOCUMENT.read_text("utf-8")
            DOCUMENT.write_text(with_answers(text, driver), "utf-8")


if __name__ == "__main__":
    main()
