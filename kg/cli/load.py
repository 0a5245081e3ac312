"""``kg load``: a graph into the servers that people run. Each server's command lives in ``load_<name>.py``."""

from __future__ import annotations

from collections.abc import Mapping

import click

from kg.cli.group import LazyGroup

SUMMARIES: Mapping[str, str] = {}


@click.group(cls=LazyGroup, summaries=SUMMARIES, prefix="load_")
def command() -> None:
    """Load a graph into a server: Neo4j, or a store with SPARQL."""
