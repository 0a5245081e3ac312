"""``kg load neo4j``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TypedDict, Unpack

import click

from kg.built import check_whole
from kg.cli.left_over import tell_left_over
from kg.cli.load_progress import watch_load
from kg.cli.passwords import read_password
from kg.cli.tables import print_table
from kg.errors import KgError
from kg.load.neo4j import Loaded, Replace, Server, connected, load_neo4j

_PASSWORD = "NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
_ENCRYPTED = "an address with bolt+s:// or neo4j+s://"


class Asked(TypedDict):
    """What the options say."""

    uri: str
    user: str
    database: str | None
    password_file: Path | None
    ca_file: Path | None
    replace_documents: bool
    prune: bool


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--uri", envvar="NEO4J_URI", required=True, show_envvar=True, help="Such as bolt://localhost:7687.")
@click.option(
    "--user", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, show_envvar=True, help="Who loads."
)
@click.option("--database", help="Default: the user's own.")
@click.option(
    "--password-file", type=click.Path(path_type=Path, dir_okay=False),
    help=f"Holds the password. Without it, {_PASSWORD} does; without both, you are asked.",
)  # fmt: skip
@click.option(
    "--ca-file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Certificates (PEM) to trust beside the usual ones, with bolt+s:// or neo4j+s://.",
)  # fmt: skip
@click.option("--replace-documents", is_flag=True, help="Take away what articles of OUT no longer state.")
@click.option("--prune", is_flag=True, help="Do so, and take away articles that OUT does not have.")
def command(out: Path, **asked: Unpack[Asked]) -> None:
    """Load a graph into Neo4j as nodes and relationships.

    OUT is a folder that kg build wrote. Classes become labels (:Event:JobFair), properties relationships (HOSTS,
    LOCATED_IN); everything says which article states it, and nearly all in which words. What is there already is
    left as it is: loading again changes nothing, and completes a load that was cut. In the end the database counts
    what it holds; exit 1 if that is not what the graph holds.

    The password comes from --password-file, else from NEO4J_PASSWORD, else from a prompt.

    \b
    Examples:
      kg load neo4j out --uri bolt://localhost:7687 --user neo4j
      kg load neo4j out --uri neo4j+s://db.example.org --password-file secret --database fairs
      kg load neo4j out --uri bolt+s://db.example.org --ca-file ours.pem
      kg load neo4j out --uri bolt://localhost:7687 --replace-documents
    """
    replace = _replace(asked)
    server = _server(asked)
    check_whole(out)
    if server.in_the_clear:
        click.echo(f"Note: password and graph cross the network unencrypted; {_ENCRYPTED} encrypts them.", err=True)
    password = read_password(_PASSWORD, asked["password_file"], f"{server.user} at {server.uri}")
    begun = time.monotonic()
    with connected(server, password) as driver, watch_load(server.uri) as report:
        loaded = load_neo4j(
            out,
            driver,
            database=server.database,
            replace=replace,
            watch=lambda step: report(step.done, step.total, step.rows),
        )
    _print(loaded, time.monotonic() - begun)
    if replace is not Replace.EVERYTHING:
        tell_left_over("articles", loaded.left)
    if differences := loaded.differences():
        raise KgError(_complaint(differences, replace))


def _server(asked: Asked) -> Server:
    server = Server.at(asked["uri"], asked["user"], asked["database"], asked["ca_file"])
    if server.ca_file and not server.verifies:
        raise click.UsageError(f"--ca-file has no use with {server.uri}: only {_ENCRYPTED} looks at certificates.")
    return server


def _replace(asked: Asked) -> Replace:
    if asked["prune"]:
        return Replace.EVERYTHING
    return Replace.LOADED if asked["replace_documents"] else Replace.NOTHING


def _print(loaded: Loaded, seconds: float) -> None:
    names = sorted(set(loaded.in_graph) | {name for name in loaded.in_database if name.startswith("[")})
    rows = [[name, f"{loaded.in_graph[name]:,}", f"{loaded.in_database[name]:,}"] for name in names]
    print_table(["what", "graph", "database"], rows)
    changed = ", ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in sorted(loaded.changed.items()))
    click.echo(f"\nChanged: {changed or 'nothing'}.")
    click.echo(
        f"{loaded.documents:,} articles, {loaded.rows:,} nodes and relationships in {seconds:.1f} s "
        f"({loaded.rows / seconds:,.0f} rows/s)",
        err=True,
    )


def _complaint(differences: dict[str, tuple[int, int]], replace: Replace) -> str:
    found = ", ".join(f"{name} {graph:,} and {held:,}" for name, (graph, held) in differences.items())
    remedy = (
        "Somebody else may have written meanwhile: load again. Where it stays so, something was changed by hand: "
        "docs/neo4j.md tells how to mend it."
    )
    if replace is Replace.NOTHING:
        remedy = (
            "Articles may have changed since they were loaded: "
            "--replace-documents takes away what they no longer state."
        )
    return f"Graph and database differ: {found}. {remedy}"
