"""The lexicons of this room: tab-separated rows, ``#`` starts a comment line."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def read_table(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``lexicons/<name>``.

    Raises ``ValueError`` that names file and line where a row has not as many cells as ``columns``.
    """
    rows: list[tuple[str, ...]] = []
    text = files("kg.extract").joinpath("lexicons", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != columns:
            raise ValueError(f"lexicons/{name}, line {number}: {len(cells)} cells instead of {columns}; mend the row")
        rows.append(cells)
    return tuple(rows)
