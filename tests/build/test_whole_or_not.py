"""A build is there whole or not at all, whenever it is killed and whatever fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.write import Output
from tests.build.articles import KG, article_text, files_of, write_articles


def kg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([KG, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"), 45)


def old_build(folder: Path) -> dict[str, bytes]:
    write_articles(folder / "old", 2)
    assert kg("build", folder / "old", "-o", folder / "out").returncode == 0
    return files_of(folder / "out")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_killed_at_any_moment_the_old_or_the_new_is_there(articles: Path, tmp_path: Path) -> None:
    old, out = old_build(tmp_path), tmp_path / "out"
    start = time.monotonic()
    assert kg("build", articles, "-o", tmp_path / "new", "-j", "2").returncode == 0
    took, new = time.monotonic() - start, files_of(tmp_path / "new")
    for quarter in range(1, 5):
        process = subprocess.Popen([KG, "build", articles, "-o", out, "-j", "2"], stdout=subprocess.DEVNULL)
        time.sleep(took * quarter / 4)
        process.kill()
        process.wait()
        assert not out.exists() or files_of(out) in (old, new)
        # Whoever comes next finds no lock, puts right what is to be put right, and clears away the rest,
        # though the other processes of the killed run may live on for a moment and write.
        for _ in range(100):
            with Output(out):
                assert files_of(out) in (old, new)
            if ".out.kg-build" not in names_in(tmp_path):
                break
            time.sleep(0.1)
        assert names_in(tmp_path) == ["new", "old", "out"]


# Kills itself between the two renames, at the one moment that no timing can be relied on to meet.
BETWEEN = """
import os, signal, sys
from kg.cli import main

rename = os.rename

def cut(source, target):
    rename(source, target)
    if str(target).endswith("old"):
        os.kill(os.getpid(), signal.SIGKILL)

os.rename = cut
main(["build", sys.argv[1], "-o", sys.argv[2]])
"""


def test_killed_between_the_renames_the_next_run_puts_it_right(tmp_path: Path) -> None:
    old_build(tmp_path)
    newer = write_articles(tmp_path / "newer", 3, first=5)
    assert kg("build", newer, "-o", tmp_path / "expected").returncode == 0
    out = tmp_path / "out"
    killed = subprocess.run([sys.executable, "-c", BETWEEN, newer, out], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not out.exists()
    (tmp_path / "blank.md").write_text(" ", "utf-8")
    # It fails, and yet the build that was cut is in place afterwards.
    assert kg("build", tmp_path / "blank.md", "-o", out).returncode == 1
    assert files_of(out) == files_of(tmp_path / "expected")
    assert ".out.kg-build" not in names_in(tmp_path)


def test_interrupted_it_tidies_up(articles: Path, tmp_path: Path) -> None:
    old = old_build(tmp_path)
    process = subprocess.Popen(
        [KG, "build", articles, "-o", tmp_path / "out", "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    hidden = tmp_path / ".out.kg-build"
    while not hidden.exists() and process.poll() is None:
        time.sleep(0.01)
    # As a terminal does it: to all processes of the command at once.
    os.killpg(process.pid, signal.SIGINT)
    printed = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in "".join(printed)
    assert files_of(tmp_path / "out") == old
    assert names_in(tmp_path) == ["old", "out"]


def test_a_full_disk_leaves_the_old_build(articles: Path, tmp_path: Path) -> None:
    old = old_build(tmp_path)
    # The largest file that may be written is smaller than the graph: what a full disk does to a process.
    limited = ["bash", "-c", 'ulimit -f 100; exec "$0" build "$@" -j 1', KG, articles, "-o", tmp_path / "out"]
    failed = subprocess.run([str(part) for part in limited], capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert failed.stderr.startswith("Error: ")
    assert "was not written (File too large); what was there is untouched." in failed.stderr
    assert files_of(tmp_path / "out") == old
    assert names_in(tmp_path) == ["old", "out"]


def test_the_second_of_two_runs_fails_and_the_first_does_not(tmp_path: Path) -> None:
    # The first waits for its standard input and holds the lock meanwhile.
    first = subprocess.Popen([KG, "build", "-", "-o", tmp_path / "out"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while not (tmp_path / ".out.kg-build").exists() and first.poll() is None:
        time.sleep(0.01)
    articles = write_articles(tmp_path / "articles", 1)
    for _ in range(50):
        second = kg("build", articles, "-o", tmp_path / "out")
        if second.returncode:
            break
    assert second.returncode == 1
    assert "Another run is writing" in second.stderr
    first.communicate(article_text(1).encode())
    assert first.returncode == 0
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert [entry["identifier"] for entry in report["inputs"]] == ["stdin"]
