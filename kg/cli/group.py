"""A click group that imports a command's module only when that command runs."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from kg.errors import KgError


class LazyGroup(click.Group):
    """Commands known by name and summary; ``kg/cli/<prefix><name>.py`` holds each one as ``command``."""

    def __init__(self, *args: Any, summaries: Mapping[str, str], prefix: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = summaries
        self.prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the summaries."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, importing its module; None for a name that is no command."""
        if cmd_name not in self.summaries:
            return None
        module = f"{__package__}.{self.prefix}{cmd_name}"
        command = import_module(module).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.command is no click command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return name, command and remaining arguments; a misspelt name gets the nearest ones suggested."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.summaries, ctx=ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the summaries without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        """Return command names that begin with ``incomplete``, then options; imports no command."""
        names = [
            CompletionItem(name, help=summary)
            for name, summary in self.summaries.items()
            if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; problems of the user's input become ``Error: …`` and exit code 1."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            # A closed pipe is click's to handle, and without a reason there is nothing to tell.
            if error.errno == errno.EPIPE or error.strerror is None:
                raise
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror}") from error
