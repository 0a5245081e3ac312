from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import pyoxigraph
import pytest

from kg.datamodel import DocumentFacts, Literal, ResolvedFacts
from kg.resolve import resolve_facts
from kg.write import Options, Part, Totals, write_graph
from tests.invented import BASE, Article

Quad = tuple[str, str, str, str]


class Built:
    """A build in a folder, read back with pyoxigraph."""

    def __init__(self, folder: Path, totals: Totals) -> None:
        self.folder, self.totals = folder, totals

    def lines(self) -> list[bytes]:
        return (self.folder / "graph.nq").read_bytes().splitlines(keepends=True)

    def quads(self) -> list[Quad]:
        parsed = pyoxigraph.parse(path=str(self.folder / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        return [(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in parsed]

    def stated(self) -> list[Quad]:
        """What the documents state, and the merges; not what is said of the run."""
        return [quad for quad in self.quads() if quad[3] != f"<{BASE}provenance>"]

    def triples(self) -> set[tuple[str, str, str]]:
        parsed = pyoxigraph.parse(path=str(self.folder / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
        return {(str(q.subject), str(q.predicate), str(q.object)) for q in parsed}


class Builder:
    """Writes articles into a new folder each time."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.started: datetime | None = None

    def resolved(self, parts: Sequence[Iterable[ResolvedFacts]], options: Options) -> Built:
        self.count += 1
        work, new = (self.folder / f"{name}{self.count}" for name in ("work", "new"))
        work.mkdir()
        new.mkdir()
        runs = []
        for number, articles in enumerate(parts):
            with Part(work, new, f"part{number}", options) as part:
                for article in articles:
                    part.add(article, {}, f"sha256:of {article.clean.document_id}")
                runs.append(part.finish())
        return Built(new, write_graph(runs, work, new, options, self.started))

    def __call__(self, *articles: DocumentFacts, texts: bool = True, people: bool = True) -> Built:
        options = Options(BASE, texts, people)
        return self.resolved([[resolve_facts(facts, BASE, people=people) for facts in articles]], options)


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return Builder(tmp_path)


def full(identifier: str = "2022/a.md") -> Article:
    """An article with at least one fact of every kind."""
    article = Article(identifier)
    article.district("990000", "云岭省", "云岭省")
    county = article.district("990101", "青禾县", "云岭省青禾县", within="990000")
    event = article.event("event:1", "青禾县春季招聘会", "2022-02-10", county)
    article.fact(event, "endDate", Literal("2022-02-10", "date"))
    article.fact(event, "status", "status:reported", "举办")
    article.fact(event, "targets", "audience:农民工", "招聘会")
    article.fact(event, "partOf", article.entity("series:1", "CampaignSeries", "春风行动", "春风"))
    article.fact(event, "heldAt", article.entity("venue:1", "Venue", "文化广场", "青禾县"))
    bureau = article.entity("body:1", "GovernmentBody", "青禾县人力资源和社会保障局", aliases=("县人社局",))
    article.fact(bureau, "hosts", event, "举办")
    company = article.entity("body:2", "Company", "华锐（青禾）有限公司")
    article.fact(company, "participatesIn", event)
    posts = article.entity("posts:1", "Posts", "质检员")
    article.fact(company, "offers", posts)
    article.fact(posts, "offeredAt", event)
    article.fact(posts, "headcount", Literal("12", "integer"))
    article.fact(posts, "salaryText", Literal("月薪5500元"))
    article.fact(posts, "salaryMin", Literal("5500.5", "decimal"))
    article.fact(posts, "salaryPeriod", "pay-period:month")
    article.figure("figure:1", "companies", "30", event=event)
    article.figure("figure:2", "posts", "9000")
    article.fact("figure:2", "scope", bureau)
    article.fact("figure:2", "periodEnd", Literal("2022-02", "gYearMonth"))
    article.person("person:1", "林知远", "局长", bureau)
    return article
