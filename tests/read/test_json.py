from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.datamodel import Document, Skipped
from kg.read import read_documents

Found = list[Document | Skipped]
ReadBytes = Callable[..., Found]


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_one_article_a_line(read_bytes: ReadBytes) -> None:
    content = "\n".join(
        [
            line(
                url="https://e.cn/1",
                title="春招",
                date="2022-03-07",
                publisher="云溪晚报",
                text="三百个岗位。",
                tags=["a"],
            ),
            "",
            line(title="夏招", html="<p>两百个岗位。</p>", hits=3, channel=None),
        ]
    )
    first, second = read_bytes(content.encode(), "news.jsonl")
    assert first == Document(
        "news.jsonl#1",
        "三百个岗位。".encode(),
        "text/plain",
        "utf-8",
        {"title": "春招", "date": "2022-03-07", "publisher": "云溪晚报", "url": "https://e.cn/1"},
        {"tags": ["a"]},
    )
    assert isinstance(second, Document)
    assert second.identifier == "news.jsonl#3"
    assert (second.media_type, second.content.decode()) == ("text/html", "<p>两百个岗位。</p>")
    assert second.unknown == {"hits": 3, "channel": None}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('{"编号": [1, 2.5, "三"]}', {"编号": [1, 2.5, "三"]}),
        ('"' + "长" * 5000 + '"', "长" * 300 + "…"),
        ("[" + "1, " * 9_000_000 + "1]", ("[" + "1, " * 100)[:300] + "…"),
        ("[" * 400 + "]" * 400, "[" * 300 + "…"),
        ('"\\ud800"', "\ufffd"),
        ("NaN", "…"),
    ],
)
def test_unknown_fields_keep_their_values_up_to_a_length(read_bytes: ReadBytes, written: str, kept: object) -> None:
    (document,) = read_bytes(f'{{"text": "三百个岗位。", "extra": {written}}}\n\n'.encode(), "news.json")
    assert isinstance(document, Document)
    assert document.unknown == {"extra": kept}


def test_many_unknown_fields_are_counted(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes(
        line(text="三百个岗位。", **{f"f{number}": number for number in range(60)}).encode(), "a.json"
    )
    assert isinstance(document, Document)
    assert document.unknown == {**{f"f{number}": number for number in range(50)}, "…": "10 more"}


def test_a_broken_line_costs_only_itself(read_bytes: ReadBytes) -> None:
    content = "\n".join([line(text="一。"), '{"text": "二。', "[1, 2]", '{"title": "三"}', line(text="五。")])
    found = read_bytes(content.encode(), "news.jsonl")
    assert [item.identifier for item in found] == [f"news.jsonl#{number}" for number in range(1, 6)]
    assert [type(item).__name__ for item in found] == ["Document", "Skipped", "Skipped", "Skipped", "Document"]
    broken, no_object, no_text = (item.reason for item in found if isinstance(item, Skipped))
    assert broken.startswith("Line 2 is no JSON (")
    assert "Line 3 is no JSON object" in no_object
    assert "neither “text” nor “html”" in no_text


def test_a_broken_first_line_does_not_hide_the_others(read_bytes: ReadBytes) -> None:
    found = read_bytes(('{"text": \n' + line(text="二。")).encode(), "news.jsonl")
    assert [(item.identifier, type(item).__name__) for item in found] == [
        ("news.jsonl#1", "Skipped"),
        ("news.jsonl#2", "Document"),
    ]


@pytest.mark.parametrize("name", ["one.json", "one.txt", "one"])
def test_an_object_over_several_lines_is_one_article(read_bytes: ReadBytes, name: str) -> None:
    content = json.dumps({"title": "春招", "text": "三百个岗位。"}, ensure_ascii=False, indent=2)
    (document,) = read_bytes(content.encode(), name)
    assert isinstance(document, Document)
    assert (document.identifier, document.declared) == (name, {"title": "春招"})


@pytest.mark.parametrize(("name", "identifier"), [("a.jsonl", "a.jsonl#1"), ("a.json", "a.json"), ("a.txt", "a.txt#1")])
def test_a_single_line_is_what_its_name_says(read_bytes: ReadBytes, name: str, identifier: str) -> None:
    (document,) = read_bytes((line(text="三百个岗位。") + "\n").encode(), name)
    assert document.identifier == identifier


def test_standard_input_may_hold_json() -> None:
    one = line(text="一。").encode()
    assert [item.identifier for item in read_documents(["-"], io.BytesIO(one))] == ["stdin"]
    two = [item.identifier for item in read_documents(["-"], io.BytesIO(one + b"\n" + one))]
    assert two == ["stdin#1", "stdin#2"]


def test_a_json_list_is_refused_with_the_remedy(read_bytes: ReadBytes) -> None:
    (found,) = read_bytes(b'[{"text": "x"},\n{"text": "y"}]', "list.json")
    assert isinstance(found, Skipped)
    assert "one object a line" in found.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_charsets(read_bytes: ReadBytes, encoding: str) -> None:
    content = line(text="云溪广场有三百个岗位。") + "\r\n" + line(text="报名从三月二日开始。") + "\r\n"
    texts = [item.content.decode() for item in read_bytes(content.encode(encoding)) if isinstance(item, Document)]
    assert texts == ["云溪广场有三百个岗位。", "报名从三月二日开始。"]


@pytest.mark.parametrize(
    ("fields", "declared"),
    [
        ({"date": 1638531674}, {"date": "1638531674"}),
        ({"date": 1638531674.0}, {"date": "1638531674"}),
        ({"publishTime": "2022-03-07", "source": "云溪晚报"}, {"date": "2022-03-07", "publisher": "云溪晚报"}),
        ({"publisher": {"@type": "Organization", "name": "云溪晚报"}}, {"publisher": "云溪晚报"}),
        ({"title": "\ud800半个"}, {"title": "\ufffd半个"}),
        ({"title": None, "url": 7, "date": True}, {}),
    ],
)
def test_field_values(read_bytes: ReadBytes, fields: dict[str, object], declared: dict[str, str]) -> None:
    (document,) = read_bytes(json.dumps({"text": "一。", **fields}).encode(), "a.json")
    assert isinstance(document, Document)
    assert document.declared == declared


def test_text_wins_over_html_and_lists_are_paragraphs(read_bytes: ReadBytes) -> None:
    (document,) = read_bytes(line(text=["一。", "二。"], html="<p>一。二。</p>").encode(), "a.json")
    assert isinstance(document, Document)
    assert document.content.decode() == "一。\n二。"


@pytest.mark.parametrize(
    "text", ["{没有人知道这是什么", "[通知] 明日上午在镇政府广场招聘。\n请相互转告。", "{" * 50000]
)
def test_a_text_that_only_begins_like_json_is_a_text(read_bytes: ReadBytes, text: str) -> None:
    (document,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(document, Document)
    assert document.content.decode() == text


def test_nesting_does_not_crash(read_bytes: ReadBytes) -> None:
    nested = '{"text": "x", "a": ' + "[" * 200_000 + "]" * 200_000 + "}"
    first, second = read_bytes((line(text="一。") + "\n" + nested).encode(), "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(second, Skipped)
    assert "nested too deep" in second.reason


def test_a_long_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(2000):
            stream.write(line(text=f"第{number}篇：" + "岗位很多。" * 1000) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_documents([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < path.stat().st_size / 10
