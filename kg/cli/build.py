"""``kg build``: articles in, a graph out."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TypedDict, Unpack

import click

from kg.build import Built, Job, build_graph, told_of
from kg.cli.progress import watch_progress
from kg.errors import KgError
from kg.vocabulary import DEFAULT_BASE
from kg.write import Options

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
_REASONS = 8
_SHOWN = ("events", "organisers", "companies", "posts", "figures", "people", "triples")


class Asked(TypedDict):
    """What the options say."""

    jobs: int
    force: bool
    no_text: bool
    no_people: bool
    base: str
    timings: Path | None
    validate: bool
    stamp: bool


def _base(_ctx: click.Context, _param: click.Parameter, given: str) -> str:
    if not _BASE.fullmatch(given):
        raise click.BadParameter(f"{given!r} is no http address that ends in a slash.")
    return given


def _processes(_ctx: click.Context, _param: click.Parameter, given: int | None) -> int:
    return given or len(os.sched_getaffinity(0))


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(allow_dash=True))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder to write; replaced whole.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), callback=_processes, help="Processes; by default one for each processor."
)
@click.option("--force", is_flag=True, help="Replace OUT even if kg build did not make it.")
@click.option("--no-text", is_flag=True, help="Leave texts and quotes out.")
@click.option("--no-people", is_flag=True, help="Leave persons and their positions out of the graph.")
@click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    callback=_base,
    metavar="IRI",
    help="What entities' IRIs begin with.",
)
@click.option(
    "--timings", type=click.Path(dir_okay=False, path_type=Path), help="Write the seconds of each step as JSON."
)
@click.option(
    "--stamp", is_flag=True, help="Tell in the graph when it was made; its bytes then differ from run to run."
)
@click.option("--validate", is_flag=True, help="Hold the graph against its shapes afterwards, as kg validate does.")
@click.pass_context
def command(ctx: click.Context, inputs: tuple[str, ...], out: Path, **asked: Unpack[Asked]) -> None:
    """Read articles and write the knowledge graph.

    INPUT is a file, a folder (read to the bottom) or - for one document on standard input: Markdown
    with front matter, HTML pages, plain text, or JSONL with one article a line. The folder OUT gets graph.ttl,
    graph.nq, texts/ and report.json; it is replaced whole or, whatever happens, not at all.

    \b
    Examples:
      kg build seeds -o out                      a folder
      kg build news/*.html feed.jsonl -o out     files
      curl -s https://example.org/a.html | kg build - -o out
      kg build archive -o out -j 8 --no-text     without texts and quotes
      kg build seeds -o out --validate           and hold the graph against its shapes
    """
    options = Options(asked["base"], texts=not asked["no_text"], people=not asked["no_people"])
    job = Job(inputs, out, options, asked["jobs"], asked["force"], asked["stamp"])
    with watch_progress() as watch:
        built = build_graph(job, watch)
    _print_summary(built)
    if asked["timings"] is not None:
        _write_timings(asked["timings"], built)
    if asked["validate"]:
        _validate(ctx, out)


def _validate(ctx: click.Context, out: Path) -> None:
    # The SHACL engine takes longer to load than a small build takes, and few builds want it.
    from kg.cli.validate import print_validated  # noqa: PLC0415 - see above
    from kg.validate import validate_graph  # noqa: PLC0415 - see above

    print_validated(ctx, validate_graph(out))


def _print_summary(built: Built) -> None:
    """Print what was read and what came of it."""
    counts, skips = built.totals
    rows = [(f"{counts['documents']:,}", "documents read"), (f"{counts['skipped']:,}", "skipped")]
    rows += [(f"{reason.inputs:,}", f"  {told_of(reason)}") for reason in skips[:_REASONS]]
    if len(skips) > _REASONS:
        rows.append((f"{sum(reason.inputs for reason in skips[_REASONS:]):,}", "  for other reasons: see report.json"))
    rows += [(f"{counts[name]:,}", name) for name in _SHOWN]
    rows.append((f"{built.seconds['total']:.1f}", "seconds"))
    widest = max(len(count) for count, _ in rows)
    for count, name in rows:
        click.echo(f"{count:>{widest}}  {name}")


def _write_timings(path: Path, built: Built) -> None:
    try:
        path.write_text(
            json.dumps({step: round(took, 3) for step, took in built.seconds.items()}, indent=1) + "\n", "utf-8"
        )
    except OSError as error:
        raise KgError(f"{path} cannot be written ({error.strerror}); the graph is in place.") from error
