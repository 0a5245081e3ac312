"""Every check has an example that it warns of, and a near miss that it does not."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pyoxigraph as ox
import pytest

from kg.validate import validate_graph
from kg.validate.checks import check_results, list_checks
from kg.validate.results import SHAPES, VIOLATION, WARNING
from kg.validate.source import Source
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
    assert warnings(tmp_path / "a.ttl", check) == set(focus.split()) - {"-"}


def test_every_check_has_an_example_and_a_near_miss() -> None:
    names = {check.name for check in list_checks()}
    assert {name for name, _, _, focus in CASES if focus != "-"} == names
    assert {name for name, _, _, focus in CASES if focus == "-"} == names


def test_warnings_are_no_violations(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(changed(" ; jf:value 60", "<agreed> jf:value 501 ."), "utf-8")
    validated = validate_graph(tmp_path / "a.ttl")
    assert (validated.count(VIOLATION), validated.count(WARNING)) == (0, 1)


def test_many_figures_of_one_measure_take_time_in_proportion(tmp_path: Path) -> None:
    for ending, qualifier in (("ttl", "exact"), ("nt", "about")):
        count = 2_000
        more = "".join(
            f"<f{number}> a jf:Figure ; jf:qualifier jf:{qualifier} ; jf:evidence <m> ; jf:measure jf:posts ;"
            f" jf:value {1_000 + number} . <event> jf:hasFigure <f{number}> .\n"
            for number in range(count)
        )
        file = tmp_path / f"a.{ending}"
        triples = [quad.triple for quad in ox.parse(changed("", more), format=ox.RdfFormat.TURTLE)]
        ox.serialize(triples, output=str(file), format=ox.RdfFormat.from_extension(ending))
        store = Source(file).store()
        started = process_time()
        found = [result.shape for result in check_results(store, lambda _: ("", "", ""))]
        assert found.count(f"{SHAPES}two-totals-of-one-measure") == count
        assert process_time() - started < 2
