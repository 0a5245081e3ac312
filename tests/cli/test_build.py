"""``kg build`` on a terminal and in a pipe."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

from tests.build.articles import KG, write_articles


def build_on_terminal(folder: Path, out: Path) -> str:
    """Return what a terminal is sent on standard error."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160"}
    for name in ("NO_COLOR", "CI"):
        environment.pop(name, None)
    process = subprocess.Popen(
        [KG, "build", folder, "-o", out], stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    )
    os.close(theirs)
    printed = b""
    try:
        while piece := os.read(ours, 1 << 16):
            printed += piece
    except OSError:  # how Linux says that the other side of a terminal was closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return printed.decode()


def test_a_terminal_gets_a_progress_bar(tmp_path: Path) -> None:
    printed = build_on_terminal(write_articles(tmp_path / "in", 40), tmp_path / "out")
    assert re.search(r"40/40", printed)
    assert re.search(r"40 documents read, [\d,]+/s", printed)


def test_a_pipe_gets_none(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 2)
    result = subprocess.run([KG, "build", folder, "-o", tmp_path / "out"], capture_output=True, check=True, text=True)
    assert result.stderr == ""
    assert "\x1b" not in result.stdout


def test_only_a_stamp_lets_two_builds_of_one_input_differ(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "in", 2)
    graphs = []
    for name, more in (("one", []), ("two", []), ("stamped", ["--stamp"])):
        subprocess.run([KG, "build", folder, "-o", tmp_path / name, *more], capture_output=True, check=True)
        graphs.append((tmp_path / name / "graph.ttl").read_text("utf-8"))
    assert graphs[0] == graphs[1]
    assert "prov:endedAtTime" not in graphs[0]
    assert "prov:endedAtTime" in graphs[2]
    report = (tmp_path / "stamped" / "report.json").read_bytes()
    assert b"stamp" not in report
    subprocess.run([KG, "check", tmp_path / "stamped"], capture_output=True, check=True)
