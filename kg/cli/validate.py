"""``kg validate``: a graph against the shapes of the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from kg.validate import Validated, to_json, to_text, to_turtle, validate_graph
from kg.validate.results import VIOLATION

_FORMS = {"table": to_text, "json": to_json, "turtle": to_turtle}


@click.command()
@click.argument("graph", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(_FORMS)), default="table", show_default=True,
    help="table for people, json, or turtle for a SHACL report.",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, graph: Path, form: str) -> None:
    """Check a graph against the shapes of the ontology.

    OUT is a folder that kg build wrote, or a file of RDF (.ttl, .nq, .nt, .trig, .rdf, .jsonld). Each named
    graph is held against ontology/shapes.ttl by itself; checks that cross nodes look at all of them and give
    warnings. What is found is grouped by shape, each node with its label and the sentence it was read from.
    Exit code 1 if there are violations.

    \b
    Examples:
      kg validate out
      kg validate out --format json | jq .violations
      kg validate out --format turtle > report.ttl
      kg validate other.ttl
    """
    print_validated(ctx, validate_graph(graph), form)


def print_validated(ctx: click.Context, validated: Validated, form: str = "table") -> None:
    """Print the results and end with 1 where there are violations."""
    click.echo(_FORMS[form](validated), nl=False)
    if validated.count(VIOLATION):
        ctx.exit(1)
