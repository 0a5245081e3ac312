from __future__ import annotations

import copy
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from kg.build import Job, build_graph
from kg.cli import main
from kg.cli.evaluate import division_paths
from kg.evaluate import DETAILS, RELATIONS, Evaluation, evaluate
from scripts.training.own_articles import write_apart
from tests.evaluate.articles import GOLD, OPTIONS, TEXT, build, write_gold
from tests.house.files import ROOT
from tests.seeds.articles import GOLD as SEEDS_GOLD
from tests.seeds.articles import SEEDS

SCORE = ROOT.parent / "shared" / "eval" / "score.py"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"), fair=TEXT)


def measured(out: Path, gold: Path) -> Evaluation:
    return evaluate(out, gold, division_paths())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_a_perfect_reading_has_no_fault(out: Path, tmp_path: Path) -> None:
    evaluation = measured(out, write_gold(tmp_path, fair=GOLD))
    assert evaluation.faults == ()
    assert evaluation.scores.micro.f1 == evaluation.scores.macro == 1
    assert evaluation.scores.micro.gold == 10


def test_what_is_missed_and_what_is_wrong_are_told_with_their_sentence(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    (event,) = gold["events"]
    event["venue"] = "婺源县文化广场"
    event["figures"][0]["value"] = 3300
    evaluation = measured(out, write_gold(tmp_path, fair=gold))
    faults = [(fault.relation, fault.kind, fault.says) for fault in evaluation.faults]
    assert faults == [
        ("venue", "missed", "婺源县文化广场"),
        ("venue", "wrong", "婺源县体育馆"),
        ("figure", "missed", "posts: 3,300"),
        ("figure", "wrong", "posts: 3,200"),
    ]
    missed, wrong = evaluation.faults[:2]
    assert missed.passage is None
    assert str(wrong.passage).startswith("3月8日，婺源县人力资源和社会保障局在[婺源县体育馆]举办")
    assert wrong.event == "“迎春”专场招聘会"
    assert evaluation.scores.relations["venue"] == (0, 1, 1)


def test_an_article_that_is_not_in_the_graph_is_missed_whole(out: Path, tmp_path: Path) -> None:
    evaluation = measured(out, write_gold(tmp_path, other=GOLD))
    assert evaluation.missing == ("other",)
    assert evaluation.scores.micro.recall == evaluation.scores.micro.precision == 0
    assert {fault.kind for fault in evaluation.faults} == {"missed"}


def test_articles_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "fair.md").write_text(TEXT, "utf-8")
    build_graph(Job([str(tmp_path / "in")], tmp_path / "out", OPTIONS))
    result = run(tmp_path / "out", "--gold", write_gold(tmp_path / "gold", fair=GOLD))
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == "Error: a/fair.md and b/fair.md are both called fair: build and evaluate their folders apart.\n"
    )


def test_the_command_prints_the_measures(out: Path, tmp_path: Path) -> None:
    result = run(out, "--gold", write_gold(tmp_path, fair=GOLD, other=GOLD))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["relation", "gold", "found", "right", "precision", "recall", "F1"]
    assert [line.split("  ")[0] for line in lines[1:14]] == list(RELATIONS)
    assert lines[14].split() == ["all", "facts", "20", "10", "10", "1.000", "0.500", "0.667"]
    assert [line.split("  ")[0] for line in lines[18 : 18 + len(DETAILS)]] == list(DETAILS)
    assert lines[-1] == "Not in the graph: other"


def test_the_command_prints_as_many_faults_as_asked_for(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["people"][0]["name"] = "周文海"
    folder = write_gold(tmp_path, fair=gold)
    assert "周文海" not in run(out, "--gold", folder).stdout
    tail = run(out, "--gold", folder, "--errors", "5", "--relation", "person").stdout.split("\n\n")[-2:]
    assert tail == [
        "missed person: 周文海 · 主任 · 婺源县就业服务中心\n  fair",
        "wrong person: 林晓芸 · 主任 · 婺源县就业服务中心\n  fair\n  婺源县就业服务中心主任[林晓芸]说，求职者很多。\n",
    ]
    assert run(out, "--gold", folder, "--errors", "5", "--relation", "venue").stdout.endswith("1.000\n")


def test_a_relation_without_errors_is_wrong_usage(out: Path, tmp_path: Path) -> None:
    result = run(out, "--gold", write_gold(tmp_path, fair=GOLD), "--relation", "venue")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give --errors N, too." in result.stderr


def test_the_command_prints_kinds_of_faults(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["events"][0]["venue"] = "文化广场"
    result = run(out, "--gold", write_gold(tmp_path, fair=gold), "--causes")
    assert result.stdout.splitlines() == ["relation  faults  what went wrong", "venue     1       another one read"]


def test_kinds_of_faults_and_errors_are_two_answers_but_in_json(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["events"][0]["venue"] = "文化广场"
    folder = write_gold(tmp_path, fair=gold)
    both = run(out, "--gold", folder, "--causes", "--errors", "3")
    assert (both.exit_code, both.stdout) == (2, "")
    assert "--causes and --errors are two answers" in both.stderr
    told = json.loads(run(out, "--gold", folder, "--causes", "--errors", "3", "--json").stdout)
    assert told["causes"] == [{"relation": "venue", "what": "another one read", "faults": 1}]
    assert {error["relation"] for error in told["errors"]} == {"venue"}
    assert "causes" not in json.loads(run(out, "--gold", folder, "--json").stdout)


def test_the_command_prints_json(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["offers"] = []
    told = json.loads(run(out, "--gold", write_gold(tmp_path, fair=gold), "--json", "--errors", "3").stdout)
    assert list(told["relations"]) == list(RELATIONS)
    assert told["relations"]["offer"] == {
        "gold": 0, "found": 1, "right": 0, "precision": 0.0, "recall": 0.0, "f1": 0.0,
    }  # fmt: skip
    (error,) = told["errors"]
    assert error["relation"] == "offer"
    assert error["passage"]["words"] == "普工"


def test_the_page_needs_nothing_else(out: Path, tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["people"][0]["name"] = "<b>周文海"
    page = tmp_path / "report.html"
    assert run(out, "--gold", write_gold(tmp_path / "gold", fair=gold), "--html", page).exit_code == 0
    html = page.read_text("utf-8")
    assert "missed</span>&lt;b&gt;周文海" in html
    assert "主任<mark>林晓芸</mark>说" in html
    assert "http" not in html
    assert "src=" not in html


def test_a_page_that_cannot_be_written_is_told(out: Path, tmp_path: Path) -> None:
    result = run(out, "--gold", write_gold(tmp_path, fair=GOLD), "--html", tmp_path / "no" / "a.html")
    assert result.exit_code == 1
    assert result.stderr.endswith("a.html cannot be written (No such file or directory): choose another --html.\n")


def test_what_is_no_build_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "--gold", write_gold(tmp_path / "gold", fair=GOLD))
    assert (result.exit_code, result.stderr) == (
        1, f"Error: {tmp_path} is no build: give the folder that kg build wrote.\n",
    )  # fmt: skip


def test_a_damaged_graph_is_told(tmp_path: Path) -> None:
    out = build(tmp_path, fair=TEXT)
    with (out / "graph.nq").open("a", encoding="utf-8") as graph:
        graph.write("<a> <b>\n")
    result = run(out, "--gold", write_gold(tmp_path / "gold", fair=GOLD))
    assert result.exit_code == 1
    assert "it is damaged (" in result.stderr


def test_a_build_without_texts_is_measured_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "fair.md").write_text(TEXT, "utf-8")
    build_graph(Job([str(tmp_path / "in")], tmp_path / "out", OPTIONS._replace(texts=False)))
    assert measured(tmp_path / "out", write_gold(tmp_path / "gold", fair=GOLD)).scores.micro.f1 == 1


# ---------------------------------------------------------------- the other program that measures


def other_program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus(name: str, folder: Path) -> tuple[list[str], Path]:
    """Return what to build of a corpus, and its gold."""
    if name == "seeds":
        return [str(SEEDS)], SEEDS_GOLD
    if name != "own":
        return [f"{name}/dev", f"{name}/seeds"], Path(name, "gold")
    assert write_apart(ROOT / "corpus", folder) == []
    return [str(folder / "docs")], folder / "gold"


if SCORE.exists():
    CORPORA = ["seeds", "own", *filter(None, [os.environ.get("KG_CORPUS")])]

    @pytest.mark.parametrize("name", CORPORA)
    def test_results_equal_those_of_the_program_beside_the_checkout(name: str, tmp_path: Path) -> None:
        inputs, gold = corpus(name, tmp_path)
        build_graph(Job(inputs, tmp_path / "out", OPTIONS))
        score = other_program()
        tally, graph = score.Tally(), score.read_graph(tmp_path / "out" / "graph.nq")
        for path in sorted(gold.glob("*.json")):
            score.compare(tally, path.stem, json.loads(path.read_text("utf-8")), graph.get(path.stem, {}))
        scores = measured(tmp_path / "out", gold).scores
        for relation, ours in {**scores.relations, **scores.details}.items():
            assert ours == (tally.tp[relation], tally.fn[relation], tally.fp[relation]), relation
