"""Measure loading into real servers, each beside the fastest way in that the server itself offers."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.load_neo4j import measure_neo4j
from bench.load_sparql import STORES
from tests.servers.large import large_build

MEASURED: Mapping[str, Callable[[Path, int], None]] = {"neo4j": measure_neo4j, **STORES}
"""What measures and prints, given a build and the number of rounds."""


def main() -> None:
    """Measure and print; the targets decide nothing here."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("servers", nargs="*", choices=[*MEASURED, []], help="which; default: all")
    parser.add_argument("--triples", type=int, default=200_000, help="size of the graph")
    parser.add_argument("--rounds", type=int, default=9, help="repetitions; medians are printed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build = large_build(Path(scratch), given.triples)
        for name in given.servers or MEASURED:
            MEASURED[name](build, given.rounds)


if __name__ == "__main__":
    main()
