"""What shapes the files of a build."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """What shapes the files that a build writes."""

    base: str
    """IRI that those of the entities begin with; it ends in a slash."""
    texts: bool = True
    """Whether clean texts and quotes are written."""
    people: bool = True
    """Whether persons are."""
