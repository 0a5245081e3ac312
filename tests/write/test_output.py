"""The target is replaced whole or not at all, and nothing but a build is ever replaced unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from kg.errors import KgError
from kg.layout import GENERATOR
from kg.write import Output, output

REPORT = f'{{\n "generator": "{GENERATOR}"\n}}\n'


def make_build(folder: Path, content: str) -> None:
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(REPORT, "utf-8")
    (folder / "graph.nq").write_text(content, "utf-8")


def write(target: Path, content: str, *, force: bool = False) -> None:
    with Output(target, force=force) as output:
        (output.new / "report.json").write_text(REPORT, "utf-8")
        (output.new / "graph.nq").write_text(content, "utf-8")
        (output.work / "run").write_text("left over", "utf-8")
        output.commit()


def content_of(target: Path) -> str:
    return (target / "graph.nq").read_text("utf-8")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "out", "new")
    assert content_of(tmp_path / "a" / "b" / "out") == "new"
    assert names_in(tmp_path / "a" / "b") == ["out"]


@pytest.mark.parametrize("before", ["build", "empty"])
def test_a_build_and_an_empty_folder_are_replaced(tmp_path: Path, before: str) -> None:
    if before == "build":
        make_build(tmp_path / "out", "old")
    else:
        (tmp_path / "out").mkdir()
    write(tmp_path / "out", "new")
    assert content_of(tmp_path / "out") == "new"
    assert names_in(tmp_path) == ["out"]


def test_what_is_not_committed_is_thrown_away(tmp_path: Path) -> None:
    make_build(tmp_path / "out", "old")
    with Output(tmp_path / "out") as output:
        (output.new / "graph.nq").write_text("half", "utf-8")
    assert content_of(tmp_path / "out") == "old"
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("found", "message"),
    [("folder", "not made by kg build"), ("file", "is a file"), ("extra", "also holds notes.txt")],
)
def test_what_is_no_build_is_replaced_only_by_force(tmp_path: Path, found: str, message: str) -> None:
    target = tmp_path / "out"
    if found == "file":
        target.write_text("mine", "utf-8")
    else:
        if found == "extra":
            make_build(target, "old")
        target.mkdir(exist_ok=True)
        (target / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(KgError, match=message):
        write(target, "new")
    assert (target if found == "file" else target / "notes.txt").read_text("utf-8") == "mine"
    assert names_in(tmp_path) == ["out"]
    write(target, "new", force=True)
    assert names_in(target) == ["graph.nq", "report.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    make_build(tmp_path / "real", "old")
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out").is_symlink()
    assert content_of(tmp_path / "real") == "new"


def test_two_runs_on_one_target_do_not_meet(tmp_path: Path) -> None:
    with Output(tmp_path / "out") as first:
        with pytest.raises(KgError, match="Another run is writing"):
            write(tmp_path / "out", "second")
        (first.new / "report.json").write_text(REPORT, "utf-8")
        first.commit()
    write(tmp_path / "out", "third")
    assert content_of(tmp_path / "out") == "third"


def test_two_runs_on_two_targets_do_meet(tmp_path: Path) -> None:
    with Output(tmp_path / "one"):
        write(tmp_path / "other", "new")
    assert names_in(tmp_path) == ["other"]


# A run that kills itself at its n-th rename, after it or before it: no handler and no clean-up gets to run.
CUT = """
import os, signal, sys
from pathlib import Path
from tests.write.test_output import write

rename, count = os.rename, int(sys.argv[2])

def cut(*paths):
    global count
    count -= 1
    if count < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    rename(*paths)
    if count == 0 and sys.argv[3] == "after":
        os.kill(os.getpid(), signal.SIGKILL)

os.rename = cut
write(Path(sys.argv[1]), "new")
"""


@pytest.mark.parametrize(
    ("renames", "moment", "seen", "stays"),
    [
        (0, "before", "old", "old"),
        (1, "after", "old", "old"),
        (2, "after", None, "new"),
        (3, "after", "new", "new"),
    ],
)
def test_a_run_that_is_killed_leaves_the_old_or_the_new(
    tmp_path: Path, renames: int, moment: str, seen: str | None, stays: str
) -> None:
    target = tmp_path / "out"
    make_build(target, "old")
    killed = subprocess.run([sys.executable, "-c", CUT, str(target), str(renames), moment], check=False)
    assert killed.returncode == -9
    assert (content_of(target) if target.exists() else None) == seen
    # The next run puts it right even if it fails itself.
    with pytest.raises(RuntimeError), Output(target):
        raise RuntimeError
    assert content_of(target) == stays
    assert names_in(tmp_path) == ["out"]


def interrupted_at(number: int, target: Path) -> bool:
    """Take the target, press Ctrl-C at the line of that number, and return whether there was such a line."""
    lines = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        if frame.f_code.co_filename != output.__file__:
            return None
        lines += event == "line"
        if lines == number:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        taken = Output(target).__enter__()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    taken.__exit__(None, None, None)
    return False


def test_interrupted_at_any_line_it_leaves_nothing_behind(tmp_path: Path) -> None:
    number = 1
    while interrupted_at(number, tmp_path / "out"):
        assert os.listdir(tmp_path) == [], f"line {number}"
        number += 1
    assert number > 20


def test_what_appeared_in_place_of_a_cut_build_is_not_taken_for_it(tmp_path: Path) -> None:
    target = tmp_path / "out"
    make_build(target, "old")
    subprocess.run([sys.executable, "-c", CUT, str(target), "2", "after"], check=False)
    target.mkdir()
    with pytest.raises(KgError, match="cut short"):
        write(target, "newer")
    hidden = tmp_path / ".out.kg-build"
    assert (content_of(hidden / "old"), content_of(hidden / "new")) == ("old", "new")
    write(target, "newer", force=True)
    assert content_of(target) == "newer"
    assert names_in(tmp_path) == ["out"]


def test_inputs_inside_the_target_are_refused(tmp_path: Path) -> None:
    make_build(tmp_path / "out", "old")
    for inside in (tmp_path / "out", tmp_path / "out" / "texts"):
        with pytest.raises(KgError, match="would replace"):
            Output(tmp_path / "out", force=True).refuse_inputs_inside([str(inside)])
    Output(tmp_path / "out").refuse_inputs_inside([str(tmp_path), str(tmp_path / "outside")])


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(KgError, match="file/out cannot be written"):
        write(tmp_path / "file" / "out", "new")
    with pytest.raises(KgError, match="/ cannot be replaced"):
        write(Path(os.sep), "new", force=True)
