"""``kg check``: every statement of a build against its text."""

from __future__ import annotations

from pathlib import Path

import click

from kg.annotate import gazetteer
from kg.check import KnownDivision, check_build
from kg.cli.tables import print_table


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, out: Path) -> None:
    """Check every statement of a graph against its text.

    Reads graph.nq, graph.ttl, texts/ and report.json of OUT again: every event, figure, organisation,
    post and person has evidence; every relation has its claim; every quote stands in its text at its place;
    codes of divisions exist; the files agree with each other. Exit code 1 if anything does not.

    \b
    Examples:
      kg check out
      kg check out && echo sound
    """
    checked = check_build(out, _division)
    for mismatch in checked.mismatches:
        place = " ".join(part for part in (f"{out / mismatch.file}:", mismatch.node) if part)
        click.echo(f"{place} {mismatch.what} {mismatch.remedy}")
    for note in checked.notes:
        click.echo(f"Note: {note}", err=True)
    print_table(["checked", ""], [[name, f"{count:,}"] for name, count in checked.looked_at.items()])
    if checked.mismatches:
        count = len(checked.mismatches)
        click.echo(f"{count:,} mismatch{'es' if count > 1 else ''}.", err=True)
        ctx.exit(1)
    click.echo("No mismatch.")


def _division(code: str) -> KnownDivision | None:
    row = gazetteer.division(code)
    if row is None:
        return None
    # A division is renamed when its own name changes or that of a larger one.
    changes = {former.year for each in (code, *gazetteer.ancestors(code)) for former in gazetteer.former_names_of(each)}
    former = (gazetteer.full_name(code, year - 1) for year in changes)
    return KnownDivision(row.parent, frozenset((row.full_name, *former)))
