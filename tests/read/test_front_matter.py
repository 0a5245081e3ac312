from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.datamodel import Document

BODY = "城东街道昨天办了一场招聘会。"


def body_of(document: Document) -> str:
    return document.content.decode().strip()


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 03 Dec 2021 11:41:14 GMT",
        "2022-03-07 08:23:06 +0800",
        "2024-04-12",
        "2022年3月7日",
        "2022/03/07",
        "2022-05-30T23:59:59-11:00",
        "1638531674",
        "20220307",
    ],
)
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_dates_stay_as_they_were_written(read_one: Callable[..., Document], written: str, quote: str) -> None:
    document = read_one(f"---\ndate: {quote}{written}{quote}\n---\n{BODY}\n".encode())
    assert document.declared == {"date": written}
    assert body_of(document) == BODY


@pytest.mark.parametrize("lead", ["", "\n", "\n\n  \n", "\ufeff", "\ufeff\n"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_jekyll(read_one: Callable[..., Document], lead: str, line_end: str) -> None:
    text = f"{lead}---\nlayout: post\ntitle: '岗位“上新”：三百个'\ntags: [就业, 招聘]\n---\n\n{BODY}\n"
    document = read_one(text.replace("\n", line_end).encode())
    assert document.declared == {"title": "岗位“上新”：三百个"}
    assert document.unknown == {"layout": "post", "tags": ["就业", "招聘"]}
    assert document.media_type == "text/markdown"
    assert body_of(document) == BODY
    assert document.damage == ()


@pytest.mark.parametrize(
    "text",
    [
        '"title": "春招",\n"date": "2022-03-07 08:00:00"\n;;;\n' + BODY,
        ';;;\n"title": "春招",\n"date": "2022-03-07 08:00:00",\n;;;\n' + BODY,
        '{\n"title": "春招",\n"date": "2022-03-07 08:00:00"\n}\n;;;\n' + BODY,
        "title: 春招\ndate: 2022-03-07 08:00:00\n---\n" + BODY,
        "title: 春招\ndate: 2022-03-07 08:00:00\ntags:\n  - 招聘\n---\n" + BODY,
        '+++\ntitle = "春招"\ndate = "2022-03-07 08:00:00"\n+++\n' + BODY,
        '+++\ndate="2022-03-07 08:00:00"\n"title"="春招"\n+++\n' + BODY,
        '+++\n# made by hugo\ntaxonomies.tags = ["a"]\ntitle = "春招"\ndate = "2022-03-07 08:00:00"\n+++\n' + BODY,
        "+++\ntitle = '春招'\ndate = '2022-03-07 08:00:00'\n[params]\n  weight = 1\n[[params.links]]\n+++\n" + BODY,
    ],
)
def test_hexo_and_hugo(read_one: Callable[..., Document], text: str) -> None:
    document = read_one(text.encode())
    assert document.declared == {"title": "春招", "date": "2022-03-07 08:00:00"}
    assert body_of(document) == BODY
    assert document.damage == ()


def test_toml_may_begin_with_a_table(read_one: Callable[..., Document]) -> None:
    document = read_one(f"+++\n[params]\nmade = 2022-03-07\n+++\n{BODY}".encode())
    assert document.unknown == {"params": {"made": "2022-03-07"}}
    assert body_of(document) == BODY


def test_a_toml_date_keeps_its_offset(read_one: Callable[..., Document]) -> None:
    document = read_one(f"+++\ndate = 2022-03-07T23:30:00-08:00\n+++\n{BODY}".encode())
    assert document.declared == {"date": "2022-03-07 23:30:00-08:00"}


@pytest.mark.parametrize(
    ("fields", "declared", "unknown"),
    [
        ("source: 云溪晚报", {"publisher": "云溪晚报"}, ()),
        ("source: https://news.example.cn/a.html", {"url": "https://news.example.cn/a.html"}, ()),
        ("source: file number 40866761", {}, ()),
        ("author: 青岚发布\npublisher: 云溪晚报", {"publisher": "云溪晚报"}, ()),
        ("author: admin", {}, ()),
        ("author:\n  name: 云溪晚报", {"publisher": "云溪晚报"}, ()),
        ("authors: [甲报, 乙报]", {"publisher": "甲报、乙报"}, ()),
        ("permalink: /2022/03/07/a/\nlink: http://e.cn/1", {"url": "http://e.cn/1"}, ()),
        ("basis: https://e.cn/1", {}, ("basis",)),
        ("标题: 春招\n发布时间: 2022年3月7日\n来源: 云溪晚报", None, ()),
        ("title:", {}, ()),
        ("Title: A\nPub-Date: 2022", {"title": "A", "date": "2022"}, ()),
        ("title: 2022\ncomments: yes", {"title": "2022"}, ("comments",)),
    ],
)
def test_fields_have_roles(
    read_one: Callable[..., Document], fields: str, declared: dict[str, str] | None, unknown: tuple[str, ...]
) -> None:
    document = read_one(f"---\n{fields}\n---\n{BODY}\n".encode())
    expected = {"title": "春招", "date": "2022年3月7日", "publisher": "云溪晚报"} if declared is None else declared
    assert (document.declared, tuple(document.unknown)) == (expected, unknown)


@pytest.mark.parametrize(
    ("text", "declared", "place"),
    [
        (
            '---\ntitle: "三百个岗位\ndate: 2022-03-07\n---\n' + BODY,
            {"title": "三百个岗位", "date": "2022-03-07"},
            "line",
        ),
        (
            "---\ntitle: 快讯: 开场了\ndate: 2022-03-07\n---\n" + BODY,
            {"title": "快讯: 开场了", "date": "2022-03-07"},
            "line 2",
        ),
        ("---\n\ttitle: 春招\n---\n" + BODY, {"title": "春招"}, "line 2"),
        (f"---\ntitle：春招\ndate:2022-03-07\n---\n{BODY}", {"title": "春招", "date": "2022-03-07"}, "line 1"),
        (f"---\ntitle: 春招\n\n{BODY}", {"title": "春招"}, "line 1 is never closed"),
        (f"---\ntitle: 春招\n{BODY}", {"title": "春招"}, "line 1 is never closed"),
        (f';;;\n"title": "春招"\n"date": "2022"\n;;;\n{BODY}', {"title": "春招", "date": "2022"}, "line 3"),
        (f"---\ntitle: 春招\nx: {'[' * 60000}\n---\n{BODY}", {"title": "春招"}, "nested too deep"),
        (f"---\ntitle: 春招\nx: {'- ' * 60000}\n---\n{BODY}", {"title": "春招"}, "nested too deep"),
    ],
)
def test_damaged_front_matter_is_reported_and_the_article_read(
    read_one: Callable[..., Document], text: str, declared: dict[str, str], place: str
) -> None:
    document = read_one(text.encode())
    assert document.declared == declared
    assert body_of(document) == BODY
    (damage,) = document.damage
    assert place in damage


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{BODY}\n\n---\n\n下一段。",
        f"----\n{BODY}\n----\n",
        f"{BODY}\n\n---\n\ntitle: 这不是标题\n",
        f"时间：三月二日\n---\n{BODY}",
        f"---\n主会场: 云溪广场\n---\n{BODY}",
        f"---\nhttp://e.cn/1\n---\n{BODY}",
        f"note: 早八点\n\n{BODY}\n---\n",
    ],
)
def test_a_rule_is_no_front_matter(read_one: Callable[..., Document], text: str) -> None:
    document = read_one(text.encode())
    assert document.content.decode() == text
    assert document.declared == {}
    assert document.damage == ()


def test_fields_without_a_fence_end_at_an_empty_line(read_one: Callable[..., Document]) -> None:
    document = read_one(f"title: 春招\ndate: 2022-03-07\nsource: 云溪融媒\n\n{BODY}".encode())
    assert document.declared == {"title": "春招", "date": "2022-03-07", "publisher": "云溪融媒"}
    assert body_of(document) == BODY
    untitled = f"date: 2022-03-07\n\n{BODY}"
    assert read_one(untitled.encode()).content.decode() == untitled


def test_empty_front_matter(read_one: Callable[..., Document]) -> None:
    assert body_of(read_one(f"---\n---\n{BODY}\n".encode())) == BODY


def test_the_date_in_a_jekyll_name_counts_if_nothing_else_does(read_one: Callable[..., Document]) -> None:
    assert (
        read_one(f"---\ntitle: 春招\n---\n{BODY}".encode(), "2022-03-07-chunzhao.md").declared["date"] == "2022-03-07"
    )
    dated = read_one(f"---\ndate: 2022-03-09\n---\n{BODY}".encode(), "2022-03-07-gai.md")
    assert dated.declared["date"] == "2022-03-09"
    assert read_one(BODY.encode(), "2022-03-07-none.txt").declared == {}


def test_an_article_kept_in_a_field(read_one: Callable[..., Document]) -> None:
    document = read_one(f"---\ntitle: 春招\ncontent: |\n  {BODY}\n---\n".encode())
    assert body_of(document) == BODY
