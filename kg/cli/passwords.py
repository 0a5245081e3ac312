"""Passwords: from a file, the environment or a prompt, never from the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kg.errors import KgError


def read_password(variable: str, file: Path | None, whose: str) -> str:
    """Return the password: of a file without the end of its line, else of the environment, else typed.

    Raises ``KgError`` where the file cannot be read or is empty, and where there is nobody to ask.
    """
    if file is not None:
        if not (password := read_secret(file)):
            raise KgError(f"{file} gives no password: it is empty.")
        return password
    if password := os.environ.get(variable, ""):
        return password
    if not sys.stdin.isatty():
        raise KgError(f"No password for {whose}: set {variable}, or say --password-file FILE.")
    typed: str = click.prompt(f"Password for {whose}", hide_input=True, err=True)
    return typed


def read_secret(file: Path) -> str:
    """Return what a file holds, without the end of its line. Raises ``KgError`` where it cannot be read."""
    try:
        return file.read_text("utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{file} gives no password: {getattr(error, 'strerror', None) or error}.") from error
