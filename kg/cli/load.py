"""``kg load``: a graph into the servers that people run. Each server's command lives in ``load_<name>.py``."""

from __future__ import annotations

from collections.abc import Mapping

import click

from kg.cli.group import LazyGroup

SUMMARIES: Mapping[str, str] = {
    "neo4j": "Load a graph into Neo4j as nodes and relationships.",
    "sparql": "Load a graph into a store with SPARQL.",
    "graphdb": "Load a graph into a repository of GraphDB.",
}


@click.group(cls=LazyGroup, summaries=SUMMARIES, prefix="load_")
def command() -> None:
    """Load a graph into a server.

    Each server has a command of its own. Passwords never stand on the command line: they come from the
    environment, a file or a prompt.

    \b
    Examples:
      kg load neo4j out --uri bolt://localhost:7687 --user neo4j
      kg load sparql out --dialect oxigraph --endpoint http://localhost:7878
      kg load graphdb out --endpoint http://localhost:7200/repositories/fairs --create
    """
