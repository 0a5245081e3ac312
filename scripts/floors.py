"""Holds the quality of reading against its floors: F1 by relation, below which no change may let it fall.

    python -m scripts.floors check                      # measure, and fail where a floor is not reached
    python -m scripts.floors raise                      # measure, and lift the floors to what was reached
    python -m scripts.floors set                        # the same, and lower those that a wanted change let fall
    python -m scripts.floors check --shared ../corpus   # also the articles that lie beside the checkout

``quality/floors.toml`` has a table for each set of articles, with the digest of what it was measured on.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from kg.build import Job, build_graph
from kg.cli.evaluate import division_paths
from kg.evaluate import Scores, evaluate
from kg.vocabulary import DEFAULT_BASE
from kg.write import Options
from scripts.training.own_articles import write_apart

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "quality" / "floors.toml"
_SLACK = 0.01
_HEAD = """\
# F1 that reading must reach, by set of articles; `make floors` lifts them, `.ci/run` holds them.
# digest: of the articles and annotations that were measured.
"""


_OWN_SETS = (
    ("own", "corpus", True),
    ("variations", "variations", True),
    ("voices", "voices", True),
    ("heldout", "heldout", False),
    ("heldout-voices", "heldout-voices", False),
)
"""The name of a set, its folder, and whether single relations are looked at."""


class ArticleSet(NamedTuple):
    """Articles with annotations."""

    name: str
    inputs: tuple[Path, ...]
    gold: Path
    by_relation: bool = True
    """Whether single relations are looked at: too few facts tell nothing, and articles that nobody may learn from
    are only ever summed up."""


def article_sets(scratch: Path, shared: Path | None = None) -> Iterator[ArticleSet]:
    """Yield the sets that there are; ``scratch`` takes our own articles apart from their annotation."""
    for name, folder, by_relation in _OWN_SETS:
        apart = scratch / name
        write_apart(ROOT / folder, apart)
        yield ArticleSet(name, (apart / "docs",), apart / "gold", by_relation)
    yield ArticleSet("seeds", (ROOT / "seeds",), ROOT / "tests" / "seeds" / "gold", by_relation=False)
    if shared is not None:
        yield ArticleSet("shared", (shared / "dev", shared / "seeds"), shared / "gold")
        yield ArticleSet("unread", (shared / "reserve" / "docs",), shared / "reserve" / "gold", by_relation=False)


def digest(articles: ArticleSet) -> str:
    """Return a digest of names and bytes of all articles and annotations of a set."""
    found = blake2b(digest_size=16)
    for folder in (*articles.inputs, articles.gold):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def measure(articles: ArticleSet) -> Scores:
    """Build the articles of a set and return how well they are read."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        build_graph(Job([str(path) for path in articles.inputs], out, Options(DEFAULT_BASE), processes=2))
        return evaluate(out, articles.gold, division_paths()).scores


def reached(articles: ArticleSet, scores: Scores) -> dict[str, float]:
    """Return what a set is held to: all facts, the mean of the relations, and each relation."""
    found = {"micro": scores.micro.f1, "macro": scores.macro}
    if articles.by_relation:
        found |= {relation: score.f1 for relation, score in scores.relations.items() if score.gold}
    return found


def read_floors() -> dict[str, dict[str, Any]]:
    """Return the floors by set; none where there is no file."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def falls(floor: Mapping[str, Any], found: Mapping[str, float], of: str) -> Iterator[str]:
    """Yield what does not reach its floor; ``of`` is the digest of what was measured."""
    if floor.get("digest") != of:
        yield "its articles are not those that the floors were measured on: run `make floors` and look at the changes"
        return
    for name, least in floor.items():
        if name != "digest" and found.get(name, 0.0) < least:
            yield f"{name} fell to {found.get(name, 0.0):.3f}, its floor is {least:.3f}"


def lifted(floor: Mapping[str, Any], found: Mapping[str, float], of: str) -> dict[str, Any]:
    """Return floors just under what was reached, none lower than before unless the articles are others."""
    before = floor if floor.get("digest") == of else {}
    raised = {name: math.floor(1000 * (value - _SLACK)) / 1000 for name, value in found.items()}
    return {"digest": of, **{name: max(value, before.get(name, 0.0)) for name, value in raised.items()}}


def write_floors(floors: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the floors, each set a table."""
    tables = [_HEAD]
    for name, floor in sorted(floors.items()):
        lines = (f"{key} = " + (f'"{value}"' if key == "digest" else f"{value:.3f}") for key, value in floor.items())
        tables.append("\n".join([f"[{name}]", *lines, ""]))
    FLOORS.parent.mkdir(exist_ok=True)
    FLOORS.write_text("\n".join(tables), "utf-8")


def main() -> int:
    """Measure every set and hold or lift its floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "raise", "set"])
    parser.add_argument("--shared", type=Path, help="a folder with dev, seeds, gold and reserve")
    asked = parser.parse_args()
    floors, fell = read_floors(), 0
    with tempfile.TemporaryDirectory() as scratch:
        for articles in article_sets(Path(scratch), asked.shared):
            found, of = reached(articles, measure(articles)), digest(articles)
            floor = floors.get(articles.name, {})
            print(f"{articles.name}: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()))
            if asked.what != "check":
                floors[articles.name] = lifted(floor if asked.what == "raise" else {}, found, of)
                continue
            for fall in falls(floor, found, of):
                print(f"{articles.name}: {fall}", file=sys.stderr)
                fell += 1
    if asked.what != "check":
        write_floors(floors)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
