from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import clean_document
from kg.datamodel import CleanText, Document, Skipped
from tests.effort import lines_run

KINDS = {"title", "heading", "paragraph", "list-item", "table-head", "table-row", "caption"}
MEDIA_TYPES = st.sampled_from(["text/plain", "text/markdown", "text/html"])
CHARSETS = st.sampled_from([None, "utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "no-such-charset"])


def assert_sound(found: CleanText | Skipped) -> None:
    """Check what every clean text promises."""
    if isinstance(found, Skipped):
        assert found.reason.endswith(".")
        return
    title, empty, *body, end = found.text.split("\n")
    assert (title, empty, end) == (found.title, "", "")
    assert body
    assert found.body_start == len(title) + 2
    lines = [line for line in (title, *body) if line]
    assert [found.text[block.span.start : block.span.end] for block in found.blocks] == lines
    assert all(
        before.span.end < after.span.start for before, after in zip(found.blocks, found.blocks[1:], strict=False)
    )
    assert {block.kind for block in found.blocks} <= KINDS
    for line in lines:
        assert line == line.rstrip()
        assert line.lstrip("\t") == line.lstrip()
        assert not re.search(r"  |\u3000\u3000| \u3000|\u3000 |[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\xa0\xad]", line)
    found.text.encode()


def clean(content: bytes, media_type: str, charset: str | None, **declared: str) -> CleanText | Skipped:
    return clean_document(Document("a", content, media_type, charset, declared))


@settings(deadline=None)
@given(st.binary(max_size=300), MEDIA_TYPES, CHARSETS)
def test_any_bytes(content: bytes, media_type: str, charset: str | None) -> None:
    assert_sound(clean(content, media_type, charset))


WRITTEN = (Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8").splitlines()
BLANKS = ["\n", "\n\n", "\n| 甲 | 乙 |\n|---|---|\n", "  ", "\u3000", "\t", "\xa0", "\x1f", "\ufeff", "\u200b"]
PIECES = st.sampled_from([*WRITTEN, *BLANKS])


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join), MEDIA_TYPES, st.text(max_size=8))
def test_any_soup_of_marks(text: str, media_type: str, title: str) -> None:
    assert_sound(clean(text.encode("utf-8", "replace"), media_type, "utf-8", title=title))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join))
def test_any_page(text: str) -> None:
    assert_sound(clean(f"<html><body>{text}</body></html>".encode("utf-8", "replace"), "text/html", "utf-8"))


@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=40))
def test_any_declaration(date: str, url: str, publisher: str) -> None:
    found = clean("招聘会开场。".encode(), "text/plain", None, date=date, url=f"https://{url}", publisher=publisher)
    assert isinstance(found, CleanText)
    assert found.source is None or re.fullmatch(r"https://[!-~]+", found.source)
    assert found.publisher is None or found.publisher == found.publisher.strip()


@settings(max_examples=300)
@given(
    st.lists(
        st.text(alphabet="招聘会岗位家人春风0123456789０１*_~#|[]()（）<>;-+.、，。：“”/\\`\"' \u3000", max_size=25),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n"]),
    MEDIA_TYPES,
)
def test_no_word_is_ever_lost(lines: list[str], between: str, media_type: str) -> None:
    text = between.join(lines)
    found = clean(text.encode(), media_type, "utf-8", title="标题")
    words = re.compile(r"[\u4e00-\u9fff0-9０-９]")
    seen = "".join(words.findall(found.text[found.body_start :])) if isinstance(found, CleanText) else ""
    assert seen == "".join(words.findall(text))


@pytest.mark.parametrize("repeat", [1, 2])
def test_the_same_bytes_give_the_same_text(repeat: int) -> None:
    content = "# 春招\n\n<p>一。</p>\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n".encode() * repeat
    assert clean(content, "text/markdown", None) == clean(content, "text/markdown", None)


SENTENCE = "昨天，柳河镇的春季招聘会在镇文化广场开场，三十家企业到场，岗位六百个。"


NESTED = ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "section class='share'"]


def nested(tag: str, levels: int, page: bool, closed: bool) -> bytes:
    ends = "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><")))
    source = f"<{tag}>" * levels + f"<p>{SENTENCE}</p>" + ends * (levels if closed else 0)
    return (f"<html><body>{source}</body></html>" if page else source).encode()


@pytest.mark.parametrize("tag", NESTED)
@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("closed", [False, True])
def test_elements_nested_thousands_of_levels_deep(tag: str, page: bool, closed: bool) -> None:
    found = clean(nested(tag, 3_000, page, closed), "text/html", None)
    assert isinstance(found, CleanText)
    assert SENTENCE in found.text


@pytest.mark.parametrize("tag", NESTED)
@pytest.mark.parametrize("page", [False, True])
def test_twice_as_deep_costs_no_more_than_about_twice(tag: str, page: bool) -> None:
    def effort(levels: int) -> int:
        return lines_run(lambda: clean(nested(tag, levels, page, True), "text/html", None))

    assert effort(400) < 2.5 * effort(200)


@pytest.mark.parametrize("tag", ["select", "svg", "a href='/'"])
def test_a_deep_page_without_an_article_is_skipped(tag: str) -> None:
    source = f"<html><body>{f'<{tag}>' * 3_000}{SENTENCE}</body></html>"
    assert isinstance(clean(source.encode(), "text/html", None), Skipped)


def test_a_page_written_as_xml() -> None:
    blanks = "\n" * 600  # where the root element is far below, it is still no feed
    source = f'\n<?xml version="1.0" encoding="utf-8"?>\n<!-- 页 -->{blanks}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{SENTENCE}</p></body></html>'
    found = clean(source.encode(), "text/html", None)
    assert isinstance(found, CleanText)
    assert found.text == f"\n\n{SENTENCE}\n"


def test_a_text_node_of_more_than_ten_megabytes_is_read_to_its_end() -> None:
    found = clean(f"<p>{'招' * 3_500_000}</p><p>末段。</p>".encode(), "text/html", None)
    assert isinstance(found, CleanText)
    assert found.text.endswith("招\n末段。\n")
