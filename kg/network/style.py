"""Colours and sizes of nodes: what pictures, pages and Gephi files agree on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx

# The colours of Okabe and Ito (2008), which people with any colour vision can tell apart, and shades of them.
COLOURS: Mapping[str, str] = {
    "GovernmentBody": "#0072b2",
    "EmploymentAgency": "#56b4e9",
    "Company": "#e69f00",
    "EducationalInstitution": "#009e73",
    "HealthInstitution": "#7fcdb2",
    "Association": "#cc79a7",
    "MediaOutlet": "#8c6bb1",
    "Organisation": "#7f8c8d",
    "District": "#b8860b",
    "Person": "#d55e00",
    "JobFair": "#c0392b",
    "OnlineJobFair": "#d98880",
    "LivestreamRecruitment": "#e57373",
    "CampusFair": "#a04000",
    "Campaign": "#6c3483",
    "LaunchCeremony": "#9b59b6",
    "Outreach": "#ca6f1e",
    "TrainingCourse": "#1e8449",
    "Contest": "#7d6608",
    "Meeting": "#616a6b",
    "Event": "#a93226",
    "Figure": "#b2bec3",
    "Venue": "#5f7f3b",
    "Posts": "#f0b429",
    "Position": "#f2a07b",
    "Audience": "#2a9d8f",
    "CampaignSeries": "#4a235a",
}
OTHER = "#95a5a6"
"""Colour of kinds without one of their own."""
_SMALLEST, _LARGEST = 4.0, 18.0


class Mark(NamedTuple):
    """How a node is drawn."""

    colour: str
    """``#rrggbb``"""
    size: float
    """Radius, in points of a picture or pixels of a page."""


def marks(graph: nx.Graph[str], weights: Mapping[str, float]) -> dict[str, Mark]:
    """Return how each node is drawn: coloured by its kind, its area by its weight against the largest."""
    largest = max(weights.values(), default=0.0)
    found = {}
    for node, kind in graph.nodes(data="kind"):
        share = math.sqrt(weights[node] / largest) if largest > 0 else 0.0
        size = round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 2)
        found[node] = Mark(COLOURS.get(str(kind), OTHER), size)
    return found


def title_of(kind: str) -> str:
    """Return the class name of a kind in words: ``government body``."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in kind)
    return words.strip() or "other"
