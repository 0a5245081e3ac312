"""The site can be built, every link in it leads somewhere, and nothing in it is fetched from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kg.cli import SUMMARIES
from kg.query import list_questions
from kg.vocabulary import terms
from tests.house.files import ROOT

# What a browser fetches by itself, by element and attribute; a link in the text is only followed by people.
_FETCHED = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}
_NAMES_ONLY = {"canonical", "prev", "next", "alternate"}


class Page(HTMLParser):
    """What a page points at, and what can be pointed at in it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.fetched: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        for name in ("href", "src"):
            if name not in given:
                continue
            self.links.add(given[name])
            if (tag, name) in _FETCHED and given.get("rel") not in _NAMES_ONLY:
                self.fetched.add(given[name])


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "scripts.site", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / "html"


@pytest.fixture(scope="module")
def pages(html: Path) -> dict[Path, Page]:
    return {file: Page(file) for file in sorted(html.rglob("*.html"))}


def test_every_link_leads_somewhere(html: Path, pages: dict[Path, Page]) -> None:
    lost = []
    for file, page in pages.items():
        if file.name == "404.html":  # its links are those of whatever server shows it
            continue
        for link in sorted(page.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            if (not target.is_relative_to(html.resolve()) and target != file) or not target.exists():
                lost.append((file.name, link))
            elif parts.fragment and target.suffix == ".html":
                known = pages.get(target) or pages[html / target.relative_to(html.resolve())]
                if unquote(parts.fragment) not in known.anchors:
                    lost.append((file.name, link))
    assert lost == []


def test_a_browser_fetches_nothing_from_elsewhere(html: Path, pages: dict[Path, Page]) -> None:
    for file, page in pages.items():
        assert [link for link in page.fetched if re.match(r"(\w+:)?//", link)] == [], file.name
    for sheet in html.rglob("*.css"):
        assert re.findall(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text("utf-8")) == [], sheet.name
    # Where a page asks for it, the theme would fetch what draws Mermaid; here all drawings are made beforehand.
    assert not any('class="mermaid"' in file.read_text("utf-8") for file in pages)


def test_the_reference_has_every_term_every_question_and_every_command(html: Path) -> None:
    ontology = (html / "ontology" / "index.html").read_text("utf-8")
    assert [name for name in terms() if f'id="{name}"' not in ontology] == []
    queries = (html / "queries" / "index.html").read_text("utf-8")
    assert [question.name for question in list_questions() if f'id="{question.name}"' not in queries] == []
    commands = (html / "docs" / "commands" / "index.html").read_text("utf-8")
    assert [name for name in SUMMARIES if f'id="kg-{name}"' not in commands] == []


def test_no_block_was_taken_for_text(html: Path) -> None:
    assert [file.name for file in html.rglob("*.html") if "```" in file.read_text("utf-8")] == []


def test_flowcharts_are_drawn(html: Path) -> None:
    for page, names in (
        ("index.html", ["CampaignSeries", "inDocument"]),
        ("docs/architecture/index.html", ["annotate"]),
    ):
        (drawing,) = re.findall(r'<svg class="flowchart".*?</svg>', (html / page).read_text("utf-8"), re.DOTALL)
        assert all(f">{name}</text>" in drawing for name in names)
    assert (html / "ontology" / "index.html").read_text("utf-8").count('<svg class="flowchart"') == 3
