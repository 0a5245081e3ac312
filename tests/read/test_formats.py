from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.datamodel import Document, Skipped
from kg.read import read_documents

ReadBytes = Callable[..., list[Document | Skipped]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青岚县昨天办了一场招聘会。\n", "text/plain"),
        ("*注：月薪3000~4500元 | 包吃住_五险\n#春招来了#\n——记者", "text/plain"),
        ("1. 操作工30人\n2. 质检员5人\n", "text/plain"),
        ("# 招聘会\n\n明天开场。\n", "text/markdown"),
        ("- 操作工\n- 质检员\n", "text/markdown"),
        ("| 单位 | 岗位 |\n|---|---|\n| 甲厂 | 焊工 |\n", "text/markdown"),
        ("详见[公告](https://e.cn/1)。", "text/markdown"),
        ("**主办单位**：县人社局", "text/markdown"),
        ("明天开场。<br>地点在广场。", "text/markdown"),
        ("<p>明天开场。</p>", "text/html"),
        ("\n <div class='a'><p>明天开场。</p></div>", "text/html"),
        ("<!DOCTYPE html><html><body>明天开场。</body></html>", "text/html"),
        ("<!-- 存档 -->\n<HTML><HEAD></HEAD><body>明天开场。</body></html>", "text/html"),
        ("---\ntitle: 春招\n---\n明天开场。", "text/markdown"),
        ("---\ntitle: 春招\n---\n<p>明天开场。</p>", "text/markdown"),
        ("---\ntitle: 春招\n---\n<html><body><p>明天开场。</p></body></html>", "text/html"),
        ("身高<170厘米的不限，月薪>5000元。", "text/plain"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a.jpg", "a"])
def test_the_content_decides_what_a_file_is(read_bytes: ReadBytes, text: str, kind: str, name: str) -> None:
    (document,) = read_bytes(text.encode(), name)
    assert isinstance(document, Document)
    assert document.media_type == kind


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), "<w:p/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (b" " * 70_000, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (zipped(), "Office"),
        (gzip.compress("招聘".encode(), mtime=0), "gzip"),
        (b"RIFF\x00\x00\x00\x00WEBP", "picture"),
        ("招聘会".encode("utf-16-le") + b"a\x00", "NUL"),
        (b"text\x00text", "NUL"),
        (b"\x01\x02\x03\x04\x05\x06 a few letters", "control characters"),
        ("---\ntitle: 春招\n---\n\n".encode(), "no text"),
        ("招聘会。".encode() * 3_000_000, "32 MB"),
    ],
)
def test_what_is_no_article_is_skipped_with_reason_and_remedy(
    read_bytes: ReadBytes, content: bytes, reason: str
) -> None:
    (found,) = read_bytes(content, "article.md")
    assert isinstance(found, Skipped)
    assert reason in found.reason
    assert ";" in found.reason or "," in found.reason
    assert found.reason.endswith(".")


FRAGMENTS = st.sampled_from(
    [
        b"---\n",
        b";;;\n",
        b"+++\n",
        b"title: ",
        b'{"text": "',
        b'"}\n',
        b"[",
        b"{",
        b"<html>",
        b"<p>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.binary(max_size=40), st.text(max_size=20).map(lambda text: text.encode()))))
def test_no_bytes_make_it_raise(tmp_path: Path, parts: list[bytes]) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"".join(parts))
    found = list(read_documents([path]))
    assert found
    for item in found:
        if isinstance(item, Document):
            item.content.decode(item.charset or "utf-8", "replace")
            assert item.content.strip()
            for value in (*item.declared.values(), json.dumps(dict(item.unknown), ensure_ascii=False), *item.damage):
                value.encode()
        else:
            assert item.reason.endswith(".")
