from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from kg.datamodel import Document, Skipped

SIMPLIFIED = "据介绍，青岚县人社局三月二日在云溪广场举办招聘会，四十余家企业带来一千二百个岗位，当场达成意向三百人。"
TRADITIONAL = "據介紹，青嵐縣三月二日在雲溪廣場舉辦招聘會，四十餘家企業帶來一千二百個職位，當場達成意向三百人。"
RARE = "报名找𠮷田、㐂子和镕基小学的郑老师，地点在岽㟖村礼堂，时间是下周三上午九点。"
MIXED = "“岗位多”——每家·每户，共１２３个；月薪①３０００～４５００元。"


def text_of(document: Document) -> str:
    return document.content.decode(document.charset or "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "cp950"),
        (RARE, "gb18030"),
        (RARE, "utf-8"),
        (MIXED, "gbk"),
        ("招聘会", "gbk"),
        ("就業博覽會", "big5"),
        ("Only ASCII here.", "ascii"),
    ],
)
def test_an_undeclared_charset_is_told_by_the_content(
    read_one: Callable[..., Document], text: str, encoding: str
) -> None:
    assert text_of(read_one(text.encode(encoding))) == text


def test_big_endian_utf16_with_a_mark(read_one: Callable[..., Document]) -> None:
    content = codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")
    assert text_of(read_one(content)) == SIMPLIFIED


PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><p>{}</p></body></html>'
)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "UTF8", "big5", "iso-8859-1", "klingon"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (RARE, "gb18030"), (TRADITIONAL, "utf-8"), (TRADITIONAL, "big5")],
)
def test_no_declaration_makes_garbage(
    read_one: Callable[..., Document], declared: str, text: str, encoding: str
) -> None:
    page = PAGE.format(declared, text)
    assert text_of(read_one(page.encode(encoding))) == page


@pytest.mark.parametrize(
    "declaration", ['<meta charset="{}">', "<META CHARSET={} />", '<?xml version="1.0" encoding="{}"?>']
)
def test_every_form_of_declaration_is_heard(read_one: Callable[..., Document], declaration: str) -> None:
    # Four characters that read as well in Big5 as in GB 18030: here the declaration decides.
    page = declaration.format("big5") + "<p>高雄</p>"
    assert text_of(read_one(page.encode("big5"))) == page


def test_a_few_broken_bytes_do_not_cost_the_article(read_one: Callable[..., Document]) -> None:
    document = read_one(SIMPLIFIED.encode() * 10 + b"\xff" + "完".encode())
    assert document.content.decode("utf-8", "replace") == SIMPLIFIED * 10 + "\ufffd完"
    assert document.damage == ("1 places could not be read as UTF-8; save the file as UTF-8.",)


def test_a_text_cut_inside_a_character_is_read(read_one: Callable[..., Document]) -> None:
    document = read_one(SIMPLIFIED.encode("gbk")[:-1])
    assert document.content.decode(document.charset or "", "replace").startswith(SIMPLIFIED[:-1])


def test_a_charset_of_another_script_is_found(read_one: Callable[..., Document]) -> None:
    text = "Центр занятости провёл ярмарку вакансий; в ней приняли участие более тридцати работодателей города. " * 3
    assert text_of(read_one(text.encode("cp1251"))) == text


def test_front_matter_in_gbk(read_one: Callable[..., Document]) -> None:
    document = read_one(f"---\ntitle: 青岚县招聘会\n---\n{SIMPLIFIED}\n".encode("gbk"))
    assert document.declared == {"title": "青岚县招聘会"}
    assert text_of(document).strip() == SIMPLIFIED


def test_bytes_without_a_charset_are_skipped_or_read(read_bytes: Callable[..., list[Document | Skipped]]) -> None:
    (found,) = read_bytes(bytes(range(128, 256)) * 20)
    assert found.identifier == "article.md"
