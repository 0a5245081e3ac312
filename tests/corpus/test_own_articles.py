"""The annotated articles that reading is learned from and measured by are sound themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.training.own_articles import faults, split
from tests.house.files import ROOT

SEEN = [ROOT / "corpus", ROOT / "variations", ROOT / "voices"]
KEPT = [ROOT / "heldout", ROOT / "heldout-voices"]
FOLDERS = [*SEEN, *KEPT]
ARTICLES = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
ARTICLE = "---\ntitle: 招聘会\n---\n\n甲市人社局举办招聘会。"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_there_are_articles_and_nothing_else(folder: Path) -> None:
    others = {path for path in folder.iterdir() if path not in ARTICLES}
    assert others == {folder / "README.md"} != set(folder.iterdir())


def test_what_is_kept_back_is_seen_nowhere_else() -> None:
    seen, kept = (
        {path.read_text("utf-8") for folder in each for path in folder.glob("*.txt")} for each in (SEEN, KEPT)
    )
    assert not seen & kept


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_copied_strings_stand_in_the_article(path: Path) -> None:
    article, gold = split(path.read_text("utf-8"), path.stem)
    assert list(faults(article, gold)) == []


@pytest.mark.parametrize(
    ("annotation", "says"),
    [
        ("fair | x", "line 1: unknown kind of line 'fair'"),
        ("published | 2024\nevent | fair | 招聘会", "line 2: 'fair' is none of campaign"),
        ("event | job-fair | ", "line 1: a cell that must be filled is empty"),
        ("event | job-fair | 招聘会 | 3月", "line 1: '3月' is no ISO day, month or year"),
        ("person | 甲 | 乙 | 丙 | 丁", "line 1: 4 cells, 3 at most"),
        ("  by | host | 甲市人社局", "line 1: "),
    ],
)
def test_a_wrong_line_is_named(annotation: str, says: str) -> None:
    with pytest.raises(ValueError, match=r"^a, annotation ") as error:
        split(f"{ARTICLE}\n==========\n{annotation}\n", "a")
    assert says in str(error.value)


def test_an_article_without_annotation_is_named() -> None:
    with pytest.raises(ValueError, match=r"^a: no line of ten equal signs"):
        split(ARTICLE, "a")


def test_a_string_that_the_article_lacks_is_a_fault() -> None:
    article, gold = split(f"{ARTICLE}\n==========\nevent | job-fair | 招聘会\n  by | host | 乙市人社局\n", "a")
    assert list(faults(article, gold)) == ["a: body '乙市人社局' is not in the text"]
