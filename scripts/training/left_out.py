"""Reads every article with models that never saw it, so that what is measured holds for unseen articles.

    python -m scripts.training.left_out CORPUS [CORPUS ...] --out FOLDER [--score SCORE.PY]

The articles are dealt out into folds. For each, a copy of the sources learns all its models from the articles of the
other folds and reads those of this one. ``FOLDER`` gets a build and the annotations of each corpus, and what the given
evaluation says of them is printed. The rules, other than the models, were written by people who know these articles.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from scripts.training.corpus import FOLDERS
from scripts.training.everything import SOURCES, learn_everything
from scripts.training.own_articles import write_apart

ROOT = Path(__file__).parents[2]
_FOLDS = 5


class Corpus(NamedTuple):
    """A corpus with its articles and annotations as files of one name."""

    name: str
    articles: tuple[Path, ...]
    gold: Path


def read_apart(corpora: Sequence[Path], scratch: Path) -> list[Corpus]:
    """Return the corpora; articles that stand in one file with their annotation are parted in ``scratch``."""
    found = []
    for number, corpus in enumerate(corpora):
        name = f"{corpus.resolve().parent.name}-{corpus.resolve().name}"
        if (corpus / "gold").is_dir():
            articles = [path for folder in FOLDERS for path in (corpus / folder).iterdir() if path.is_file()]
            found.append(Corpus(name, tuple(sorted(articles)), corpus.resolve() / "gold"))
            continue
        apart = scratch / f"apart-{number}"
        write_apart(corpus, apart)
        found.append(Corpus(name, tuple(sorted((apart / "docs").iterdir())), apart / "gold"))
    return found


def fold_of(article: Path) -> int:
    """Return the fold of an article, by its name, so that a new article moves no other."""
    return sha256(article.stem.encode()).digest()[0] % _FOLDS


def read_fold(corpora: Sequence[Corpus], fold: int, scratch: Path) -> Iterator[tuple[Corpus, list[str]]]:
    """Yield the lines of the graphs of each corpus' articles of a fold, read with models learned from the others."""
    tree = scratch / f"tree-{fold}"
    for part in SOURCES:
        shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    others = [_without(corpus, fold, tree / "corpora" / corpus.name) for corpus in corpora]
    learn_everything(others, tree)
    for corpus in corpora:
        inputs = [str(article.resolve()) for article in corpus.articles if fold_of(article) == fold]
        if not inputs:
            continue
        out = tree / "out" / corpus.name
        command = [sys.executable, "-c", "from kg.cli import main; main()", "build", *inputs, "-o", str(out)]
        subprocess.run(command, cwd=tree, check=True, capture_output=True)  # noqa: S603 - our own sources
        yield corpus, (out / "graph.nq").read_text("utf-8").splitlines(keepends=True)


def _without(corpus: Corpus, fold: int, folder: Path) -> Path:
    """Make a corpus of the articles that are not of ``fold``, and return its folder."""
    for part in (FOLDERS[0], "gold"):
        (folder / part).mkdir(parents=True)
    for article in corpus.articles:
        if fold_of(article) != fold:
            shutil.copy(article, folder / FOLDERS[0])
            shutil.copy(corpus.gold / f"{article.stem}.json", folder / "gold")
    return folder


def main() -> None:
    """Read the articles left out, fold by fold, and score them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="the evaluation: takes --graph and --gold")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpora = read_apart(options.corpora, Path(scratch))
        lines: dict[str, list[str]] = {corpus.name: [] for corpus in corpora}
        with ThreadPoolExecutor(2) as pool:
            for read in pool.map(lambda fold: list(read_fold(corpora, fold, Path(scratch))), range(_FOLDS)):
                for corpus, of_fold in read:
                    lines[corpus.name] += of_fold
        for corpus in corpora:
            folder = options.out / corpus.name
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(corpus.gold, folder / "gold")
            (folder / "graph.nq").write_text("".join(sorted(set(lines[corpus.name]))), "utf-8")
            if options.score is not None:
                print(f"{corpus.name}: {_scored(options.score, folder)}")


def _scored(score: Path, folder: Path) -> str:
    command = [sys.executable, str(score), "--graph", str(folder / "graph.nq"), "--gold", str(folder / "gold")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - the caller's own


if __name__ == "__main__":
    main()
