"""Who works with whom: views of a graph as networkx graphs, their measures, and pictures of them.

>>> from pathlib import Path
>>> from kg.network import VIEWS, measure, read_network        # doctest: +SKIP
>>> graph = VIEWS["organisers"](read_network(Path("out")))      # doctest: +SKIP
>>> measure(graph, ["betweenness"]).columns["betweenness"]      # doctest: +SKIP
"""

from __future__ import annotations

from kg.network.change import Year, year_by_year
from kg.network.formats import FORMATS, serialize, with_measures
from kg.network.measures import MEASURES, Measured, Summary, measure, summarise
from kg.network.placement import place_nodes
from kg.network.reading import read_network
from kg.network.records import Network
from kg.network.selection import Selection, select
from kg.network.views import (
    BIPARTITE,
    VIEWS,
    companies,
    company_events,
    districts,
    organiser_districts,
    organiser_events,
    organisers,
    people,
    whole,
)

__all__ = [
    "BIPARTITE",
    "FORMATS",
    "MEASURES",
    "VIEWS",
    "Measured",
    "Network",
    "Selection",
    "Summary",
    "Year",
    "companies",
    "company_events",
    "districts",
    "measure",
    "organiser_districts",
    "organiser_events",
    "organisers",
    "people",
    "place_nodes",
    "read_network",
    "select",
    "serialize",
    "summarise",
    "whole",
    "with_measures",
    "year_by_year",
]
