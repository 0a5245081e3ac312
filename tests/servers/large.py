"""Graphs as large as wanted, of invented articles that share districts, bodies and companies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.datamodel import Literal, ResolvedFacts
from kg.resolve import resolve_facts
from kg.write import Options
from tests.invented import BASE, Article
from tests.write.conftest import Builder

_QUADS = 756
"""About as many as an article states, with claims and mentions."""
_TEXT = (
    "春风送岗\n\n" + "二月十日，青禾县人社局在文化广场举办招聘会，华锐公司提供质检员岗位一百二十个，月薪五千元。" * 3
)


def large_build(folder: Path, triples: int) -> Path:
    """Write a build of about so many statements into a new folder below ``folder``, and return it."""
    builder = Builder(folder)
    return builder.resolved([_articles(triples // _QUADS)], Options(BASE, True, True)).folder


def _articles(number: int) -> Iterator[ResolvedFacts]:
    for index in range(number):
        yield resolve_facts(_article(index).done(), BASE)


def _article(index: int) -> Article:
    article = Article(f"{index % 97:02}/{index:07}.md", _TEXT)
    article.district("990000", "云岭省", "云岭省")
    code = f"99{index % 50 + 1:02}{index % 20 + 1:02}"
    county = article.district(code, f"第{code}县", f"云岭省第{code}县", within="990000")
    bureau = article.entity("body:bureau", "GovernmentBody", f"云岭省第{code}县人力资源和社会保障局", "青禾县人社局")
    article.entity("series:1", "CampaignSeries", "春风行动", "春风")
    for number in range(3):
        _event(article, f"{index}-{number}", county, bureau)
    article.person("person:1", f"林知{index}", "局长", bureau)
    return article


def _event(article: Article, name: str, county: str, bureau: str) -> None:
    event = article.event(f"event:{name}", f"第{name}场招聘会", f"2022-02-{len(name) % 9 + 10}", county)
    article.fact(event, "status", "status:reported", "举办")
    article.fact(event, "targets", "audience:农民工", "招聘会")
    article.fact(event, "partOf", "series:1")
    article.fact(bureau, "hosts", event, "举办")
    for number, measure in enumerate(("companies", "posts", "attendees", "intentions"), 1):
        article.figure(
            f"figure:{name}-{measure}", measure, str(len(name) * 37 + number), event=event, words="一百二十个"
        )
    company = article.entity(f"body:{name}", "Company", f"华锐{hash_of(name)}有限公司", "华锐公司")
    article.fact(company, "participatesIn", event, "华锐公司")
    posts = article.entity(f"posts:{name}", "Posts", f"质检员{name}", "质检员")
    article.fact(company, "offers", posts, "提供")
    article.fact(posts, "offeredAt", event, "招聘会")
    article.fact(posts, "headcount", Literal("12", "integer"))


def hash_of(name: str) -> int:
    """Return one of 5,000 numbers, always the same of a name."""
    return sum(ord(char) * (place + 1) * 31 for place, char in enumerate(name)) % 5000
