"""The shipped questions, each with its SPARQL and what it answers on ``seeds``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kg.query import Question, list_questions
from scripts.renew_answers import answer_of

_ROWS = 12


def queries_page(build: Path) -> str:
    """Return the page in Markdown; the answers are those of a build."""
    head = [
        "# Questions and answers",
        "",
        "The questions that `kg query` knows by name, with what they answer on the seven articles of `seeds/`. The",
        "SPARQL is that of the files in `ontology/questions/`, which any store can run.",
        "",
    ]
    return "\n".join([*head, *(line for question in list_questions() for line in _told(question, build))]) + "\n"


def _told(question: Question, build: Path) -> Iterator[str]:
    yield from (f"## {question.name}", "", f"{question.title}  ", question.title_zh, "")
    given = "".join(f" -p {name}={value}" for name, value in question.shown.items())
    yield from ("```sh", f"kg query out {question.name}{given}", "```", "")
    columns, *rows = csv.reader(io.StringIO(answer_of(question, build)))
    yield from (_row(columns), _row(["---"] * len(columns)), *map(_row, rows[:_ROWS]), "")
    if len(rows) > _ROWS:
        yield from (f"… and {len(rows) - _ROWS} more.", "")
    if question.parameters:
        yield from ("It can be narrowed by:", "")
        yield from (f"- `{parameter.name}`: {parameter.meaning}" for parameter in question.parameters)
        yield ""
    sparql = [line for line in question.text.splitlines() if not line.startswith("# ")]
    yield from ('??? note "SPARQL"', "", "    ```sparql", *(f"    {line}" for line in sparql), "    ```", "")


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '¦') for cell in cells)} |"
