"""Every check has an example that it warns of, and a near miss that it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.validate import validate_graph
from kg.validate.checks import list_checks
from kg.validate.results import SHAPES, VIOLATION, WARNING
from tests.validate.conftest import cases, changed

CASES = list(cases("check_cases.tsv"))


def warnings(path: Path, check: str) -> set[str]:
    results = validate_graph(path).results
    return {
        result.focus.removeprefix("https://example.org/id/")
        for result in results
        if result.severity == WARNING and result.shape == f"{SHAPES}{check}"
    }


@pytest.mark.parametrize(("check", "taken", "added", "focus"), CASES)
def test_checks_warn_of_what_they_should(check: str, taken: str, added: str, focus: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(changed(taken, added), "utf-8")
    assert warnings(tmp_path / "a.ttl", check) == {focus} - {"-"}


def test_every_check_has_an_example_and_a_near_miss() -> None:
    names = {check.name for check in list_checks()}
    assert {name for name, _, _, focus in CASES if focus != "-"} == names
    assert {name for name, _, _, focus in CASES if focus == "-"} == names


def test_warnings_are_no_violations(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(changed(" ; jf:value 60", "<agreed> jf:value 501 ."), "utf-8")
    validated = validate_graph(tmp_path / "a.ttl")
    assert (validated.count(VIOLATION), validated.count(WARNING)) == (0, 1)
