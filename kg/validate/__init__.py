"""Holds a graph against the shapes of the ontology, and against checks that cross its nodes."""

from __future__ import annotations

from kg.validate.forms import to_json, to_text, to_turtle
from kg.validate.results import Result, Validated
from kg.validate.validating import validate_graph

__all__ = ["Result", "Validated", "to_json", "to_text", "to_turtle", "validate_graph"]
