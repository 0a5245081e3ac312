"""Learns all models, each from what those before it read, so the order matters.

    python -m scripts.training.everything CORPUS [CORPUS ...]

The models are written below the working directory, where the sources of ``kg`` must lie.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_STEPS = (("figures", "--corpora"), ("scenes",), ("settings",), ("body_roles",), ("event_series",))
"""The modules that learn, with the option that their corpora stand behind."""


def learn_everything(corpora: Sequence[Path], tree: Path) -> None:
    """Learn the models of the sources in ``tree``. Raises ``CalledProcessError`` where a step fails."""
    folders = [str(corpus.resolve()) for corpus in corpora]
    for module, *option in _STEPS:
        command = [sys.executable, "-m", f"scripts.training.{module}", *option, *folders]
        subprocess.run(command, cwd=tree, check=True)  # noqa: S603 - our own modules


def main() -> None:
    """Learn all models from the corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="+", metavar="CORPUS")
    learn_everything(parser.parse_args().corpora, Path.cwd())


if __name__ == "__main__":
    main()
