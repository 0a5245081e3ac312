"""From a build to any form of RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.built import Build
from kg.export.jsonld import to_jsonld
from kg.export.rdfxml import to_rdfxml
from kg.export.turtle import to_ntriples, to_trig, to_turtle12

FORMATS: Mapping[str, Callable[[Build], Iterator[bytes]]] = {
    "ttl12": to_turtle12,
    "trig": to_trig,
    "nt": to_ntriples,
    "jsonld": to_jsonld,
    "rdfxml": to_rdfxml,
}
"""What writes each form. TriG holds every graph; the others hold the merged graph, Turtle 1.2 the claims too."""


def export_graph(folder: Path, form: str) -> Iterator[bytes]:
    """Yield a build in one of ``FORMATS``, in pieces; the same build gives the same bytes.

    Raises ``KgError`` where the folder is no build, or holds what the form has no way to say.
    """
    return FORMATS[form](Build(folder))
