"""Words as the graph shows them: without the spaces and line ends that only the layout needs."""

from __future__ import annotations

import re

_SPACE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")


def wording(written: str) -> str:
    """Return ``written`` without spaces, but for those between Latin words."""
    return _SPACE.sub("", written).strip("，。、；：")
