"""The nodes of a view in the order of a measure."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import networkx as nx

from kg.network.measures import Measured


def rank(graph: nx.Graph[str], measured: Measured, top: int | None = None) -> list[list[str]]:
    """Return one row for each node: label, kind and the measures, the highest of the first measure first.

    Equals stand in the order of their labels. ``top`` cuts the list.
    """
    columns = list(measured.columns.values())
    first = columns[0] if columns else dict.fromkeys(graph, 0.0)
    labels = dict(graph.nodes(data="label", default=""))
    order = sorted(graph, key=lambda node: (-first[node], str(labels[node]), node))
    return [
        [str(labels[node]), str(graph.nodes[node].get("kind", "")), *(number(column[node]) for column in columns)]
        for node in order[:top]
    ]


def number(value: float) -> str:
    """Return a measure as people read it: whole numbers without decimals, others with four significant digits."""
    return f"{value:.0f}" if value == int(value) else f"{value:.4g}"


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV (RFC 4180): UTF-8, CRLF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue().encode()
