"""Organisers: with each other, and with their events."""

from __future__ import annotations

import networkx as nx

from kg.network.records import ORGANISING, Network, Tie
from kg.network.views.nodes import add_bodies, event_attributes, organising
from kg.network.views.pairs import join_by_shared


def organisers(network: Network) -> nx.Graph[str]:
    """Return organisers linked by the events that they ran together.

    A node is a body that organised at least one event (``events`` says how many, ``level`` and ``district`` where it
    belongs). An edge joins two bodies that organised the same event, in whatever role; its weight is the number of such
    events. Edges hold the ``events`` by label, the ``roles`` that the two had in them, ``campaigns`` and ``years``.
    """
    graph: nx.Graph[str] = nx.Graph(name="organisers")
    ties = organising(network)
    add_bodies(graph, network, ties, "organiser")
    by_event: dict[str, list[Tie]] = {event: [] for event in network.events}
    for tie in ties:
        by_event[tie.event].append(tie)
    shared = join_by_shared(graph, {event: [tie.body for tie in found] for event, found in by_event.items()})
    for pair, events in shared.items():
        occasions = [network.events[event] for event in events]
        roles = {tie.role for event in events for tie in by_event[event] if tie.body in pair}
        graph.edges[pair].update(
            events=[occasion.label for occasion in occasions],
            roles=sorted(roles, key=ORGANISING.index),
            campaigns=sorted({name for occasion in occasions for name in occasion.campaigns}),
            years=sorted({occasion.year for occasion in occasions if occasion.year}),
        )
    return graph


def organiser_events(network: Network) -> nx.Graph[str]:
    """Return organisers and their events.

    Nodes with ``bipartite`` 0 are bodies, those with 1 events without or with organisers. An edge says that the body
    organised the event; its weight is 1, ``roles`` says how.
    """
    graph: nx.Graph[str] = nx.Graph(name="organiser-events")
    ties = organising(network)
    add_bodies(graph, network, ties, "organiser")
    nx.set_node_attributes(graph, 0, "bipartite")
    for iri, event in network.events.items():
        graph.add_node(iri, **event_attributes(event, network), bipartite=1)
    for tie in ties:
        if graph.has_edge(tie.body, tie.event):
            graph.edges[tie.body, tie.event]["roles"].append(tie.role)
        else:
            graph.add_edge(tie.body, tie.event, weight=1, roles=[tie.role])
    return graph
