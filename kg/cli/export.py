"""``kg export``: a build in other forms of RDF."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

import click

from kg.errors import KgError
from kg.export import FORMATS, export_graph

_AT_ONCE = 1 << 20


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), required=True,
    help="ttl12: RDF 1.2 Turtle with reifiers; trig; nt: N-Triples; jsonld; rdfxml.",
)  # fmt: skip
@click.option(
    "-w", "--write", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead of printing."
)
def command(out: Path, form: str, write: Path | None) -> None:
    """Write a graph in another form of RDF.

    OUT is a folder that kg build wrote. trig holds all of its graphs: each document's with its claims, the merges and
    the run. nt, jsonld and rdfxml hold the merged graph, as graph.ttl does; ttl12 adds the claims, each as the
    reifier of its statement. jsonld brings its context along (ontology/context.jsonld). The same build gives the
    same bytes.

    \b
    Examples:
      kg export out --format jsonld -w graph.jsonld
      kg export out --format trig | gzip > graph.trig.gz
      kg export out --format ttl12 -w graph.ttl
    """
    pieces = export_graph(out, form)
    if write is None:
        _print(pieces)
    else:
        _write(write, pieces)


def _print(pieces: Iterator[bytes]) -> None:
    """Print all or nothing: what is damaged shows only when it is come to."""
    with TemporaryFile(prefix="kg-export-") as spool:
        spool.writelines(pieces)
        spool.seek(0)
        while piece := spool.read(_AT_ONCE):
            click.echo(piece, nl=False)


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a file, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        os.replace(part, path)
    except OSError as error:
        raise KgError(f"{path} cannot be written ({error.strerror}).") from error
    finally:
        part.unlink(missing_ok=True)
