"""Prefixes that every query knows without declaring them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

STANDARD = {
    "jf": "https://w3id.org/jobfair-kg/ontology#",
    "id": "https://w3id.org/jobfair-kg/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "wdt": "http://www.wikidata.org/prop/direct/",
}

_DECLARED = re.compile(r"@(?:base|prefix\s+([\w.-]*):)\s*<([^<>\s]+)>\s*\.\s*")


def prefixes_of(turtle: Path) -> dict[str, str]:
    """Return the standard prefixes and those that the head of a Turtle file declares; its base is ``id:``."""
    found = dict(STANDARD)
    with turtle.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            declared = _DECLARED.fullmatch(line)
            if declared:
                found[declared[1] or "id"] = declared[2]
            elif line.strip() and not line.startswith("#"):
                break
    return found


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """Return ``prefix:local`` by the longest namespace that fits, or the IRI as it is."""
    fitting = [(len(space), name, space) for name, space in prefixes.items() if space and iri.startswith(space)]
    if not fitting:
        return iri
    _, name, space = max(fitting)
    return f"{name}:{iri[len(space) :]}"
