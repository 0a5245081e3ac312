"""``kg show``: an article with what was read from it marked in place."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.style import Style
from rich.text import Text

from kg.show import CATEGORIES, PARTS, RELATION, Reading, Section, cut, read_article, to_html, to_plain

_COLOURS = {
    "event": "magenta",
    "series": "bright_magenta",
    "place": "green",
    "date": "yellow",
    "body": "blue",
    "figure": "red",
    "post": "bright_yellow",
    "person": "cyan",
    "audience": "bright_green",
}

_STEERING = dict.fromkeys((*range(10), *range(11, 32), *range(127, 160)), " ")


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("article")
@click.option("--html", is_flag=True, help="Print a page for the browser instead.")
@click.option("-w", "--write", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def command(out: Path, article: str, *, html: bool, write: Path | None) -> None:
    """Print an article with what was read from it marked.

    ARTICLE is an identifier (its path below the input folder) or a part that only one has. On a terminal
    what was read is coloured, in a pipe it stands in brackets; a list of it all follows.

    \b
    Examples:
      kg show out 2022/fair.md
      kg show out fair | less
      kg show out fair --html -w fair.html
    """
    reading = read_article(out, article)
    console = Console()
    if write is not None:
        write.write_text(to_html(reading) if html else to_plain(reading), "utf-8")
    elif html or not console.is_terminal:
        click.echo(to_html(reading) if html else to_plain(reading), nl=False)
    else:
        _print(console, reading)


def _print(console: Console, reading: Reading) -> None:
    used = {mark.category for mark in reading.marks}
    legend = Text("  ").join(
        Text(name, _style(category)) for category, name in CATEGORIES.items() if category in used - {RELATION}
    )
    about = " · ".join([reading.identifier, *(value for _, value in reading.facts)])
    console.print(Text(_visible(about), "dim"), legend, Text(), sep="\n")
    console.print(_coloured(reading), Text(), sep="\n")
    for part, sections in groupby(reading.sections, key=lambda section: section.part):
        console.print(Text(PARTS[part], "bold"))
        for section in sections:
            console.print(_listed(section))


def _coloured(reading: Reading) -> Text:
    text = Text(_visible(reading.text))
    for segment in cut(len(reading.text), reading.marks):
        shown = [reading.marks[index] for index in segment.marks]
        inner = [mark.category for mark in shown if mark.category != RELATION][-1:]
        for category in inner:
            text.stylize(_style(category), *segment.span)
    return text


def _listed(section: Section) -> Text:
    """Return a section and its rows, indented."""
    lines = Text("  ").append(_visible(section.title)).append(f"  {section.kind}\n", "dim")
    for row in section.rows:
        lines.append(f"    {row.name}  ", "dim").append(f"{_visible(row.value)}\n")
    lines.rstrip()
    return lines


def _style(category: str) -> Style:
    return Style(color=_COLOURS[category], underline=True)


def _visible(text: str) -> str:
    """Return the text without characters that could steer the terminal."""
    return text.translate(_STEERING)
