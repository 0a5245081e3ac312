"""The command line: ``kg COMMAND``. Each command lives in the module of its name."""

from __future__ import annotations

import click

from kg import __version__
from kg.cli.group import LazyGroup

# Stands here, and not only in the commands, so that `kg --help` imports none of them.
SUMMARIES = {
    "build": "Read articles and write the knowledge graph.",
    "check": "Check every statement of a graph against its text.",
    "validate": "Check a graph against the shapes of the ontology.",
    "show": "Print an article with what was read from it marked.",
    "query": "Ask a graph: SPARQL or a question by name.",
    "evaluate": "Measure a graph by annotated articles.",
    "network": "Show who works with whom: rank, export or draw a view of a graph.",
    "export": "Write a graph in another form.",
    "load": "Load a graph into a server.",
    "completion": "Print the completion script for a shell.",
}

HELP = """Read Chinese news about public employment services into a knowledge
graph in which every statement leads back to its words.

\b
Examples:
  kg build seeds -o out                      read a folder of articles
  kg check out                               compare every quote with its text
  kg validate out                            hold the graph against its shapes
  kg show out 01-district-fair.md            see what was read from an article
  kg query out --name top-hosts              ask a question that is shipped
  kg evaluate out --gold gold                measure it by your own annotations
  kg network out organisers -o hubs.html     see who works with whom
  kg export out --format jsonld              write it for other programs
  kg load neo4j out --uri bolt://localhost   load it into Neo4j
  kg load sparql out --endpoint URL          load it into a store with SPARQL
  eval "$(kg completion bash)"               complete commands with Tab
"""


@click.group(
    cls=LazyGroup,
    summaries=SUMMARIES,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Run the command line; the group's help is ``HELP``."""
