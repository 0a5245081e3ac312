from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import document_iri
from kg.resolve.names import LONGEST, iri_part, same_name

BASE = "https://example.org/id/"
ANY_TEXT = st.text(max_size=LONGEST + 20)


def is_iri(value: str) -> bool:
    return pyoxigraph.NamedNode(value).value == value


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("青禾县人力资源和社会保障局", "青禾县人力资源和社会保障局"),
        ("华锐（青禾）有限公司", "华锐%28青禾%29有限公司"),
        ("ＡＢＣ公司", "ABC公司"),
        ("a_b.c~d", "a%5Fb%2Ec%7Ed"),
        ("阿不都・热合曼", "阿不都·热合曼"),
        ("Hua  Rui\tLtd", "Hua%20Rui%20Ltd"),
        ("A/B", "A%2FB"),
        ("100%", "100%25"),
    ],
)
def test_a_name_stays_readable(name: str, part: str) -> None:
    assert iri_part(name) == part


@given(ANY_TEXT, ANY_TEXT)
def test_names_meet_only_where_they_are_the_same(one: str, other: str) -> None:
    assert (iri_part(one) == iri_part(other)) is (same_name(one) == same_name(other))


@given(ANY_TEXT)
def test_every_name_makes_a_valid_iri(name: str) -> None:
    part = iri_part(name)
    assert is_iri(f"{BASE}company/{part}")
    assert not set("/#?_.~") & set(part.removesuffix(part[LONGEST:]))
    assert same_name(same_name(name)) == same_name(name)


@pytest.mark.parametrize(
    ("identifier", "iri"),
    [
        ("a.md", "document/a.md"),
        ("2022/春风.md", "document/2022/春风.md"),
        ("items.jsonl#3", "document/items.jsonl%233"),
        ("a b?.md", "document/a%20b%3F.md"),
        ("../a", "document/%2E%2E/a"),
        ("a//b/", "document/a%2F/b%2F"),
        ("a%2Fb", "document/a%252Fb"),
        ("\ud800", "document/%ED%A0%80"),
    ],
)
def test_a_document_is_named_by_its_identifier(identifier: str, iri: str) -> None:
    assert document_iri(BASE, identifier) == BASE + iri


@given(ANY_TEXT, ANY_TEXT)
def test_documents_never_share_an_iri(one: str, other: str) -> None:
    assert is_iri(document_iri(BASE, one))
    assert (document_iri(BASE, one) == document_iri(BASE, other)) is (one == other)
