"""The same input gives the same bytes, whoever reads it, in whatever order, with however many processes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.build import Job, Progress, build_graph, tasks, workers
from kg.write import Options
from tests.build.articles import KG, files_of, write_articles, write_jsonl

OPTIONS = Options("https://example.org/id/")


def kg_build(*arguments: str | Path, seed: str = "0") -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([KG, "build", *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More articles than one process would read for itself, a broken one and a file of several among them."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder, 45)
    write_jsonl(folder / "items.jsonl", 12)
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert sum(path.stat().st_size for path in folder.rglob("*.*")) > workers.WORTH_BYTES
    return folder


@pytest.fixture(scope="module")
def reference(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("reference") / "out"
    kg_build(folder, "-o", out, "-j", "1")
    found = files_of(out)
    assert len(found) == 3 + 45 + 12
    return found


@pytest.mark.parametrize(("jobs", "seed"), [("1", "1"), ("2", "2"), ("3", "random")])
def test_processes_and_hash_seeds_leave_no_trace(
    folder: Path, reference: dict[str, bytes], tmp_path: Path, jobs: str, seed: str
) -> None:
    kg_build(folder, "-o", tmp_path / "out", "-j", jobs, seed=seed)
    assert files_of(tmp_path / "out") == reference


def test_place_time_and_a_former_build_leave_no_trace(
    folder: Path, reference: dict[str, bytes], tmp_path: Path
) -> None:
    moved, out = tmp_path / "elsewhere" / "articles", tmp_path / "out"
    shutil.copytree(folder, moved, copy_function=shutil.copyfile)
    build_graph(Job([str(write_articles(tmp_path / "before", 1))], out, OPTIONS))
    kg_build(moved, "-o", out)
    assert files_of(out) == reference


def test_the_order_of_inputs_leaves_no_trace(tmp_path: Path) -> None:
    inputs = [str(write_articles(tmp_path / name, 2, first)) for name, first in (("a", 0), ("b", 2), ("c", 4))]
    build_graph(Job(inputs, tmp_path / "one", OPTIONS))
    build_graph(Job(inputs[::-1], tmp_path / "other", OPTIONS))
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_a_large_file_is_shared_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = [str(write_jsonl(tmp_path / "items.jsonl", 11))]
    build_graph(Job(inputs, tmp_path / "one", OPTIONS))
    monkeypatch.setattr(tasks, "SHARED_BYTES", 1000)
    monkeypatch.setattr(workers, "WORTH_BYTES", 1000)
    done: list[Progress] = []
    build_graph(Job(inputs, tmp_path / "two", OPTIONS, processes=2), done.append)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    assert (done[-1].inputs, done[-1].inputs_done, done[-1].documents) == (1, 1, 11)
