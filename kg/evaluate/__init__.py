"""Measures a build by gold files: precision, recall and F1 of each relation, and what was missed or wrong."""

from __future__ import annotations

from kg.evaluate.causes import Cause, causes
from kg.evaluate.comparison import DETAILS, RELATIONS
from kg.evaluate.evaluating import Evaluation, Fault, evaluate
from kg.evaluate.likeness import DivisionPath
from kg.evaluate.page import to_html
from kg.evaluate.scores import Score, Scores

__all__ = [
    "DETAILS",
    "RELATIONS",
    "Cause",
    "DivisionPath",
    "Evaluation",
    "Fault",
    "Score",
    "Scores",
    "causes",
    "evaluate",
    "to_html",
]
