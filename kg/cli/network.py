"""``kg network``: who works with whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypedDict, Unpack

import click

from kg.cli.tables import print_table
from kg.errors import KgError
from kg.network import (
    BIPARTITE,
    FORMATS,
    MEASURES,
    VIEWS,
    Measured,
    Selection,
    Summary,
    measure,
    read_network,
    select,
    serialize,
    summarise,
    with_measures,
    year_by_year,
)
from kg.network.change import Year
from kg.network.page import Explorer, make_page
from kg.network.picture import draw
from kg.network.ranking import as_csv, number, rank

_TABLES = ("table", "csv")
_PICTURES = ("png", "svg")
_ENDINGS = {"net": "pajek", "cyjs": "cytoscape", "htm": "html"}
_TOP = 20


class Asked(TypedDict):
    """What the options say."""

    measures: tuple[str, ...]
    top: int | None
    form: str | None
    output: Path | None
    years: bool
    seed: int
    since: str | None
    until: str | None
    district: str | None
    kinds: tuple[str, ...]
    campaigns: tuple[str, ...]
    roles: tuple[str, ...]


def _print_list(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    print_table(["view", "what it is"], [[name, _first_line(view.__doc__)] for name, view in VIEWS.items()])
    click.echo()
    print_table(["measure", "what it is"], [[name, _first_line(found.__doc__)] for name, found in MEASURES.items()])
    ctx.exit()


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().splitlines()[0].removeprefix("Return ").rstrip(".")


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("view", type=click.Choice(list(VIEWS)), default="organisers")
@click.option(
    "-m", "--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)),
    help="What to measure; may be repeated. The first ranks and sizes the nodes. "
    "Default: strength, degree, betweenness and community.",
)  # fmt: skip
@click.option(
    "-n", "--top", type=click.IntRange(0), help=f"Rows of a table; default {_TOP}, and all for csv. 0 is all."
)
@click.option(
    "--format", "form", type=click.Choice([*_TABLES, *FORMATS, *_PICTURES, "html"]),
    help="Default: by the ending of --output, else a table. json is node-link JSON.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.option("--years", is_flag=True, help="Show how the view changes from year to year instead.")
@click.option("--since", metavar="DATE", help="Only events that end on this day or later (2022, 2022-02, 2022-02-10).")
@click.option("--until", metavar="DATE", help="Only events that begin on this day or earlier.")
@click.option("--district", metavar="NAME", help="Only events in this district (name or code) or below it.")
@click.option("--kind", "kinds", multiple=True, metavar="CLASS", help="Only events of this class, such as JobFair.")
@click.option("--campaign", "campaigns", multiple=True, metavar="NAME", help="Only events of this campaign.")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="Only ties of this role, such as hosts.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of sampling, communities and placement.")
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_print_list,
    help="List the views and the measures, and exit.",
)  # fmt: skip
def command(out: Path, view: str, **asked: Unpack[Asked]) -> None:
    """Show who works with whom: rank, export or draw a view of a graph.

    OUT is a folder that kg build wrote. VIEW is organisers (default), organiser-events,
    companies, company-events, organiser-districts, districts, people or whole; kg network
    --list says what each is. Up to 2,000 nodes measures are exact; above, betweenness and
    closeness are sampled, and a note states the error.

    \b
    Examples:
      kg network out
      kg network out organisers -m betweenness -m constraint -n 10
      kg network out districts --campaign 春风行动 --years
      kg network out organisers --district 江西省 --since 2022 -o organisers.html
      kg network out company-events -o fairs.gexf
      kg network out organisers -m pagerank --format png -o organisers.png
    """
    form = asked["form"] or _by_ending(asked["output"])
    if form == "table" and asked["output"]:
        raise click.UsageError("a table is for reading here; write a file as csv (--format csv).")
    if asked["years"] and form not in _TABLES:
        raise click.UsageError(f"--years prints as {' or '.join(_TABLES)}, not as {form}.")
    names = asked["measures"] or ("strength", "degree", "betweenness", "community")
    if {"hub", "authority"} & set(names) and view not in BIPARTITE:
        raise click.UsageError(f"hub and authority need a view of two sorts of nodes: {', '.join(sorted(BIPARTITE))}.")
    _Run(out, view, names, form, asked).run()


def _by_ending(output: Path | None) -> str:
    ending = output.suffix.removeprefix(".").lower() if output else "table"
    form = _ENDINGS.get(ending, ending)
    if form not in (*_TABLES, *FORMATS, *_PICTURES, "html"):
        raise click.UsageError(f"what to write to {output} does not show from its ending; say --format.")
    return form


class _Run:
    """One call of the command."""

    def __init__(self, out: Path, view: str, names: tuple[str, ...], form: str, asked: Asked) -> None:
        self.out = out
        self.names = names
        self.form = form
        self.asked = asked
        self.view = VIEWS[view]
        wanted = Selection(
            asked["since"], asked["until"], asked["district"], asked["kinds"], asked["campaigns"], asked["roles"]
        )
        self.network = select(read_network(out), wanted)

    def run(self) -> None:
        if self.asked["years"]:
            rows = [_year_row(row) for row in year_by_year(self.network, self.view)]
            self._print_rows([field.replace("_", " ") for field in Year._fields], rows)
            return
        graph = self.view(self.network)
        seed = self.asked["seed"]
        measured = measure(graph, self.names, seed)
        if self.form in _TABLES:
            self._print_rows(["name", "kind", *measured.columns], rank(graph, measured, self._top()))
            if self.form == "table":
                _print_summary(summarise(graph, seed))
        elif self.form in _PICTURES:
            weights = measured.columns[self.names[0]]
            self._write(draw(graph, weights, self.form, seed))
        elif self.form == "html":
            self._write(make_page(graph, measured, Explorer(self.out, self.network), seed))
        else:
            self._write(serialize(with_measures(graph, measured.columns), self.form, seed))
        _print_notes(measured)
        if not len(graph):
            click.echo("Note: nothing in the graph passes what was asked for; the view is empty.", err=True)

    def _top(self) -> int | None:
        if self.asked["top"] is None:
            return _TOP if self.form == "table" else None
        return self.asked["top"] or None

    def _print_rows(self, columns: list[str], rows: list[list[str]]) -> None:
        if self.form == "table":
            print_table(columns, rows)
        else:
            self._write(as_csv(columns, rows))

    def _write(self, content: bytes) -> None:
        output = self.asked["output"]
        if output is None:
            if self.form == "png" and sys.stdout.isatty():
                raise click.UsageError("a PNG picture is no text for a terminal; say --output FILE.")
            click.echo(content, nl=False)
            return
        try:
            output.write_bytes(content)
        except OSError as error:
            raise KgError(f"{output} was not written: {error.strerror or error}.") from error
        click.echo(f"{output}: {len(content):,} bytes", err=True)


def _year_row(row: Year) -> list[str]:
    return [str(value) if isinstance(value, str | int) else number(value) for value in row]


def _print_summary(summary: Summary) -> None:
    mixing = "–" if summary.mixing is None else f"{summary.mixing:.2f}"
    click.echo(
        f"\n{summary.nodes:,} nodes, {summary.edges:,} edges of weight {number(summary.weight)}, density "
        f"{number(summary.density)}; {summary.components:,} components, the largest of {summary.largest:,} nodes; "
        f"{summary.communities:,} communities (modularity {summary.modularity:.2f}); {summary.bridges:,} bridges; "
        f"assortativity by level of government {mixing}"
    )


def _print_notes(measured: Measured) -> None:
    for note in measured.notes:
        click.echo(f"Note: {note}.", err=True)
