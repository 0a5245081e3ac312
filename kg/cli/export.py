"""``kg export``: a build in other forms."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

import click

from kg.errors import KgError
from kg.export import FORMATS, export_graph, write_neo4j_csv

_TABLES = "neo4j-csv"
_AT_ONCE = 1 << 20


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, _TABLES]), required=True,
    help="ttl12: RDF 1.2 Turtle with reifiers; trig; nt: N-Triples; jsonld; rdfxml; neo4j-csv: a folder of tables.",
)  # fmt: skip
@click.option(
    "-w", "--write", type=click.Path(path_type=Path),
    help="Write to a file instead of printing; of neo4j-csv, to a new folder instead of OUT-neo4j-csv.",
)  # fmt: skip
def command(out: Path, form: str, write: Path | None) -> None:
    """Write a graph in another form.

    OUT is a folder that kg build wrote. trig holds all of its graphs: each document's with its claims, the merges and
    the run. nt, jsonld and rdfxml hold the merged graph, as graph.ttl does; ttl12 adds the claims, each as the
    reifier of its statement. jsonld brings its context along (ontology/context.jsonld). The same build gives the
    same bytes.

    neo4j-csv writes a folder of tables for the import of an empty Neo4j, beside OUT if you name none; import.sh in
    it holds the command, neo4j-admin database import. What comes out is what kg load neo4j makes.

    \b
    Examples:
      kg export out --format jsonld -w graph.jsonld
      kg export out --format trig | gzip > graph.trig.gz
      kg export out --format ttl12 -w graph.ttl
      kg export out --format neo4j-csv
      kg export out --format neo4j-csv -w tables
    """
    if form == _TABLES:
        tables = write or _beside(out)
        write_neo4j_csv(out, tables)
        click.echo(f"{tables / 'import.sh'} fills a database of Neo4j that is stopped.")
        click.echo(f"Then start Neo4j, and run {tables / 'schema.cypher'} in it: cypher-shell -f does.")
        return
    pieces = export_graph(out, form)
    if write is None:
        _print(pieces)
    else:
        _write(write, pieces)


def _beside(out: Path) -> Path:
    """Return the folder of tables of a build; not inside it, where the next build would take it away."""
    folder = out if out.name not in ("", "..") else out.resolve()
    return folder.parent / f"{folder.name}-{_TABLES}"


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
