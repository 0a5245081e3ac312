from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.layout import is_build, text_path

# What names of files are made of, with those parts in front that go wrong.
PARTS = st.one_of(
    st.sampled_from(
        ["", ".", "..", "...", "a", "a.txt", "a.txt.txt", "%2E%2E", "%0A", "\n", "%25", "%250A", "%", "招" * 90]
    ),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="/"), max_size=12),
)
IDENTIFIERS = st.lists(PARTS, min_size=1, max_size=4).map("/".join).filter(bool)


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("a.md", "texts/a.md.txt"),
        ("2021/招聘会.md", "texts/2021/招聘会.md.txt"),
        ("items.jsonl#12", "texts/items.jsonl#12.txt"),
        ("stdin", "texts/stdin.txt"),
        ("100%.md", "texts/100%.md.txt"),
        ("%E6%8B%9B.html", "texts/%E6%8B%9B.html.txt"),
        ("a.txt/b", "texts/a%2Etxt/b.txt"),
        ("../b", "texts/%2E%2E/b.txt"),
        ("/etc/b", "texts/%00/etc/b.txt"),
        ("a\nb", "texts/a%0Ab.txt"),
    ],
)
def test_a_text_lies_where_its_identifier_says(identifier: str, path: str) -> None:
    assert text_path(identifier) == PurePosixPath(path)


@given(IDENTIFIERS)
def test_no_text_leaves_its_folder_or_outgrows_a_name(identifier: str) -> None:
    path = text_path(identifier)
    assert path.parts[0] == "texts"
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert len(path.parts) == identifier.count("/") + 2
    assert all(len(part.encode()) <= 255 for part in path.parts)
    assert path.name.endswith(".txt")


@given(IDENTIFIERS, IDENTIFIERS)
def test_two_texts_never_meet(one: str, other: str) -> None:
    if one != other:
        assert text_path(one) != text_path(other)
        assert text_path(one) not in text_path(other).parents


def test_a_long_name_keeps_its_beginning_and_its_own_digest() -> None:
    long, longer = text_path("招" * 100 + ".md"), text_path("招" * 101 + ".md")
    assert long.name.startswith("招" * 70)
    assert long != longer


@pytest.mark.parametrize(
    ("report", "ours"),
    [
        ('{\n "generator": "jobfair-kg",\n "version": "1"\n}\n', True),
        ('{"generator": "somebody-else"}', False),
        ("", False),
        (None, False),
    ],
)
def test_a_build_is_known_by_its_report(tmp_path: Path, report: str | None, *, ours: bool) -> None:
    if report is not None:
        (tmp_path / "report.json").write_text(report, "utf-8")
    assert is_build(tmp_path) is ours
    assert is_build(tmp_path / "report.json") is False
