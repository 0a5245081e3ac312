"""Writes a build in other forms."""

from __future__ import annotations

from kg.export.exporting import FORMATS, export_graph
from kg.export.neo4j_csv import write_neo4j_csv

__all__ = ["FORMATS", "export_graph", "write_neo4j_csv"]
