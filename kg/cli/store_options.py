"""The options that every command for a SPARQL store takes, and what they come to."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import click
from click.core import ParameterSource

from kg.built import check_whole
from kg.cli.left_over import tell_left_over
from kg.cli.load_progress import watch_load
from kg.cli.passwords import read_password, read_secret
from kg.cli.tables import print_table
from kg.errors import KgError
from kg.load.sparql import Loaded, Target, load_sparql
from kg.load.sparql.access import Access, in_the_clear, is_here, open_client
from kg.load.sparql.places import fault_of

PASSWORD, TOKEN = "KG_SPARQL_PASSWORD", "KG_SPARQL_TOKEN"
_SHOWN = 8
_VISIBLE = re.compile(r"[!-~]+")
_COMPRESSED = frozenset({"rdf4j", "fuseki", "oxigraph"})
"""Those that are known to take compressed requests."""


_IN_OPTIONS = {
    "Target(create=True)": "--create",
    "Target(compress=False)": "--no-gzip",
    "Target(dialect=…)": "--dialect",
    "Target(graph_store=…)": "--graph-store",
    "the client's base_url": "--endpoint",
    "the client's verify": "--ca-file",
}
"""What the library advises people who write Python, as options."""


_OF_CREATION = ("ruleset", "location", "store")
"""Options that say how a repository is made."""


class Asked(TypedDict):
    """What the options say."""

    endpoint: str
    create: bool
    prune: bool
    again: bool
    user: str
    password_file: Path | None
    token_file: Path | None
    digest: bool
    ca_file: Path | None
    gzip: bool | None
    chunk: float
    wait: float


def address(_ctx: click.Context, _param: click.Parameter, given: str) -> str:
    """Return an address that an option was given. Raises ``BadParameter`` where it holds a secret or is none."""
    if fault := fault_of(given):
        raise click.BadParameter(f"{fault}. Who comes in: --user, and {PASSWORD} or --password-file.")
    return given


def _number(_ctx: click.Context, _param: click.Parameter, given: float) -> float:
    if math.isnan(given):
        raise click.BadParameter("this is not a number.")
    return given


_FILE = click.Path(dir_okay=False, path_type=Path)
_OPTIONS = (
    click.option("--endpoint", required=True, metavar="URL", callback=address, help="Address of the store."),
    click.option("--create", is_flag=True, help="Make the repository or dataset if it is not there."),
    click.option("--prune", is_flag=True, help="Drop graphs that were loaded before and that OUT no longer has."),
    click.option("--again", is_flag=True, help="Send every graph, even one that did not change."),
    click.option("--user", default="", metavar="NAME", help=f"Its password comes from {PASSWORD}, a file or a prompt."),
    click.option("--password-file", type=_FILE, metavar="FILE", help="File that holds the password and nothing else."),
    click.option(
        "--token-file", type=_FILE, metavar="FILE",
        help=f"File that holds a bearer token and nothing else; or put it in {TOKEN}.",
    ),
    click.option("--digest", is_flag=True, help="Digest instead of basic authentication; Virtuoso has it anyway."),
    click.option("--ca-file", type=_FILE, metavar="FILE", help="Certificates (PEM) to trust beside the usual ones."),
    click.option(
        "--gzip/--no-gzip", default=None, show_default="where known to work, but not on this machine",
        help="Compress what is sent.",
    ),
    click.option(
        "--chunk", default=64.0, metavar="MB", type=click.FloatRange(0.01, 1024), callback=_number, show_default=True,
        help="About how many megabytes go over together.",
    ),
    click.option(
        "--wait", default=60.0, metavar="SECONDS", type=click.FloatRange(0), callback=_number, show_default=True,
        help="How long to wait for a server that went away.",
    ),
)  # fmt: skip


def store_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of ``Asked``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def load_and_tell(out: Path, target: Target, asked: Asked) -> None:
    """Load, print what was done, and end with 1 where the store differs from the build."""
    _check_usage(target, asked)
    check_whole(out)
    access = _access(target.dialect, asked)
    if in_the_clear(access, target.update, target.graph_store):
        click.echo("Note: the password or token crosses the network unencrypted; use an https address.", err=True)
    compress = asked["gzip"]
    if compress is None:
        compress = target.dialect in _COMPRESSED and not is_here(access.endpoint)
    target = target._replace(
        create=asked["create"],
        prune=asked["prune"],
        again=asked["again"],
        compress=compress,
        chunk=int(asked["chunk"] * 1_000_000),
        patience=asked["wait"],
    )
    try:
        with open_client(access) as client, watch_load(access.endpoint) as report:
            loaded = load_sparql(out, client, target, lambda step: report(step.done, step.total, step.triples))
    except KgError as error:
        raise KgError(_as_options(str(error))) from error
    _tell(loaded)
    if loaded.differing:
        click.get_current_context().exit(1)


def _check_usage(target: Target, asked: Asked) -> None:
    """Raise ``UsageError`` for options that would be ignored."""
    context = click.get_current_context()
    told = [
        f"--{name}" for name in _OF_CREATION
        if context.get_parameter_source(name) not in (None, ParameterSource.DEFAULT)
    ]  # fmt: skip
    if told and not asked["create"]:
        raise click.UsageError(
            f"{' and '.join(told)} would be ignored: say --create, too, which makes the repository where it is not "
            "there. One that is there stays as it is."
        )
    if "--store" in told and target.dialect != "rdf4j":
        raise click.UsageError(f"--store would be ignored: it is for --dialect rdf4j, not {target.dialect}.")
    if not asked["user"] and (asked["password_file"] or asked["digest"]):
        name = "--password-file" if asked["password_file"] else "--digest"
        raise click.UsageError(f"{name} would be ignored: say --user, too.")
    addresses = (asked["endpoint"], target.update, target.graph_store)
    if asked["ca_file"] and not any(address.lower().startswith("https:") for address in addresses):
        raise click.UsageError("--ca-file would be ignored: no address begins with https://.")


def _access(dialect: str, asked: Asked) -> Access:
    token = _token(asked)
    user, password = asked["user"], ""
    if user and token:
        raise click.UsageError("A user and a token are two ways to come in: give one of them.")
    if user:
        password = read_password(PASSWORD, asked["password_file"], f"{user} at {asked['endpoint']}")
    digest = asked["digest"] or dialect == "virtuoso"
    return Access(asked["endpoint"], user, password, token, digest, asked["ca_file"])


def _as_options(said: str) -> str:
    for python, option in _IN_OPTIONS.items():
        said = said.replace(python, option)
    return said


def _token(asked: Asked) -> str:
    file = asked["token_file"]
    token = os.environ.get(TOKEN, "") if file is None else read_secret(file)
    if (token or file) and not _VISIBLE.fullmatch(token):
        raise KgError(f"{file or TOKEN} holds no token: it must be one line of visible ASCII characters.")
    return token


def _tell(loaded: Loaded) -> None:
    rows = [
        (f"{loaded.graphs:,}", f"named graphs, {loaded.triples:,} triples"),
        (f"{loaded.sent:,}", f"sent, {loaded.triples_sent:,} triples"),
        (f"{loaded.unchanged:,}", "unchanged since they were loaded"),
    ]
    if loaded.dropped:
        rows.append((f"{loaded.dropped:,}", "dropped, which the build no longer has"))
    if loaded.interruptions:
        rows.append((f"{loaded.interruptions:,}", "times the connection broke and was taken up again"))
    width = max(len(number) for number, _ in rows)
    for number, what in rows:
        click.echo(f"{number:>{width}}  {what}")
    tell_left_over("graphs", loaded.left)
    if loaded.differing:
        print_table(
            ["graph", "in the build", "in the store"],
            [[each.name, f"{each.expected:,}", f"{each.found:,}"] for each in loaded.differing[:_SHOWN]],
        )
        click.echo(
            f"{len(loaded.differing):,} graphs differ from the build. Does something else write there?", err=True
        )
    else:
        click.echo("The store has as many triples in each graph as the build.")
