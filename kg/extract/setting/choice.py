"""Chooses among the candidates for an event's time and place by weights learned from annotated articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from kg.extract.setting.dates import date_candidates
from kg.extract.setting.divisions import division_candidates
from kg.extract.setting.venues import venue_candidates
from kg.extract.setting.view import Candidate, View
from kg.linear import PackedModel, packed, read_model

CANDIDATES: dict[str, Callable[[View], list[Candidate]]] = {
    "dates": date_candidates,
    "venues": venue_candidates,
    "divisions": division_candidates,
}
"""What is chosen for an event, and what gives the candidates."""


def candidates_for(view: View, what: str) -> list[Candidate]:
    """Return the candidates for ``dates``, ``venues`` or ``divisions``, the features of each once."""
    found = CANDIDATES[what](view)
    return [candidate._replace(features=list(dict.fromkeys(candidate.features))) for candidate in found]


def chosen(view: View, what: str) -> Candidate | None:
    """Return the candidate with the highest score, the first of equals; None without candidates.

    ``what`` is ``dates``, ``venues`` or ``divisions``.
    """
    candidates = CANDIDATES[what](view)
    if not candidates:
        return None
    model = _model(what)
    scores = [model.score_once(candidate.features) for candidate in candidates]
    return candidates[scores.index(max(scores))]


@cache
def _model(what: str) -> PackedModel:
    return packed(read_model(files("kg.extract").joinpath("models", f"event_{what}.json")))
