"""``kg load graphdb``: a graph into GraphDB."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from kg.cli.store_options import Asked, address, load_and_tell, store_options
from kg.load.sparql import RULESETS, Settings, Target

_RULESET = Settings().ruleset


class Repository(Asked):
    """What the options say."""

    ruleset: str
    location: str


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--ruleset", type=click.Choice(RULESETS), default=_RULESET, show_default=True,
    help="With --create, what the repository infers.",
)  # fmt: skip
@click.option(
    "--location",
    default="",
    metavar="URL",
    callback=address,
    help="With --create, the attached location that is to hold the repository.",
)
@store_options
def command(out: Path, **asked: Unpack[Repository]) -> None:
    """Load a graph into a repository of GraphDB.

    As kg load sparql --dialect graphdb, with the settings of a repository that --create makes. docs/graphdb.md goes on
    from there in the Workbench.

    \b
    Examples:
      kg load graphdb out --endpoint http://localhost:7200/repositories/fairs --create
      kg load graphdb out --endpoint http://localhost:7200/repositories/fairs --create --ruleset owl-horst-optimized
      KG_SPARQL_PASSWORD=… kg load graphdb out --endpoint https://graphdb.example/repositories/fairs --user editor
    """
    target = Target("graphdb", settings=Settings(ruleset=asked["ruleset"], location=asked["location"]))
    load_and_tell(out, target, asked)
