"""The views of a network: plain networkx graphs, whose docstrings say what nodes, edges and weights mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from kg.network.records import Network
from kg.network.views.companies import companies, company_events
from kg.network.views.districts import districts, organiser_districts
from kg.network.views.organisers import organiser_events, organisers
from kg.network.views.people import people
from kg.network.views.whole import whole

View = Callable[[Network], "nx.Graph[Any]"]

VIEWS: Mapping[str, View] = {
    "organisers": organisers,
    "organiser-events": organiser_events,
    "companies": companies,
    "company-events": company_events,
    "organiser-districts": organiser_districts,
    "districts": districts,
    "people": people,
    "whole": whole,
}
"""By the name that ``kg network`` knows them under."""

BIPARTITE = frozenset(("organiser-events", "company-events", "organiser-districts", "people"))
"""Views of two sorts of nodes, with edges between the sorts only."""

__all__ = [
    "BIPARTITE",
    "VIEWS",
    "View",
    "companies",
    "company_events",
    "districts",
    "organiser_districts",
    "organiser_events",
    "organisers",
    "people",
    "whole",
]
