"""Print the measurements with their targets beside them."""

from __future__ import annotations

import argparse
import sys

from bench.corridor import measure_corridor
from bench.processes import KG, build_memory, start_up
from bench.validation import measure_validation


def main() -> None:
    """Measure and print; the targets decide nothing here."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("folder", help="articles to read")
    parser.add_argument("--rounds", type=int, default=5, help="repetitions; medians are printed")
    given = parser.parse_args()

    corridor = measure_corridor(given.folder, given.rounds)
    rate = corridor.characters / 1e6
    print(f"{corridor.articles} articles, {corridor.characters} characters, medians of {given.rounds} rounds, one core")
    print(f"{'jieba.lcut':<34}{corridor.jieba:8.3f} s {rate / corridor.jieba:8.2f} M characters/s")
    print(f"{'clean to extract':<34}{corridor.understand:8.3f} s {rate / corridor.understand:8.2f} M characters/s")
    print(f"{'resolve and write':<34}{corridor.write:8.3f} s {rate / corridor.write:8.2f} M characters/s")
    print(f"{'speed of the build / jieba.lcut':<34}{corridor.ratio:8.2f}   (targets: 0.15, then 0.3)")

    bare = start_up([sys.executable, "-c", "pass"], given.rounds * 3)
    start = start_up([KG, "--help"], given.rounds * 3)
    print(f"{'kg --help / python -c pass':<34}{start / bare:8.2f}   (target: under 8)")
    print(f"{'peak memory of kg build':<34}{build_memory(given.folder):8.0f} MiB")

    small, large = measure_validation(given.folder)
    print(f"{'validating 10,000 triples':<34}{small:8.2f} s")
    print(f"{'validating 100,000 triples':<34}{large:8.2f} s")
    print(f"{'100,000 / 10,000 triples':<34}{large / small:8.2f}   (target: about 10)")


if __name__ == "__main__":
    main()
