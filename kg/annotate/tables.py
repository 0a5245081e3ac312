"""The lexicons of this room: tab-separated rows, ``#`` starts a comment line."""

from __future__ import annotations

from importlib.resources import files


def read_table(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``lexicons/<name>``, each padded with empty strings to ``columns`` cells.

    Raises ``ValueError`` that names file and line where a row has more cells than that.
    """
    rows: list[tuple[str, ...]] = []
    text = files("kg.annotate").joinpath("lexicons", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > columns:
            raise ValueError(f"lexicons/{name}, line {number}: {len(cells)} cells, {columns} are known; mend the row")
        rows.append((*cells, *[""] * (columns - len(cells))))
    return tuple(rows)
