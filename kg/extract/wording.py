"""Words as the graph shows them: without the spaces and line ends that only the layout needs."""

from __future__ import annotations

import re

_ANY_SPACE = re.compile(r"\s")
_SPACE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def wording(written: str) -> str:
    """Return ``written`` without spaces, but for those between Latin words."""
    tight = _SPACE.sub("", written) if _ANY_SPACE.search(written) else written
    return tight.strip("，。、；：")
