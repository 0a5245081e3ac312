"""A build as a property graph: nodes with labels and properties, relationships that carry their sources."""

from __future__ import annotations

from kg.property_graph.merged import Merged, merge, stored
from kg.property_graph.records import Key, PropertyGraph, Record
from kg.property_graph.values import Value

__all__ = ["Key", "Merged", "PropertyGraph", "Record", "Value", "merge", "stored"]
