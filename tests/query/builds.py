from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox


def write_build(folder: Path) -> Path:
    """Write a small build, of two invented articles, as kg build lays it out."""
    folder.mkdir()
    quads = list(ox.parse(path=str(Path(__file__).parent / "two_articles.trig"), format=ox.RdfFormat.TRIG))
    ox.serialize(quads, output=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    claim = ox.NamedNode("https://w3id.org/jobfair-kg/ontology#Claim")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    claims = {quad.subject for quad in quads if quad.predicate == kind and quad.object == claim}
    merged = {quad.triple for quad in quads if quad.subject not in claims}
    base = "https://w3id.org/jobfair-kg/id/"
    prefixes = {"jf": "https://w3id.org/jobfair-kg/ontology#", "event": f"{base}event/"}
    turtle = ox.serialize(sorted(merged, key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    (folder / "graph.ttl").write_bytes(f"@base <{base}> .\n".encode() + (turtle or b""))
    return folder
