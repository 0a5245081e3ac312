"""Districts: where organisers are active, and which districts share organisers."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from kg.network.records import Network
from kg.network.views.nodes import add_bodies, district_attributes, organising
from kg.network.views.pairs import join_by_shared


def organiser_districts(network: Network) -> nx.Graph[str]:
    """Return organisers and the districts that their events were held in.

    Nodes with ``bipartite`` 0 are bodies, those with 1 districts (as finely as the graph knows them). An edge says that
    the body organised events there; its weight is the number of these events, ``events`` lists them by label.
    """
    graph: nx.Graph[str] = nx.Graph(name="organiser-districts")
    shared = _events_by_body_and_place(network)
    add_bodies(graph, network, [tie for tie in organising(network) if network.events[tie.event].districts], "organiser")
    nx.set_node_attributes(graph, 0, "bipartite")
    active = {code for _, code in shared}
    for code, district in network.districts.items():
        if code in active:
            graph.add_node(district.iri, **district_attributes(district), bipartite=1)
    for (body, code), events in sorted(shared.items()):
        labels = sorted(network.events[event].label for event in events)
        graph.add_edge(body, network.districts[code].iri, weight=len(events), events=labels)
    return graph


def districts(network: Network) -> nx.Graph[str]:
    """Return districts linked by the organisers that are active in both.

    A node is a district in which an event was held (``events`` says how many); an edge joins two districts in which the
    same body organised events; its weight is the number of such bodies, ``organisers`` lists them by label.
    """
    graph: nx.Graph[str] = nx.Graph(name="districts")
    held: dict[str, int] = defaultdict(int)
    for event in network.events.values():
        for code in event.districts:
            held[code] += 1
    for code, district in network.districts.items():
        if code in held:
            graph.add_node(district.iri, **district_attributes(district), events=held[code])
    members: dict[str, list[str]] = {body: [] for body in network.bodies}
    for body, code in _events_by_body_and_place(network):
        members[body].append(network.districts[code].iri)
    for pair, bodies in join_by_shared(graph, members).items():
        graph.edges[pair]["organisers"] = [network.bodies[body].label for body in bodies]
    return graph


def _events_by_body_and_place(network: Network) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tie in organising(network):
        for code in network.events[tie.event].districts:
            if code in network.districts:
                found[tie.body, code].add(tie.event)
    return found
