"""``kg evaluate``: a graph against annotations of a careful reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from kg.annotate import gazetteer
from kg.cli.tables import print_table
from kg.errors import KgError
from kg.evaluate import DETAILS, RELATIONS, DivisionPath, Evaluation, Fault, Score, causes, evaluate, to_html


class Asked(TypedDict):
    """What the options say."""

    gold: Path
    only: str
    errors: int
    relations: tuple[str, ...]
    causes: bool
    as_json: bool
    html: Path | None


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--gold", required=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Folder with one JSON file for each annotated article, called like the article.",
)  # fmt: skip
@click.option("--only", default="", metavar="PREFIX", help="Only gold files whose name begins so.")
@click.option(
    "--errors", default=0, metavar="N", type=click.IntRange(0),
    help="Print so many facts that were missed or wrong, with their sentence.",
)  # fmt: skip
@click.option(
    "--relation", "relations", multiple=True, type=click.Choice([*RELATIONS, *DETAILS]), metavar="NAME",
    help="With --errors, of this relation alone; may be repeated.",
)  # fmt: skip
@click.option("--causes", is_flag=True, help="Print what kinds of faults there are, and how often, instead.")
@click.option("--json", "as_json", is_flag=True, help="Print all that is asked for as JSON.")
@click.option(
    "--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a page with the measures and all faults.",
)  # fmt: skip
def command(out: Path, **asked: Unpack[Asked]) -> None:
    """Measure a graph by annotated articles.

    OUT is a folder that kg build wrote. DIR holds what a careful reader finds in the articles, one
    JSON file each: news/fair.md is compared with fair.json, the second line of feed.jsonl with
    feed#2.json. docs/commands.md shows the form. Facts count once: precision is the share of what was
    read that is right, recall the share of the annotated facts that was read.

    \b
    Examples:
      kg evaluate out --gold gold
      kg evaluate out --gold gold --errors 20 --relation venue
      kg evaluate out --gold gold --causes
      kg evaluate out --gold gold --html report.html
      kg evaluate out --gold gold --json | jq .micro
    """
    if asked["relations"] and not asked["errors"]:
        raise click.UsageError("--relation chooses among what --errors prints: give --errors N, too.")
    if asked["causes"] and asked["errors"] and not asked["as_json"]:
        raise click.UsageError("--causes and --errors are two answers: give one of them, or --json, which holds both.")
    evaluation = evaluate(out, asked["gold"], division_paths(), asked["only"])
    wanted = [fault for fault in evaluation.faults if not asked["relations"] or fault.relation in asked["relations"]]
    shown = wanted[: asked["errors"]]
    if asked["html"] is not None:
        _write(asked["html"], to_html(evaluation, f"{out.name} against {asked['gold'].name}"))
    if asked["as_json"]:
        told = {"causes": [cause._asdict() for cause in causes(evaluation.faults)]} if asked["causes"] else {}
        click.echo(json.dumps({**_as_json(evaluation, shown), **told}, ensure_ascii=False, indent=1))
    elif asked["causes"]:
        rows = [[cause.relation, f"{cause.faults:,}", cause.what] for cause in causes(evaluation.faults)]
        print_table(["relation", "faults", "what went wrong"], rows)
    else:
        _print(evaluation, shown)


def division_paths() -> Iterator[DivisionPath]:
    """Yield every division, and every zone that is counted like one, with the names of what holds it."""
    for row in gazetteer.divisions():
        yield DivisionPath(row.code, (*_names_above(row.code), row.name))
    for name, city in gazetteer.statistical_zones().items():
        yield DivisionPath(f"{city}/{name}", (*_names_above(city), _name(city), name))


def _names_above(code: str) -> tuple[str, ...]:
    return tuple(map(_name, reversed(gazetteer.ancestors(code))))


def _name(code: str) -> str:
    row = gazetteer.division(code)
    return row.name if row else ""


def _print(evaluation: Evaluation, shown: list[Fault]) -> None:
    scores = evaluation.scores
    rows = [_row(name, score) for name, score in (*scores.relations.items(), ("all facts", scores.micro))]
    rows.append(["mean of relations", *[""] * 5, f"{scores.macro:.3f}"])
    print_table(["relation", "gold", "found", "right", "precision", "recall", "F1"], rows)
    click.echo()
    found = [_row(name, score) for name, score in scores.details.items()]
    print_table(["of what was found", "gold", "found", "right", "precision", "recall", "F1"], found)
    if evaluation.missing:
        click.echo(f"\nNot in the graph: {', '.join(evaluation.missing)}")
    for fault in shown:
        click.echo(f"\n{fault.kind} {fault.relation}: {fault.says}")
        click.echo(f"  {' · '.join(part for part in (fault.article, fault.event) if part)}")
        if fault.passage is not None:
            click.echo(f"  {fault.passage}")


def _row(name: str, score: Score) -> list[str]:
    counts = [f"{count:,}" for count in (score.gold, score.found, score.right)]
    return [name, *counts, *(f"{share:.3f}" for share in (score.precision, score.recall, score.f1))]


def _as_json(evaluation: Evaluation, shown: list[Fault]) -> dict[str, Any]:
    scores = evaluation.scores
    return {
        "articles": len(evaluation.articles),
        "missing": list(evaluation.missing),
        "relations": {name: _measures(score) for name, score in scores.relations.items()},
        "details": {name: _measures(score) for name, score in scores.details.items()},
        "micro": _measures(scores.micro),
        "macro": {"f1": round(scores.macro, 4)},
        "errors": [
            {**fault._asdict(), "passage": fault.passage._asdict() if fault.passage else None} for fault in shown
        ],
    }


def _measures(score: Score) -> dict[str, float]:
    counts = {"gold": score.gold, "found": score.found, "right": score.right}
    return {**counts, **{name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}}


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, "utf-8")
    except OSError as error:
        raise KgError(f"{path} cannot be written ({error.strerror}): choose another --html.") from error
