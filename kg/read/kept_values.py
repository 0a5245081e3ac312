"""Values of fields that nothing here reads, as the report keeps them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import islice

LONGEST_VALUE = 300
"""Characters of a value as JSON; of a longer one the head is kept, as text that ends with …"""

MOST_FIELDS = 50
"""Of one article; a further entry “…” tells how many more there were."""

_LONGEST_NAME = 100
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, skipkeys=True, default=str)


def kept_values(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields, cut to what a report can hold; half of a surrogate pair, which no file can, is replaced."""
    kept = {_whole(str(name))[:_LONGEST_NAME]: _kept(value) for name, value in islice(fields.items(), MOST_FIELDS)}
    if len(fields) > MOST_FIELDS:
        kept["…"] = f"{len(fields) - MOST_FIELDS} more"
    return kept


def _kept(value: object) -> object:
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return _whole(value[:LONGEST_VALUE]) + "…"
    written = ""
    try:
        for piece in _ENCODER.iterencode(value):
            written += piece[: LONGEST_VALUE + 1]
            if len(written) > LONGEST_VALUE:
                return _whole(written[:LONGEST_VALUE]) + "…"
    except (RecursionError, ValueError):  # nested too deep, or no number that JSON has
        return _whole(written[:LONGEST_VALUE]) + "…"
    return json.loads(_whole(written))


def _whole(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text)
