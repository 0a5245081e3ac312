"""The whole graph."""

from __future__ import annotations

import networkx as nx

from kg.network.records import Network


def whole(network: Network) -> nx.MultiDiGraph[str]:
    """Return every entity and every statement between entities.

    A node is an entity that articles speak of, without sources, runs and the words of scales (measures, qualifiers),
    which all others are tied to. It has its ``label``, its most special class as ``type``
    and ``kind``, and its other values as attributes. A directed edge is a statement; its key and ``predicate`` are the
    property's local name, its weight is 1.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="whole")
    for iri, thing in network.things.items():
        values: dict[str, list[str]] = {}
        for name, text in thing.values:
            values.setdefault(name, []).append(text)
        flat = {name: found[0] if len(found) == 1 else found for name, found in values.items()}
        graph.add_node(iri, **{**flat, "label": thing.label, "type": thing.kind, "kind": thing.kind})
    for link in network.links:
        graph.add_edge(link.subject, link.object, key=link.predicate, predicate=link.predicate, weight=1)
    return graph
