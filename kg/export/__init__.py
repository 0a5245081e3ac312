"""Writes a build in other forms of RDF."""

from __future__ import annotations

from kg.export.exporting import FORMATS, export_graph

__all__ = ["FORMATS", "export_graph"]
