"""``kg query``: SPARQL, or a shipped question, on a build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

import click
from click.shell_completion import CompletionItem

from kg.cli.tables import print_table
from kg.errors import KgError
from kg.query import Answer, ask, fill_parameters, find_question, list_questions
from kg.query.answer import FORMATS

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERBS = {"table": "SELECT", "truth": "ASK", "graph": "CONSTRUCT or DESCRIBE"}


class Asked(TypedDict):
    """What the options say."""

    query: str | None
    file: BinaryIO | None
    name: str | None
    parameters: dict[str, str]
    form: str | None


def _pairs(_ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{pair!r} is not NAME=VALUE.")
        pairs[name] = value
    return pairs


def _print_list(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    rows = [[q.name, q.title, q.title_zh, ", ".join(p.name for p in q.parameters)] for q in list_questions()]
    print_table(["name", "question", "问题", "parameters"], rows)
    ctx.exit()


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(q.name, help=q.title) for q in list_questions() if q.name.startswith(incomplete)]


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("query", required=False, shell_complete=_complete)
@click.option("-f", "--file", type=click.File("rb"), help="Read the query from a file, - for standard input.")
@click.option("-n", "--name", metavar="NAME", shell_complete=_complete, help="Ask a question that is shipped.")
@click.option(
    "-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", callback=_pairs,
    help="Narrow a question; may be repeated.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "turtle", "ntriples"]),
    help="Default: table for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_print_list,
    help="List the questions that are shipped, with their parameters, and exit.",
)  # fmt: skip
def command(out: Path, **asked: Unpack[Asked]) -> None:
    """Ask a graph: SPARQL or a question by name.

    OUT is a folder that kg build wrote. QUERY is SPARQL 1.1 or the name of a shipped
    question. The default graph is the merged graph; GRAPH ?document { … } looks into
    what single documents state, claims included. The prefixes jf, id, rdf, rdfs, owl,
    xsd, skos, dcterms, prov and wdt need no declaration. Queries only read, and offline.

    \b
    Examples:
      kg query --list
      kg query out top-hosts
      kg query out fairs-of-district -p district=婺源 -p since=2022-02-01
      kg query out 'SELECT ?name { ?e a jf:JobFair ; rdfs:label ?name }' --format csv
      kg query out -f question.rq --format json
    """
    text = fill_parameters(_query_text(asked), asked["parameters"])
    _print_answer(ask(out, text), asked["form"])


def _query_text(asked: Asked) -> str:
    given = [asked["query"], asked["file"], asked["name"]]
    if sum(way is not None for way in given) != 1:
        raise click.UsageError("Give a query in one way: as QUERY, with --file or with --name.")
    if asked["file"]:
        try:
            return asked["file"].read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            name = getattr(asked["file"], "name", "standard input")
            raise KgError(f"{name} is not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    query = asked["name"] or asked["query"] or ""
    return find_question(query).text if asked["name"] or _NAME.fullmatch(query) else query


def _print_answer(answer: Answer, form: str | None) -> None:
    forms = FORMATS[answer.kind]
    form = form or forms[0]
    if form not in forms:
        raise click.UsageError(f"{_VERBS[answer.kind]} prints as {', '.join(forms)}, not as {form}.")
    if form == "table":
        print_table(answer.columns, answer.rows())
    else:
        text = answer.serialize(form)
        click.echo(text, nl=not text.endswith(b"\n"))
