"""Every shape has an example that fails it, and only what is meant to fail does."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.validate import validate_graph
from kg.validate.results import SHAPES, VIOLATION
from kg.validate.shapes import shape_names
from tests.validate.conftest import cases, changed, sound

CASES = list(cases("failing_shapes.tsv"))


def violations(path: Path) -> set[tuple[str, str]]:
    results = validate_graph(path).results
    return {
        (result.shape.removeprefix(SHAPES), result.focus.removeprefix("https://example.org/id/"))
        for result in results
        if result.severity == VIOLATION
    }


def test_the_sound_graph_is_sound(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(sound(), "utf-8")
    assert validate_graph(tmp_path / "a.ttl").results == ()


def test_every_shape_has_a_failing_example() -> None:
    assert sorted(shape for shape, *_ in CASES) == [name.removeprefix(SHAPES) for name in shape_names()]


@pytest.mark.parametrize(("shape", "taken", "added", "focus"), CASES, ids=[case[0] for case in CASES])
def test_what_a_shape_forbids_fails_it_and_no_other(
    shape: str, taken: str, added: str, focus: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(changed(taken, added), "utf-8")
    found = violations(file)
    assert (shape, focus) in found
    assert {name for name, _ in found} == {shape}


def test_messages_say_what_to_do_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(changed(" ; jf:measure jf:sessions", ""), "utf-8")
    (result,) = validate_graph(tmp_path / "a.ttl").results
    assert result.message_en == "Give the figure one jf:measure, a concept of jf:measures."
    assert result.message_zh == "给数据写明一个 jf:measure，取自指标表。"
    assert (result.label, result.sentence) == ("120场", "青禾县举办招聘会，提供岗位")
