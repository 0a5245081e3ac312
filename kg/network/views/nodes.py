"""Node attributes that the views share."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.network.records import ORGANISING, Body, District, Network, Occasion, Tie


def organising(network: Network) -> list[Tie]:
    """Return the ties of organisers."""
    return [tie for tie in network.ties if tie.role in ORGANISING and _is_known(network, tie)]


def employing(network: Network) -> list[Tie]:
    """Return the ties of employers, one for each employer and event."""
    known = {(tie.body, tie.event): tie for tie in reversed(network.ties) if tie.role not in ORGANISING}
    return sorted(tie for tie in known.values() if _is_known(network, tie))


def _is_known(network: Network, tie: Tie) -> bool:
    return tie.body in network.bodies and tie.event in network.events


def add_bodies(graph: nx.Graph[str], network: Network, ties: list[Tie], sort: str) -> None:
    """Add the bodies of ``ties``, by label, with ``type``, ``kind``, ``level``, ``district`` and ``events``."""
    counts: dict[str, set[str]] = {}
    for tie in ties:
        counts.setdefault(tie.body, set()).add(tie.event)
    for iri, body in network.bodies.items():
        if iri in counts:
            graph.add_node(iri, **body_attributes(body, network, sort), events=len(counts[iri]))


def body_attributes(body: Body, network: Network, sort: str) -> dict[str, Any]:
    """Return what a view tells of a body; ``level`` and ``district`` are empty where the name does not show them."""
    place = network.districts.get(body.district or "")
    return {
        "label": body.label,
        "type": sort,
        "kind": body.kind,
        "level": body.level or "",
        "district": place.full_name if place else "",
    }


def event_attributes(event: Occasion, network: Network) -> dict[str, Any]:
    """Return what a view tells of an event."""
    places = [network.districts[code].full_name for code in event.districts if code in network.districts]
    return {
        "label": event.label,
        "type": "event",
        "kind": event.kind,
        "start": event.start or "",
        "end": event.end or "",
        "district": max(places, key=len, default=""),
        "campaigns": list(event.campaigns),
    }


def district_attributes(district: District) -> dict[str, Any]:
    """Return what a view tells of a district."""
    return {"label": district.label, "type": "district", "kind": "District", "district": district.full_name}
