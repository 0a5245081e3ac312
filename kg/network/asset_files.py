"""The font and the scripts that pictures and pages are made with; a build step puts them beside this module."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from kg.errors import KgError

FONT = "NotoSansSC.ttf"
SCRIPTS = ("graphology.umd.min.js", "sigma.min.js")


def asset(name: str) -> Path:
    """Return the path of an asset.

    Raises ``KgError``, with how to get it, where this is a source checkout without it.
    """
    with as_file(files("kg.network").joinpath("assets", name)) as path:
        if not path.is_file():
            raise KgError(
                f"this checkout lacks {name}, which pictures and pages are made with. "
                "With Node.js and npm installed, get it by: make assets (wheels of jobfair-kg carry it)."
            )
        return path
