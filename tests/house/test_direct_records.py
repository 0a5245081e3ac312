from __future__ import annotations

from scripts.direct_records import records_of, with_direct_records

RECORDS = '''from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch."""

    start: int
    end: int


class Word(NamedTuple):
    span: Span
    kind: str = "plain"
    forms: tuple[str, ...] = ()
    seen: dict[str, int] = {}


class Other:
    start: int
'''
PLAIN = '''from __future__ import annotations

from kg.records import Other, Span, Word as Term

EMPTY = Span(0, 0)


def made(text: str, ends: tuple[int, int], seen: dict[str, int]) -> list[Term]:
    """Return words."""
    return [
        Term(Span(1, (2)), "乙", seen=seen, forms=()),
        Term(Span(*ends), kind="甲", forms=(), seen=seen),
        Term(
            Span(start=0, end=len("甲" * 2)),
            "head",
            (),
            seen,  # all, of course
        ),
    ]


def spans() -> list[Span]:
    return [Span(x, x + 1) for x in range(2)] + [Span(end=3, start=1)]
'''


def test_records_are_made_directly_on_their_lines() -> None:
    direct = with_direct_records(PLAIN, {"kg.records": records_of(RECORDS)})
    changed = [(old, new) for old, new in zip(PLAIN.splitlines(), direct.splitlines(), strict=True) if old != new]
    assert [new.strip() for _, new in changed] == [
        "from __future__ import annotations; from typing import Final as _Final; from kg.making import make as _make"
        "; _RECORD: _Final = _make",
        "from kg.records import Other, Span, Word as Term; _A_SPAN: _Final = Span; _A_TERM: _Final = Term",
        'Term(_RECORD(_A_SPAN, 1, (2),), "乙", seen=seen, forms=()),',
        '_RECORD(_A_TERM, Span(*ends), "甲", (), seen,),',
        "_RECORD(_A_TERM,",
        '_RECORD(_A_SPAN, 0, len("甲" * 2),),',
        "return [_RECORD(_A_SPAN, x, x + 1,) for x in range(2)] + [Span(end=3, start=1)]",
    ]


def test_what_is_made_is_the_same() -> None:
    records: dict[str, object] = {}
    exec(RECORDS, records)  # noqa: S102 - the text above
    plain, direct = dict(records), dict(records)
    for source, names in ((PLAIN, plain), (with_direct_records(PLAIN, {"kg.records": records_of(RECORDS)}), direct)):
        whole = source.replace("from kg.records import Other, Span, Word as Term", "Term = Word")
        whole = whole.replace("from kg.making import make as _make", "_make = lambda kind, *fields: kind(*fields)")
        exec(whole, names)  # noqa: S102 - the text above
    calls = ('made("", (3, 4), {"a": 1})', "spans()")
    assert [repr(eval(call, plain)) for call in calls] == [repr(eval(call, direct)) for call in calls]  # noqa: S307


def test_defaults_are_written_out_where_they_are_constants() -> None:
    source = f"{RECORDS}\n\ndef word(span: Span) -> Word:\n    return Word(span)\n"
    assert "return Word(span)" in with_direct_records(source, {})
    source = source.replace("    seen: dict[str, int] = {}\n", "")
    assert "return _RECORD(_A_WORD, span, 'plain', (),)" in with_direct_records(source, {})


def test_classes_become_constants_behind_their_definition() -> None:
    source = f"{RECORDS}\n\ndef span() -> Span:\n    return Span(1, 2)\n"
    direct = with_direct_records(source, {})
    assert direct.splitlines()[10:12] == ["_A_SPAN: _Final = Span", ""]
    assert len(direct.splitlines()) == len(source.splitlines())


def test_a_module_without_records_stays() -> None:
    assert with_direct_records("def count() -> int:\n    return Span(1, 2)\n", {}) == (
        "def count() -> int:\n    return Span(1, 2)\n"
    )
