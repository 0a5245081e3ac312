"""The last room: resolved facts become the files of a build.

Each process has a ``Part`` and adds its share of the articles; ``write_graph`` then merges the
runs of all parts into ``graph.nq``, ``graph.ttl`` and ``report.json``, and ``Output`` puts them in place.
Which part an article went to, and in which order, leaves no trace in the files.
"""

from __future__ import annotations

from kg.write.files import Totals, write_graph
from kg.write.options import Options
from kg.write.output import Output
from kg.write.part import Part, Runs
from kg.write.report import Skips

__all__ = ["Options", "Output", "Part", "Runs", "Skips", "Totals", "write_graph"]
