"""Learns all models, each from what those before it read, so the order matters.

    python -m scripts.training.everything CORPUS [CORPUS ...] [--further CORPUS ...]

The models are written below the working directory, where the sources of ``kg`` must lie. With further corpora they are
learned twice, once from the first corpora and once from all, and the weights of both are averaged: what one learning
owes to its own articles weighs half, what both came to stays.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.training.averaging import average_models

SOURCES = ("kg", "scripts", "ontology")
"""What a tree needs in which models are learned."""
_STEPS = (("figures", "--corpora"), ("scenes",), ("settings",), ("body_roles",), ("event_series",))
"""The modules that learn, with the option that their corpora stand behind."""
_ONCE = ("event_series.json",)
"""Models that further corpora did not make better on articles left out."""


def learn_everything(corpora: Sequence[Path], tree: Path) -> None:
    """Learn the models of the sources in ``tree``. Raises ``CalledProcessError`` where a step fails."""
    folders = [str(corpus.resolve()) for corpus in corpora]
    for module, *option in _STEPS:
        command = [sys.executable, "-m", f"scripts.training.{module}", *option, *folders]
        subprocess.run(command, cwd=tree, check=True)  # noqa: S603 - our own modules


def learn_twice(corpora: Sequence[Path], further: Sequence[Path], tree: Path) -> None:
    """Learn the same from ``corpora`` and from all, and average. Raises ``CalledProcessError`` likewise."""
    with tempfile.TemporaryDirectory() as scratch:
        trees = [Path(scratch, name) for name in ("first", "all")]
        for copy, learned in zip(trees, (corpora, [*corpora, *further]), strict=True):
            for source in SOURCES:
                shutil.copytree(tree / source, copy / source, ignore=shutil.ignore_patterns("__pycache__", "assets"))
            learn_everything(learned, copy)
        average_models(*trees, tree, _ONCE)


def main() -> None:
    """Learn all models from the corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    parser.add_argument("--further", type=Path, nargs="+", default=[], metavar="CORPUS")
    given = parser.parse_args()
    if given.further:
        learn_twice(given.corpora, given.further, Path.cwd())
    else:
        learn_everything(given.corpora, Path.cwd())


if __name__ == "__main__":
    main()
