"""Reading does not fall below its floors, and the floors are kept as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import RELATIONS
from scripts import floors
from scripts.floors import ArticleSet, article_sets, digest, falls, lifted, measure, reached, read_floors, write_floors


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> ArticleSet:
    return next(each for each in article_sets(tmp_path_factory.mktemp("sets")) if each.name == "seeds")


def test_the_seeds_are_read_as_well_as_before(seeds: ArticleSet) -> None:
    assert list(falls(read_floors()["seeds"], reached(seeds, measure(seeds)), digest(seeds))) == []


def test_every_set_has_its_floors_measured_on_what_there_is(tmp_path: Path) -> None:
    for articles in article_sets(tmp_path):
        floor = read_floors()[articles.name]
        assert floor["digest"] == digest(articles)
        assert {"micro", "macro", *(RELATIONS if articles.by_relation else ())} == floor.keys() - {"digest"}


def test_a_relation_that_falls_is_named() -> None:
    floor = {"digest": "a", "micro": 0.7, "venue": 0.6}
    assert list(falls(floor, {"micro": 0.7, "venue": 0.61, "date": 0.1}, "a")) == []
    assert list(falls(floor, {"micro": 0.75, "venue": 0.59}, "a")) == ["venue fell to 0.590, its floor is 0.600"]
    assert list(falls(floor, {"micro": 0.75}, "a")) == ["venue fell to 0.000, its floor is 0.600"]


def test_floors_of_other_articles_hold_nothing() -> None:
    for floor in ({"digest": "a", "micro": 0.7}, {}):
        (fall,) = falls(floor, {"micro": 0.9}, "b")
        assert fall.startswith("its articles are not those that the floors were measured on: run `make floors`")


def test_floors_are_lifted_and_never_lowered_but_for_other_articles() -> None:
    before = {"digest": "a", "micro": 0.7, "venue": 0.6}
    found = {"micro": 0.8004, "venue": 0.5}
    assert lifted(before, found, "a") == {"digest": "a", "micro": 0.79, "venue": 0.6}
    assert lifted(before, found, "b") == {"digest": "b", "micro": 0.79, "venue": 0.49}


def test_floors_are_written_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "quality" / "floors.toml")
    assert read_floors() == {}
    written = {"own": {"digest": "a", "micro": 0.7}, "seeds": {"digest": "b", "micro": 0.125}}
    write_floors(written)
    assert read_floors() == written


def test_a_digest_tells_articles_names_and_annotations_apart(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold").mkdir()
    article, gold = tmp_path / "docs" / "a.md", tmp_path / "gold" / "a.json"
    articles = ArticleSet("own", (tmp_path / "docs",), tmp_path / "gold")
    seen = set()
    for path, content in ((article, "甲"), (gold, "{}"), (article, "乙"), (gold, "{ }")):
        path.write_text(content, "utf-8")
        seen.add(digest(articles))
    article.rename(tmp_path / "docs" / "b.md")
    seen.add(digest(articles))
    assert len(seen) == 5


def test_small_sets_and_those_that_nobody_may_learn_from_are_only_summed_up(seeds: ArticleSet) -> None:
    scores = measure(seeds)
    assert reached(seeds, scores).keys() == {"micro", "macro"}
    assert reached(seeds._replace(by_relation=True), scores)["venue"] == scores.relations["venue"].f1
