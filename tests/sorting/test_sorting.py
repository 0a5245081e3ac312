from __future__ import annotations

from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import sorting
from kg.sorting import LineSorter, merge_runs

LINES = st.lists(st.binary(max_size=8).map(lambda line: line.replace(b"\n", b"") + b"\n"), max_size=60)


def sort_in(folder: Path, batches: list[list[bytes]], run_bytes: int) -> list[bytes]:
    sorters = [LineSorter(folder, f"part{number}", run_bytes) for number in range(2)]
    for number, batch in enumerate(batches):
        sorters[number % 2].add(batch, sum(map(len, batch)))
    runs = [run for sorter in sorters for run in sorter.flush()]
    return list(chain.from_iterable(merge_runs(runs, folder)))


@given(st.lists(LINES, max_size=12), st.sampled_from([1, 20, 10_000]), st.sampled_from([1, 7, 10_000]))
@settings(max_examples=60)
def test_lines_come_out_sorted_whatever_the_runs(batches: list[list[bytes]], run_bytes: int, block: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "BLOCK_BYTES", block)
        patch.setattr(sorting, "FAN_IN", 3)
        assert sort_in(Path(folder), batches, run_bytes) == sorted(chain.from_iterable(batches))
        assert not list(Path(folder).iterdir())


def test_code_points_and_bytes_sort_alike(tmp_path: Path) -> None:
    words = ["招聘会", "z", "é", "𠀀", "\uffee", "a"]
    lines = [f"{word}\n".encode() for word in words]
    assert [line.decode().rstrip() for line in sort_in(tmp_path, [lines], 1)] == sorted(words)
