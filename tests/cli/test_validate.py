from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.validate.conftest import changed, sound


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "faulty.ttl"
    file.write_text(changed(" ; jf:measure jf:sessions", "<agreed> jf:value 999 ."), "utf-8")
    return file


def test_a_sound_graph_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(sound(), "utf-8")
    result = run("validate", tmp_path / "a.ttl")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 violations and 0 warnings in ")


def test_violations_end_with_1_grouped_by_shape_with_label_and_sentence(faulty: Path) -> None:
    result = run("validate", faulty)
    assert result.exit_code == 1
    assert (
        "Violation jfs:figure-measure (1)\n"
        "  给数据写明一个 jf:measure，取自指标表。\n"
        "  Give the figure one jf:measure, a concept of jf:measures.\n"
        "    120场  <https://example.org/id/total>  jf:measure\n"
        "      青禾县举办招聘会，提供岗位  <https://example.org/id/a>\n"
    ) in result.stdout
    assert result.stdout.splitlines()[-1].startswith("2 violations and 2 warnings in ")


def test_warnings_alone_end_with_0(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(changed(" ; jf:value 60", "<agreed> jf:value 501 ."), "utf-8")
    result = run("validate", tmp_path / "a.ttl")
    assert result.exit_code == 0
    assert 'jf:value "501"' in result.stdout


def test_other_forms(faulty: Path) -> None:
    told = json.loads(run("validate", faulty, "--format", "json").stdout)
    assert (told["conforms"], told["violations"], len(told["results"])) == (False, 2, 4)
    assert told["results"][0]["shape"] == "https://w3id.org/jobfair-kg/shapes#figure-measure"
    assert "a sh:ValidationReport" in run("validate", faulty, "--format", "turtle").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["validate", "none"], 1, "Error: none does not exist"),
        (["validate", "plain.txt"], 1, "Error: plain.txt has no ending of RDF"),
        (["validate", "broken.ttl"], 1, "Error: broken.ttl is no sound RDF"),
        (["validate", "broken.ttl", "--format", "xml"], 2, "'xml' is not one of"),
        (["validate"], 2, "Missing argument"),
    ],
)
def test_mistakes(arguments: list[str], code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("plain.txt", "broken.ttl"):
        (tmp_path / name).write_text("no graph", "utf-8")
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.stderr
    assert result.stdout == ""


def test_a_build_can_be_validated_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("青禾县举办招聘会\n\n2月10日，青禾县举办招聘会，提供岗位800个。\n", "utf-8")
    result = run("build", tmp_path / "a.md", "-o", tmp_path / "out", "-j", "1", "--validate")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("0 violations and ")
