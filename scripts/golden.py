"""Writes the golden graphs of the seeds: what each article states, as TriG, and the merged graph.

``make golden`` renews them. Look at the difference before committing it: each change is a change of reading.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pyoxigraph

from kg.build import Job, build_graph
from kg.layout import GRAPH_NQ, GRAPH_TTL
from kg.vocabulary import DCTERMS, DEFAULT_BASE, JF, RDF, RDFS, SKOS, XSD
from kg.write import Options

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "seeds" / "golden"
_PREFIXES = {
    "dcterms": str(DCTERMS), "id": DEFAULT_BASE, "jf": str(JF), "rdf": str(RDF), "rdfs": str(RDFS), "skos": str(SKOS),
    "xsd": str(XSD),
}  # fmt: skip
_MERGES = "merges"


def golden_files() -> dict[str, str]:
    """Return what the seeds give, by the name of the golden file."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        build_graph(Job([str(ROOT / "seeds")], out, Options(DEFAULT_BASE)))
        merged = (out / GRAPH_TTL).read_text("utf-8")
        quads = list(pyoxigraph.parse(path=str(out / GRAPH_NQ), format=pyoxigraph.RdfFormat.N_QUADS))
    return {GRAPH_TTL: merged, **_by_article(quads)}


def _by_article(quads: list[pyoxigraph.Quad]) -> dict[str, str]:
    graphs: dict[object, list[pyoxigraph.Quad]] = defaultdict(list)
    names = {}
    for quad in quads:
        graphs[quad.graph_name].append(quad)
        if quad.predicate.value == str(DCTERMS.identifier) and isinstance(quad.object, pyoxigraph.Literal):
            names[quad.graph_name] = quad.object.value
    found = {}
    for graph, own in graphs.items():
        places = {} if graph not in names else {"at": f"{getattr(graph, 'value', '')}#char="}
        text = pyoxigraph.serialize(own, format=pyoxigraph.RdfFormat.TRIG, prefixes={**_PREFIXES, **places})
        found[f"{names.get(graph, _MERGES)}.trig"] = _in_order((text or b"").decode())
    return found


def _in_order(text: str) -> str:
    """Return TriG with its prefixes sorted, which come in any order."""
    lines = text.splitlines()
    prefixes = sorted(line for line in lines if line.startswith("@prefix"))
    return "\n".join([*prefixes, "", *lines[len(prefixes) :], ""])


def main() -> int:
    """Renew the golden files and name those that have changed."""
    GOLDEN.mkdir(exist_ok=True)
    files = golden_files()
    for path in sorted(GOLDEN.iterdir()):
        if path.name not in files:
            path.unlink()
            print(f"removed {path.relative_to(ROOT)}")
    for name, text in sorted(files.items()):
        path = GOLDEN / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"renewed {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
