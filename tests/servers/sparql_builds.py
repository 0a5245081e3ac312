"""Builds that are loaded, and what a store must hold of them."""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.vocabulary import DEFAULT_BASE
from tests.build.articles import KG, article_text
from tests.servers.sparql_server import Entrance, told

LOADS = f"{DEFAULT_BASE}loads"
"""The graph that the loader keeps for itself."""

NASTY = (
    '"} } ; DROP ALL ; INSERT DATA { <urn:x> <urn:x> "',
    "\\u0022 . <urn:evil> <urn:evil> <urn:evil> #",
    "C:\\new\\table '''x''' \"\"\"y\"\"\" \\",
    "“上饶”、《婺源》‘零距离’…—·〇㐂𠮷😀é\u0301",
    "<script>alert(1)</script> &amp; %41%0A ${HOME} $(id) `id` ?x $y {z}",
    "'; DROP TABLE rdf_quad; -- \u00a0\u200b\u200f\u202e\u2028\ufeff|end",
)
"""Titles and quotes that break out of whatever is put together by hand."""


def article(number: int, title: str = "", more: str = "") -> str:
    """Return an article as Markdown with front matter."""
    heading = (title or f"第{number}届春暖专场招聘会").replace("'", "''")
    return f"---\ntitle: '{heading}'\ndate: 2023-03-{number % 28 + 1:02d}\n---\n\n{more}\n\n{article_text(number)}\n"


def build(folder: Path, articles: Mapping[str, str]) -> Path:
    """Build a graph of articles by name, and return its folder."""
    texts = folder / "in"
    texts.mkdir(parents=True, exist_ok=True)
    for old in texts.iterdir():
        old.unlink()
    for name, text in articles.items():
        (texts / name).write_text(text, "utf-8")
    subprocess.run([KG, "build", texts, "-o", folder / "out"], check=True, capture_output=True)
    return folder / "out"


def multiply(source: Path, folder: Path, copies: int) -> Path:
    """Return a build that holds another one so many times, each with entities and articles of its own."""
    lines: list[bytes] = []
    base = DEFAULT_BASE.encode()
    whole = (source / "graph.nq").read_bytes()
    for number in range(copies):
        lines += whole.replace(base, base + b"%04d/" % number).splitlines(keepends=True)
    lines.sort()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "graph.nq").open("wb") as file:
        file.writelines(lines)
    (folder / "graph.ttl").write_bytes((source / "graph.ttl").read_bytes())
    report = json.loads((source / "report.json").read_text("utf-8"))
    report["counts"]["quads"] = len(lines)
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    return folder


def graphs(out: Path) -> dict[str, set[str]]:
    """Return the triples of each graph of a build."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, ox.NamedNode)
        found[quad.graph_name.value].add(told(quad.triple))
    return dict(found)


def start(out: Path, way: Entrance, *more: str) -> subprocess.Popen[str]:
    """Run ``kg load`` and return its process."""
    command = [str(KG), "load", *way.arguments, *more, str(out)]
    environment = {**os.environ, **way.environment}
    return subprocess.Popen(
        command, env=environment, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def load(out: Path, way: Entrance, *more: str, code: int = 0) -> tuple[str, str]:
    """Run ``kg load`` to its end, which must be of this code, and return what it printed and complained."""
    process = start(out, way, *more)
    printed, complained = process.communicate(timeout=600)
    assert process.returncode == code, printed + complained
    assert "Traceback" not in complained
    return printed, complained
