"""Measures how many numbers of annotated articles are found with the right measure, value and qualifier.

    python -m scripts.training.figure_scores --corpora ../shared/corpus corpus [--errors 40]

Which event or total a number belongs to plays no part: this judges the reading of numbers alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.annotate import annotate_text
from kg.datamodel import FigureMention
from scripts.training.corpus import Article, read_articles

Key = tuple[str, float, str]
"""Measure, value and qualifier."""


class Score(NamedTuple):
    """How many figures the gold holds, were found, and were found right."""

    gold: int
    found: int
    right: int

    def __add__(self, other: object) -> Score:
        """Return the sum over two sets of articles."""
        if not isinstance(other, Score):
            return NotImplemented
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    def __str__(self) -> str:
        """Return counts, precision, recall and F1 as one row."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        balance = 2 * self.right / max(1, self.found + self.gold)
        return f"{self.gold:6} {self.found:6} {self.right:6}  {precision:.3f} {recall:.3f} {balance:.3f}"


def gold_keys(article: Article) -> Counter[Key]:
    """Return what the gold of an article counts, as often as it stands there."""
    return Counter((f["measure"], float(f["value"]), f["qualifier"]) for f in article.gold_figures())


def found_keys(figures: Iterable[FigureMention], gold: Counter[Key]) -> Counter[Key]:
    """Return what was found; a number that the text repeats counts as often as the gold has it, or once."""
    found = Counter((figure.measure, float(figure.value), figure.qualifier) for figure in figures)
    return Counter({key: min(count, max(1, gold[key])) for key, count in found.items()})


def score(gold: Counter[Key], found: Counter[Key]) -> Score:
    """Return the score of one article."""
    return Score(gold.total(), found.total(), (gold & found).total())


def by_measure(pairs: Iterable[tuple[Counter[Key], Counter[Key]]]) -> str:
    """Return a table of scores, one row a measure, for gold and found figures of each article."""
    totals: dict[str, Score] = {}
    for gold, found in pairs:
        for measure in {key[0] for key in (*gold, *found)}:
            part = score(_only(gold, measure), _only(found, measure))
            totals[measure] = totals.get(measure, Score(0, 0, 0)) + part
    rows = [f"{measure:15}{totals[measure]}" for measure in sorted(totals)]
    whole = sum(totals.values(), Score(0, 0, 0))
    return "\n".join([f"{'measure':15}  gold  found  right      P     R    F1", *rows, f"{'all':15}{whole}"])


def _only(keys: Counter[Key], measure: str) -> Counter[Key]:
    return Counter({key: count for key, count in keys.items() if key[0] == measure})


def main() -> None:
    """Print the table, and the first errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, nargs="+", required=True)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    pairs = []
    errors = []
    for article in read_articles(options.corpora):
        annotated = annotate_text(article.clean)
        gold = gold_keys(article)
        found = found_keys(annotated.figures, gold)
        pairs.append((gold, found))
        errors += [f"{article.identifier} missed {' '.join(map(str, key))}" for key in (gold - found).elements()]
        errors += [
            f"{article.identifier} wrong {f.measure} {annotated.reading.text[max(0, f.span.start - 25) : f.span.start]}"
            f"【{annotated.reading.text[f.span.start : f.span.end]}】"
            f"{annotated.reading.text[f.span.end : f.span.end + 25]}".replace("\n", "⏎")
            for f in annotated.figures
            if (f.measure, float(f.value), f.qualifier) in found - gold
        ]
    print(by_measure(pairs))
    print(*errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
