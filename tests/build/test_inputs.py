"""Bad input costs itself alone, and the report says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.build import Job, Progress, article, build_graph
from kg.cli import main
from kg.datamodel import Document, DocumentFacts, Skipped
from kg.errors import KgError
from kg.write import Options
from tests.build.articles import article_text, files_of, write_articles, write_jsonl

OPTIONS = Options("https://example.org/id/")


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)], input=stdin)


def report_of(out: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((out / "report.json").read_bytes())
    return report


def entries(out: Path) -> dict[str, dict[str, Any]]:
    return {entry["identifier"]: entry for entry in report_of(out)["inputs"]}


def test_a_folder_is_read_and_summed_up(tmp_path: Path) -> None:
    result = run(write_articles(tmp_path / "in", 4), "-o", tmp_path / "out")
    assert result.exit_code == 0
    lines = [line.split(None, 1) for line in result.stdout.splitlines()]
    assert [name for _, name in lines] == [
        "documents read", "skipped", "events", "organisers", "companies", "posts", "figures", "people", "triples",
        "seconds",
    ]  # fmt: skip
    assert lines[0][0] == "4"
    assert result.stderr == ""
    assert sorted(files_of(tmp_path / "out")) == [
        "graph.nq", "graph.ttl", "report.json",
        "texts/0/文章0.md.txt", "texts/0/文章3.md.txt", "texts/1/文章1.md.txt", "texts/2/文章2.md.txt",
    ]  # fmt: skip


def test_what_was_built_passes_its_check(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 6)
    write_jsonl(folder / "items.jsonl", 3)
    assert run(folder, "-o", tmp_path / "out").exit_code == 0
    result = CliRunner().invoke(main, ["check", str(tmp_path / "out")])
    assert result.stdout.endswith("No mismatch.\n")
    assert result.exit_code == 0


def test_broken_inputs_are_skipped_with_a_reason(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    (folder / "blank.md").write_text("\n", "utf-8")
    (folder / "empty.md").write_text("", "utf-8")
    (folder / "broken.md").write_text("---\ntitle: [招聘会\ndate: 2022-03-01\n---\n\n" + article_text(6), "utf-8")
    (folder / "items.jsonl").write_text(json.dumps({"text": article_text(5), "colour": "red"}) + "\n{broken\n", "utf-8")
    result = run(folder, "-o", tmp_path / "out")
    assert result.exit_code == 0
    found = entries(tmp_path / "out")
    assert found["blank.md"]["outcome"] == found["empty.md"]["outcome"] == "skipped"
    assert found["blank.md"]["reason"].startswith("It is empty")
    assert "The front matter is damaged" in found["broken.md"]["warnings"][0]
    assert found["items.jsonl#1"]["unknown_fields"] == {"colour": "red"}
    assert found["items.jsonl#2"]["outcome"] == "skipped"
    assert "blank.md and 1 more: It is empty" in result.stdout
    counts = report_of(tmp_path / "out")["counts"]
    assert (counts["documents"], counts["skipped"]) == (3, 3)


def test_what_the_user_named_must_be_there(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    result = run(folder, tmp_path / "missing.md", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{tmp_path}/missing.md: there is no such file or folder; correct the path." in result.stderr
    assert not (tmp_path / "out").exists()


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "blank.md").write_text("", "utf-8")
    result = run(tmp_path / "blank.md", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "No article could be read.\n  blank.md: It is empty" in result.stderr
    assert not (tmp_path / "out").exists()


def test_two_inputs_of_one_identifier_are_named(tmp_path: Path) -> None:
    one, other = (write_articles(tmp_path / name, 1) for name in ("one", "other"))
    result = run(one, other, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert str(one) in result.stderr
    assert str(other) in result.stderr


def test_standard_input_is_one_document(tmp_path: Path) -> None:
    result = run("-", "-o", tmp_path / "out", stdin=article_text(1).encode("gb18030"))
    assert result.exit_code == 0
    assert list(entries(tmp_path / "out")) == ["stdin"]
    assert "招聘会" in (tmp_path / "out/texts/stdin.txt").read_text("utf-8")


def test_the_output_is_no_input(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 2)
    for _ in range(2):
        assert run(folder, "-o", folder / "out").exit_code == 0
    assert len(entries(folder / "out")) == 2


def test_an_input_in_the_output_is_refused(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    result = run(folder, "-o", folder, "--force")
    assert result.exit_code == 1
    assert "which the build would replace" in result.stderr
    assert (folder / "0/文章0.md").exists()


def test_a_folder_that_is_no_build_needs_force(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine", "utf-8")
    result = run(folder, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "not made by kg build" in result.stderr
    assert run(folder, "-o", tmp_path / "out", "--force").exit_code == 0
    assert not (tmp_path / "out/mine.txt").exists()


def test_options_shape_the_graph(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 2)
    out = tmp_path / "out"
    run(folder, "-o", out, "--no-text", "--no-people", "--base", "http://data.example/")
    report = report_of(out)
    assert report["options"] == {"base": "http://data.example/", "texts": False, "people": False}
    assert report["counts"]["people"] == 0
    assert sorted(files_of(out)) == ["graph.nq", "graph.ttl", "report.json"]
    assert "<http://data.example/document/0/文章0.md>" in (out / "graph.nq").read_text("utf-8")
    assert "#quote>" not in (out / "graph.nq").read_text("utf-8")


@pytest.mark.parametrize(
    "base", ["example.org/", "https://example.org", "https://example.org/#", "https://exa mple.org/"]
)
def test_a_base_that_makes_no_iris_is_a_wrong_use(tmp_path: Path, base: str) -> None:
    result = run(tmp_path, "-o", tmp_path / "out", "--base", base)
    assert result.exit_code == 2
    assert "ends in a slash" in result.stderr


def test_timings_go_to_a_file_and_not_to_the_output(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 1)
    assert run(folder, "-o", tmp_path / "out", "--timings", tmp_path / "seconds.json").exit_code == 0
    seconds = json.loads((tmp_path / "seconds.json").read_bytes())
    assert seconds.keys() == {"read", "understand", "write", "merge", "total"}
    assert seconds["total"] > 0
    assert "seconds" not in (tmp_path / "out/report.json").read_text("utf-8")


def test_a_mistake_of_ours_costs_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts_from = article.facts_from

    def failing(document: Document) -> DocumentFacts | Skipped:
        if document.identifier == "0/文章0.md":
            raise ValueError(f"cannot read {tmp_path}/x at {object()}\nand more")
        return facts_from(document)

    monkeypatch.setattr(article, "facts_from", failing)
    write_articles(tmp_path / "in", 2)
    build_graph(Job([str(tmp_path / "in")], tmp_path / "out", OPTIONS))
    reason = entries(tmp_path / "out")["0/文章0.md"]["reason"]
    assert reason.startswith(
        "A mistake of this program (ValueError: cannot read … at <object object at …>, in kg/build/"
    )
    assert entries(tmp_path / "out")["1/文章1.md"]["outcome"] == "read"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[Progress] = []
    build_graph(Job([str(write_jsonl(tmp_path / "a.jsonl", 3))], tmp_path / "out", OPTIONS), told.append)
    assert told[-1][:3] == (1, 1, 3)


def test_a_missing_input_is_an_error_for_callers_too(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        build_graph(Job([str(tmp_path / "x")], tmp_path / "out", OPTIONS))
