"""What a validation finds."""

from __future__ import annotations

from typing import NamedTuple

SHAPES = "https://w3id.org/jobfair-kg/shapes#"
"""Namespace of the shapes, and of the names of the checks."""

VIOLATION = "Violation"
WARNING = "Warning"


class Result(NamedTuple):
    """One node that is not as a shape or a check wants it. Sorted, those of one shape stand together."""

    severity: str
    """``Violation`` or ``Warning``."""
    shape: str
    """IRI of the shape or check."""
    focus: str
    """IRI of the node; of a blank node, ``_:`` and its label."""
    path: str
    """IRI of the property; empty where it is none, or more than one."""
    value: str
    """The value that is wrong, as in N-Triples; empty where one is missing or there are too many."""
    component: str
    """IRI of the constraint component."""
    message_en: str
    message_zh: str
    label: str
    """What the node is called; empty where it has no label."""
    document: str
    """IRI of the article that its evidence lies in; empty where there is none."""
    sentence: str
    """Where the node was read: the sentence, or the quote where the text is not at hand; empty where there is none."""


class Validated(NamedTuple):
    """The outcome of a validation."""

    results: tuple[Result, ...]
    """Violations first, each shape's together."""
    graphs: int
    """How many graphs were held against the shapes."""
    triples: int
    """And how many triples they hold."""

    def count(self, severity: str) -> int:
        """Return how many results are of a severity."""
        return sum(result.severity == severity for result in self.results)
