"""``kg load sparql``: a graph into a store with SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from kg.cli.store_options import Asked, address, load_and_tell, store_options
from kg.load.sparql import DIALECTS, RDF4J_STORES, Settings, Target


class Places(Asked):
    """What the options say."""

    dialect: str
    update: str
    graph_store: str
    store: str


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--dialect", type=click.Choice(DIALECTS), default="generic", show_default=True, help="What store it is.")
@click.option(
    "--update", default="", metavar="URL", callback=address, help="Where updates go, if not where the dialect has it."
)
@click.option(
    "--graph-store", default="", metavar="URL", callback=address, help="The same for the Graph Store Protocol."
)
@click.option(
    "--store", type=click.Choice(RDF4J_STORES), default=Settings().store, show_default=True,
    help="With --create and rdf4j, how the repository keeps its data.",
)  # fmt: skip
@store_options
def command(out: Path, **asked: Unpack[Places]) -> None:
    """Load a graph into a store with SPARQL.

    OUT is a folder that kg build wrote. Each article's named graph goes over whole, and so do those of the merges and
    of the run. A graph that did not change since it was loaded is not sent; one that changed replaces what is there.
    In the end the triples of each graph are counted: exit code 1 if they are not as many as in the build.

    \b
    The endpoint is, by dialect:
      graphdb, rdf4j  http://HOST:PORT/…/repositories/NAME
      fuseki          http://HOST:PORT/NAME
      oxigraph        http://HOST:PORT
      virtuoso        http://HOST:PORT
      generic         where queries go; --update if updates go elsewhere, --graph-store if it has that protocol

    \b
    Examples:
      kg load sparql out --dialect oxigraph --endpoint http://localhost:7878
      kg load sparql out --dialect fuseki --endpoint http://localhost:3030/fairs --create
      kg load sparql out --dialect rdf4j --endpoint http://localhost:8080/rdf4j-server/repositories/fairs --create
      kg load sparql out --dialect virtuoso --endpoint https://store.example:8890 --user dba --ca-file ours.pem
      kg load sparql out --endpoint http://localhost:9999/sparql
      kg load sparql out --endpoint http://localhost:9999/sparql --graph-store http://localhost:9999/graphs
    """
    target = Target(asked["dialect"], asked["update"], asked["graph_store"], settings=Settings(store=asked["store"]))
    load_and_tell(out, target, asked)
