"""People and the bodies that they hold office at."""

from __future__ import annotations

import networkx as nx

from kg.network.records import Network
from kg.network.views.nodes import body_attributes


def people(network: Network) -> nx.Graph[str]:
    """Return people and the bodies that they hold office at.

    Nodes with ``bipartite`` 0 are people, those with 1 bodies. An edge says that the person holds an office at the
    body; its weight is the number of offices, ``titles`` lists them.
    """
    graph: nx.Graph[str] = nx.Graph(name="people")
    offices = [o for o in network.offices if o.person in network.people and o.body in network.bodies]
    holders = {office.person for office in offices}
    bodies = {office.body for office in offices}
    for iri, person in network.people.items():
        if iri in holders:
            graph.add_node(iri, label=person.label, type="person", kind="Person", bipartite=0)
    for iri, body in network.bodies.items():
        if iri in bodies:
            graph.add_node(iri, **body_attributes(body, network, "body"), bipartite=1)
    for office in offices:
        if graph.has_edge(office.person, office.body):
            edge = graph.edges[office.person, office.body]
            edge["weight"] += 1
            edge["titles"].append(office.title)
        else:
            graph.add_edge(office.person, office.body, weight=1, titles=[office.title])
    return graph
