"""From the repository to a folder of HTML."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.renew_answers import build_seeds
from scripts.site.flowchart import draw_flowchart
from scripts.site.ontology_page import ontology_page
from scripts.site.queries_page import queries_page

ROOT = Path(__file__).parents[2]
# Whatever the pages point at lies in the site as it lies in the repository.
_TAKEN = ("README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "docs", "ontology")
# Words behind the language of a block are for the test that keeps it true.
_FENCE = re.compile(r"^```reading .*$", re.MULTILINE)
_MERMAID = re.compile(r"^```mermaid\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


def build_site(folder: Path) -> Path:
    """Write ``pages``, what the site is made of, and ``html``, the site, into a folder; return the latter.

    Raises ``subprocess.CalledProcessError`` where a page is broken, a link leads nowhere or a file is missing.
    """
    shutil.rmtree(folder, ignore_errors=True)
    pages, html = folder / "pages", folder / "html"
    _stage(pages)
    build = build_seeds(folder)
    (pages / "ontology.md").write_text(ontology_page(), "utf-8")
    (pages / "queries.md").write_text(queries_page(build), "utf-8")
    shutil.rmtree(build)
    environment = {**os.environ, "SITE_PAGES": str(pages), "SITE_HTML": str(html), "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(ROOT / "mkdocs.yml"),
    ]
    subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own arguments
    return html


def _stage(pages: Path) -> None:
    pages.mkdir(parents=True)
    for name in _TAKEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, pages / name)
        else:
            shutil.copy(source, pages / name)
    for page in pages.rglob("*.md"):
        text = _MERMAID.sub(_drawn, page.read_text("utf-8"))
        page.write_text(_FENCE.sub("```text", text), "utf-8")


def _drawn(block: re.Match[str]) -> str:
    """Return the drawing in place of the source of one: a browser would have to fetch what draws it."""
    return f"{draw_flowchart(block[1])}\n"
