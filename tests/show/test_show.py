from __future__ import annotations

import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.datamodel import Span
from kg.errors import KgError
from kg.show import Mark, Reading, cut, read_article, to_html, to_plain
from tests.invented import Article
from tests.write.conftest import Builder, full

TEXT = "青禾县办招聘会\n\n二月十日，青禾县人社局举办招聘会，三十家企业到场。"


def overlapping(identifier: str) -> Article:
    article = Article(identifier, TEXT)
    article.district("990101", "青禾县", "云岭省青禾县")
    county, place = article.entities[0].key, TEXT.rindex("青禾县")
    article.entities[0] = article.entities[0]._replace(evidence=(Span(place, place + 3),))
    event = article.event("event:1", "青禾县招聘会")
    article.entity("body:1", "GovernmentBody", "青禾县人力资源和社会保障局", "青禾县人社局")
    article.entity("venue:1", "Venue", "社局举办招聘", "社局举办招聘")
    article.fact("body:1", "hosts", event, "青禾县人社局举办")
    article.fact(event, "locatedIn", county, "青禾县")
    article.fact(event, "heldAt", "venue:1", "社局举办招聘")
    article.figure("figure:1", "companies", "30", event=event, words="三十家企业")
    return article


@cache
def built(*, texts: bool = True) -> Path:
    articles = [full("2022/a.md"), full("2022/ab.md"), overlapping("报/<b>&\"'.md")]
    return Builder(Path(mkdtemp(prefix="kg-test-")))(*(article.done() for article in articles), texts=texts).folder


@pytest.mark.parametrize("wanted", ["2022/a.md", "2022/ab.md", "ab", "AB.MD", "<b>"])
def test_an_article_is_found_by_identifier_or_a_part_that_is_its_own(wanted: str) -> None:
    found = read_article(built(), wanted).identifier
    assert wanted.casefold() in found
    assert wanted not in ("2022/a.md", "2022/ab.md") or found == wanted


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("2022", "2022 is part of 2 identifiers:\n  2022/a.md\n  2022/ab.md"),
        ("2022/ac.md", "No article is called 2022/ac.md. Close to it:\n  2022/a.md\n  2022/ab.md"),
        ("ac.md", "No article is called ac.md. Close to it:\n  2022/a.md\n  2022/ab.md"),
        ("完全不同", "No article is called 完全不同;"),
    ],
)
def test_an_article_that_is_not_certain_gets_a_message(wanted: str, message: str) -> None:
    with pytest.raises(KgError, match=re.escape(message)):
        read_article(built(), wanted)


def test_a_build_without_texts_says_what_to_do() -> None:
    with pytest.raises(KgError, match="without --no-text"):
        read_article(built(texts=False), "ab")


def test_what_is_no_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="is no build"):
        read_article(tmp_path, "a")


def test_a_damaged_graph_is_named(tmp_path: Path) -> None:
    shutil.copytree(built(), tmp_path / "out")
    graph = tmp_path / "out" / "graph.nq"
    graph.write_text(graph.read_text("utf-8").replace('"质检员"', '"质检员'), "utf-8")
    with pytest.raises(KgError, match=r"graph\.nq is damaged"):
        read_article(tmp_path / "out", "ab")
    graph.write_text("", "utf-8")
    with pytest.raises(KgError, match="says nothing of"):
        read_article(tmp_path / "out", "ab")


def test_plain_text_brackets_what_was_read() -> None:
    plain = to_plain(read_article(built(), "<b>"))
    assert "[[青禾县|place]人社局|body]举办招聘会，[三十家企业|figure]到场。" in plain
    assert "    主办 hosts: 青禾县人力资源和社会保障局\n" in plain
    assert "    位于 located in: 云岭省青禾县\n" in plain
    assert "    用人单位数 employers: 30 · 30（companies）\n" in plain


def test_every_kind_of_fact_is_listed() -> None:
    plain = to_plain(read_article(built(), "2022/a.md"))
    for line in (
        "活动 events\n  青禾县春季招聘会 (现场招聘会 job fair)\n",
        "    开始日期 start date: 2022-02-10\n",
        "    属于 part of: 春风行动\n",
        "    面向 targets: 农民工\n",
        "    状态 status: 已举办\n",
        "    参加 participates in: 华锐（青禾）有限公司\n",
        "合计 totals\n  9,000 · 9000（posts） (岗位数 posts)\n    统计范围 scope: 青禾县人力资源和社会保障局\n",
        "岗位 posts offered\n  华锐（青禾）有限公司 · 质检员",
        "    招聘人数 headcount: 12\n",
        "    薪酬原文 salary as written: 月薪5500元\n",
        "人物 people\n  林知远 (人物 person)\n    担任 holds: 局长（青禾县人力资源和社会保障局）\n",
    ):
        assert line in plain


class Page(HTMLParser):
    """Takes a page apart, and notices tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.notes: dict[str, str] = {}
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if "main" in self.open and tag == "span":
            self.notes[given["data-from"] or ""] = given["title"] or ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.words += data


def test_the_page_holds_the_text_and_needs_nothing_else() -> None:
    page = Page()
    page.feed(to_html(read_article(built(), "<b>")))
    assert page.open == []
    assert page.words.replace("\n", "") == TEXT.replace("\n", "")
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(page.ids) == len(set(page.ids))
    # Where marks overlap, the note tells of all of them, the innermost first.
    middle = str(TEXT.index("社局举办"))
    assert "场地 venue: 社局举办招聘" in page.notes[middle]
    assert "政府机构 government body: 青禾县人力资源和社会保障局" in page.notes[middle]
    assert "主办 hosts: 青禾县人力资源和社会保障局 → 青禾县招聘会" in page.notes[middle]


def test_a_page_escapes_what_articles_hold() -> None:
    html = to_html(read_article(built(), "<b>"))
    assert "报/&lt;b&gt;&amp;&quot;&#x27;.md" in html
    assert "<b>" not in html


def test_a_source_is_linked_only_if_it_is_an_address() -> None:
    for source, linked in (("https://example.org/a", True), ("javascript:alert(1)", False)):
        reading = Reading("a", (("source", source),), "题\n\n文", (), ())
        assert ("<a href" in to_html(reading)) is linked


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: Span(pair[0], min(pair[0] + pair[1], 31)))


@given(st.lists(SPANS, max_size=12))
def test_segments_cover_the_text_once_and_name_all_their_marks(spans: list[Span]) -> None:
    marks = [Mark(span, "body", "") for span in spans]
    segments = cut(31, marks)
    assert [segment.span.start for segment in segments] == [0, *(segment.span.end for segment in segments[:-1])]
    assert segments[-1].span.end == 31
    for place in range(31):
        (segment,) = [segment for segment in segments if segment.span.start <= place < segment.span.end]
        assert set(segment.marks) == {i for i, span in enumerate(spans) if span.start <= place < span.end}


@given(st.lists(st.tuples(SPANS, st.sampled_from(["body", "event", "relation"])), max_size=8))
def test_brackets_always_close_and_the_words_stay(found: list[tuple[Span, str]]) -> None:
    text = "一二三四五六七八九十" * 3 + "末"
    marks = tuple(sorted(Mark(span, category, "") for span, category in found))
    bracketed = to_plain(Reading("a", (), text, marks, ())).partition("\n\n")[2].strip()
    assert re.sub(r"\[|\|\w+\]", "", bracketed) == text
    depth = 0
    for sign in re.findall(r"\[|\]", bracketed):
        depth += 1 if sign == "[" else -1
        assert depth >= 0
    assert depth == 0
