"""Tells of what a server still holds of earlier loads."""

from __future__ import annotations

from collections.abc import Sequence

import click

_SHOWN = 8


def tell_left_over(what: str, names: Sequence[str]) -> None:
    """Tell how many graphs, or whatever it is, were loaded before and are not in the build; nothing of none."""
    if not names:
        return
    click.echo(f"Note: {len(names):,} {what} loaded before are not in the build; --prune drops them:", err=True)
    for name in names[:_SHOWN]:
        click.echo(f"  {name}", err=True)
    if len(names) > _SHOWN:
        click.echo(f"  and {len(names) - _SHOWN:,} more", err=True)
