from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import partition
from kg.partition import lines_by_graph

GRAPHS = [b"https://a.example/1", b"https://a.example/10", "https://a.example/县".encode(), b"urn:x"]
TRIPLES = st.tuples(
    st.integers(0, 99), st.sampled_from([b"urn:p", b"urn:q"]), st.text(st.characters(categories=["L", "P"]), max_size=9)
)
QUADS = st.lists(st.tuples(TRIPLES, st.sampled_from(GRAPHS)), max_size=80)


def triple(subject: int, predicate: bytes, text: str) -> bytes:
    value = text.replace("\\", "\\\\").replace('"', '\\"').encode()
    return b'<urn:s%d> <%b> "%b <"' % (subject, predicate, value)


@given(QUADS, st.sampled_from([1, 100, 100_000]), st.sampled_from([1, 30, 100_000]), st.booleans())
@settings(max_examples=80)
def test_each_graph_has_its_lines_in_their_order(
    quads: list[tuple[tuple[int, bytes, str], bytes]], run: int, piece: int, leave_out: bool
) -> None:
    without = [b"<urn:q>"] if leave_out else []
    lines = b"".join(b"%b <%b> .\n" % (triple(*said), graph) for said, graph in quads)
    expected: dict[bytes, bytes] = {}
    for said, graph in quads:
        if not leave_out or said[1] != b"urn:q":
            expected[graph + b"> ."] = expected.get(graph + b"> .", b"") + triple(*said) + b" .\n"
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(partition, "RUN_BYTES", run)
        patch.setattr(partition, "PIECE_BYTES", piece)
        patch.setattr(partition, "FAN_IN", 3)
        found = [(name, list(pieces)) for name, pieces in lines_by_graph(BytesIO(lines), Path(folder), without)]
    assert [name for name, _ in found] == sorted(expected)
    assert {name: b"".join(pieces) for name, pieces in found} == expected
    assert all(part.endswith(b" .\n") for _, pieces in found for part in pieces)


def test_a_graph_that_nobody_reads_does_not_disturb_the_next(tmp_path: Path) -> None:
    lines = b"".join(b'<urn:s> <urn:p> "%d" <urn:g%d> .\n' % (number, number) for number in range(5))
    found = lines_by_graph(BytesIO(lines), tmp_path)
    read = {name: b"".join(pieces) for number, (name, pieces) in enumerate(found) if number % 2}
    assert read == {b"urn:g%d> ." % n: b'<urn:s> <urn:p> "%d" .\n' % n for n in (1, 3)}


def test_what_is_no_quad_comes_out_all_the_same(tmp_path: Path) -> None:
    found = [(name, b"".join(pieces)) for name, pieces in lines_by_graph(BytesIO(b"nonsense\n"), tmp_path)]
    assert found == [(b"nonsense", b" .\n")]
