"""The graph of merges: which entities several articles speak of, and why they were taken for one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from kg.concepts import concepts
from kg.sorting import LineSorter
from kg.write.terms import LABEL, TERMS, TYPE, concept_statements, iri


def merge_graph(base: str) -> str:
    """Return the name of the graph of merges."""
    return f"{base}merges"


def write_merges(meetings: Iterable[list[bytes]], base: str, folder: Path) -> list[Path]:
    """Return sorted runs with the graph of merges.

    ``meetings`` are sorted lines: entity, document, reason and label, by tabs. Whoever stands in two
    documents or more was merged. Raises ``OSError``.
    """
    end = b" %b .\n" % iri(merge_graph(base))
    sorter = LineSorter(folder, "merges")
    reasons: set[str] = set()
    rows = (line.rstrip(b"\n").split(b"\t", 3) for block in meetings for line in block)
    for entity, group in groupby(rows, key=lambda row: row[0]):
        found = list(group)
        documents = sorted({document for _, document, _, _ in found})
        if len(documents) < 2:
            continue
        _, _, reason, label = found[0]
        reasons.add(reason.decode())
        below = entity[len(base.encode()) :].replace(b"/", b"_")
        node = b"<%bmerge/%b>" % (base.encode(), below)
        said = [(TYPE, TERMS["Merge"]), (LABEL, label), (TERMS["mergedEntity"], b"<%b>" % entity)]
        said += [(TERMS["mergedFrom"], b"<%b>" % document) for document in documents]
        said.append((TERMS["mergeReason"], iri(concepts()[reason.decode()].iri)))
        lines = [b"%b %b %b%b" % (node, predicate, value, end) for predicate, value in said]
        sorter.add(lines, sum(map(len, lines)))
    lines = [line + end for reason in sorted(reasons) for line in concept_statements(reason)]
    sorter.add(lines, sum(map(len, lines)))
    return sorter.flush()
