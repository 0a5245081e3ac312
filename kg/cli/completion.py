"""``kg completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    Add it to what the shell reads at its start.

    \b
    Examples:
      eval "$(kg completion bash)"                                in ~/.bashrc
      eval "$(kg completion zsh)"                                 in ~/.zshrc
      kg completion fish > ~/.config/fish/completions/kg.fish
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"click knows no completion for {shell}.")
    click.echo(completion(ctx.find_root().command, {}, "kg", "_KG_COMPLETE").source())
