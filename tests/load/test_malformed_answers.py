"""Servers whose answers are broken: the command says so, names the address and ends with 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.load.answering import Answer, Answering, Request, answering

_JSON = (("Content-Type", "application/sparql-results+json"),)


def rows(*names: str, values: Sequence[Sequence[str]] = ()) -> Answer:
    bindings = [
        {name: {"type": "literal", "value": value} for name, value in zip(names, row, strict=True)} for row in values
    ]
    return Answer(200, json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}), _JSON)


def sound(request: Request) -> Answer:
    """Answer as an empty store does."""
    if "COUNT(*)" in request.query and "GROUP BY" not in request.query:
        return rows("n", values=[["0"]])
    if "GROUP BY" in request.query:
        return rows("g", "n")
    if "?one" in request.query:
        return rows("one", values=[["1"]])
    if request.path.endswith("/transactions"):
        return Answer(201)
    return rows("g") if request.query else Answer(204)


def complaint(out: Path, answer: Answering, dialect: str = "oxigraph", path: str = "") -> str:
    """Load, and return what is complained of, which must be one message for people, and exit code 1."""
    with answering(answer) as url:
        arguments = ["load", "sparql", str(out), "--dialect", dialect, "--endpoint", url + path, "--wait", "0"]
        result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.stderr.startswith(f"Error: {url}"), result.stderr
    assert "--dialect" in result.stderr
    return result.stderr


def test_an_answer_that_is_cut_in_the_middle(out: Path) -> None:
    def answer(request: Request) -> Answer:
        whole = sound(request)
        return whole._replace(body=whole.body[:-20])

    assert "gives an answer that cannot be read" in complaint(out, answer)


def test_an_answer_that_is_cut_between_its_rows(out: Path) -> None:
    def answer(request: Request) -> Answer:
        whole = rows("one", values=[["1"]] * 3000)
        return whole._replace(body=whole.body[: len(whole.body) // 2])

    assert "gives an answer that cannot be read" in complaint(out, answer)


def test_a_count_without_a_row(out: Path) -> None:
    said = complaint(out, lambda request: rows("n") if "COUNT(*)" in request.query else sound(request))
    assert "answers a count with 0 rows instead of one" in said


@pytest.mark.parametrize("value", ["many", ""])
def test_a_count_that_is_no_number(out: Path, value: str) -> None:
    counted = rows("n", values=[[value]])
    said = complaint(out, lambda request: counted if "COUNT(*)" in request.query else sound(request))
    assert "which is no number" in said


def test_an_answer_of_other_variables(out: Path) -> None:
    said = complaint(out, lambda request: rows("x", values=[["0"]]) if request.query else sound(request))
    assert "answers nothing where a name or a number was asked for" in said


@pytest.mark.parametrize("body", ["<html>welcome</html>", "", '{"head": {}, "boolean": true}', "[]"])
def test_an_answer_of_another_kind(out: Path, body: str) -> None:
    complaint(out, lambda _: Answer(200, body))


@pytest.mark.parametrize("headers", [(), (("Location", ""),), (("Location", "/"),)])
def test_a_transaction_without_its_place(out: Path, headers: tuple[tuple[str, str], ...]) -> None:
    def answer(request: Request) -> Answer:
        return Answer(201, "", headers) if request.path.endswith("/transactions") else sound(request)

    said = complaint(out, answer, "rdf4j", "/repositories/fairs")
    assert "/repositories/fairs/transactions begins a transaction and does not tell where it is" in said
