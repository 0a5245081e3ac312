"""Words for a body that point back at it and name nothing: 公司, 该局, 这家企业."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.tables import read_table

_POINTING = "该|本|我|贵|敝|此|其|这|那|这家|那家|这个|那个|这所|那所|这一|我们|咱们|咱|他们|上述|前述|同一|所在"


def points_back(written: str) -> bool:
    """Return whether the words are no name that a body could be looked up by."""
    return _back().fullmatch(written) is not None


@cache
def _back() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for (noun,) in read_table("back_references.tsv", 1))
    return re.compile(f"(?:{_POINTING})?(?:{nouns})")
