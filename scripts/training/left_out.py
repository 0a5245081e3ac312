"""Reads every article with models learned from others, so that errors are as honest as those on unseen articles.

    python -m scripts.training.left_out CORPUS [CORPUS ...] --out FOLDER [--score SCORE.PY] [--relation NAME]

Writes ``graph.nq`` and ``gold/`` into the folder, as an evaluation wants them, and prints what the given evaluation
says of each corpus and of all.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.discourse.linker import find_scenes_by
from kg.extract import extract_facts
from kg.resolve import resolve_facts
from kg.write.quads import ArticleWriter
from scripts.training.corpus import Article, read_articles
from scripts.training.scene_gold import Labelled, label_units
from scripts.training.scenes import best_by, folds, train

BASE = "https://example.org/left-out/"


def left_out(articles: Sequence[Labelled]) -> Iterator[tuple[Article, list[bytes]]]:
    """Yield each article with the lines of its graph, read with models learned from the other folds."""
    parts = folds(articles)
    for part in parts:
        choose = best_by(train([labelled for other in parts if other is not part for labelled in other]))
        for labelled in part:
            facts = extract_facts(find_scenes_by(labelled.annotated, choose))
            yield labelled.article, ArticleWriter(resolve_facts(facts, BASE)).quads([]).statements


def write_evaluation(found: Iterable[tuple[Article, list[bytes]]], out: Path) -> None:
    """Write ``graph.nq`` and a gold file for each article into ``out``; the folder is made where it is missing."""
    gold = out / "gold"
    gold.mkdir(parents=True, exist_ok=True)
    lines: list[bytes] = []
    for article, statements in found:
        lines += statements
        rows = json.dumps(article.gold, ensure_ascii=False, indent=1)
        (gold / f"{article.identifier}.json").write_text(rows + "\n", encoding="utf-8")
    (out / "graph.nq").write_bytes(b"".join(sorted(lines)))


def main() -> None:
    """Read the articles left out, fold by fold, and score them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--score", type=Path, help="the evaluation: takes --graph and --gold")
    parser.add_argument("--relation", help="also list the errors of this relation")
    options = parser.parse_args()
    by_corpus = [[label_units(article) for article in read_articles([corpus])] for corpus in options.corpora]
    found = list(left_out([labelled for corpus in by_corpus for labelled in corpus]))
    write_evaluation(found, options.out)
    if options.score is None:
        return
    errors = ["--errors", "9999", "--relation", options.relation] if options.relation else []
    for corpus, articles in zip(options.corpora, by_corpus, strict=True):
        names = {labelled.article.identifier for labelled in articles}
        folder = options.out / f"of-{corpus.resolve().parent.name}-{corpus.name}"
        write_evaluation([pair for pair in found if pair[0].identifier in names], folder)
        print(f"{corpus}: {_scored(options.score, folder)}")
    print(f"all: {_scored(options.score, options.out, *errors)}")


def _scored(score: Path, folder: Path, *more: str) -> str:
    command = [sys.executable, str(score), "--graph", str(folder / "graph.nq"), "--gold", str(folder / "gold"), *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - the caller's own


if __name__ == "__main__":
    main()
