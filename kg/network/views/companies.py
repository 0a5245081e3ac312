"""Employers: with each other, and with the fairs that they recruit at."""

from __future__ import annotations

import networkx as nx

from kg.network.records import Network
from kg.network.views.nodes import add_bodies, employing, event_attributes
from kg.network.views.pairs import join_by_shared


def companies(network: Network) -> nx.Graph[str]:
    """Return employers linked by the fairs that they shared.

    A node is an employer that took part in, or offered posts at, at least one event (``events`` says at how many). An
    edge joins two employers that were at the same event; its weight is the number of such events, ``events`` lists
    them by label, ``years`` when.
    """
    graph: nx.Graph[str] = nx.Graph(name="companies")
    ties = employing(network)
    add_bodies(graph, network, ties, "employer")
    members: dict[str, list[str]] = {event: [] for event in network.events}
    for tie in ties:
        members[tie.event].append(tie.body)
    for pair, events in join_by_shared(graph, members).items():
        occasions = [network.events[event] for event in events]
        graph.edges[pair].update(
            events=[occasion.label for occasion in occasions],
            years=sorted({occasion.year for occasion in occasions if occasion.year}),
        )
    return graph


def company_events(network: Network) -> nx.Graph[str]:
    """Return employers and the events that they recruited at.

    Nodes with ``bipartite`` 0 are employers, those with 1 the events that name employers. An edge says that the
    employer took part or offered posts there; its weight is 1.
    """
    graph: nx.Graph[str] = nx.Graph(name="company-events")
    ties = employing(network)
    add_bodies(graph, network, ties, "employer")
    nx.set_node_attributes(graph, 0, "bipartite")
    attended = {tie.event for tie in ties}
    for iri, event in network.events.items():
        if iri in attended:
            graph.add_node(iri, **event_attributes(event, network), bipartite=1)
    graph.add_edges_from(((tie.body, tie.event) for tie in ties), weight=1)
    return graph
