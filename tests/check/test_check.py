"""Whatever is changed in a build, its check finds it and says where."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from kg.check import Checked, KnownDivision, check_build
from kg.errors import KgError
from tests.write.conftest import Builder, full

DIVISIONS = {
    "990000": KnownDivision(None, frozenset(["云岭省"])),
    "990101": KnownDivision("990000", frozenset(["云岭省青禾县", "云岭省青禾市"])),
}
DOCUMENT = "https://example.org/id/document/2022/a.md"


@cache
def sound(*, texts: bool) -> Path:
    """Return a sound build of two articles, written once."""
    folder = Path(mkdtemp(prefix="kg-test-"))
    return Builder(folder)(full("2022/a.md").done(), full("b.md").done(), texts=texts).folder


@pytest.fixture
def build(tmp_path: Path) -> Path:
    shutil.copytree(sound(texts=True), tmp_path / "out")
    return tmp_path / "out"


def check(folder: Path) -> Checked:
    return check_build(folder, DIVISIONS.get)


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")


def edit_quads(folder: Path, change: Callable[[str], str]) -> None:
    """Change the lines of graph.nq and keep them in order."""
    edit(folder / "graph.nq", lambda lines: "".join(sorted(change(lines).splitlines(keepends=True))))


def without(pattern: str) -> Callable[[str], str]:
    """Return what drops the first line that matches."""
    return lambda lines: re.sub(rf"^.*{pattern}.*\n", "", lines, count=1, flags=re.MULTILINE)


def test_a_sound_build_has_no_mismatch(build: Path) -> None:
    checked = check(build)
    assert checked.mismatches == ()
    assert checked.notes == ()
    assert checked.looked_at["documents"] == 2
    assert checked.looked_at["quotes"] == checked.looked_at["mentions"] > 0
    assert checked.looked_at["relations"] == checked.looked_at["claims"] > 0


def test_a_division_may_bear_a_former_name(build: Path) -> None:
    for name in ("graph.nq", "graph.ttl"):
        edit(build / name, lambda text: text.replace('"云岭省青禾县"', '"云岭省青禾市"'))
    assert check(build).mismatches == ()


def test_without_texts_it_says_what_it_cannot_compare() -> None:
    checked = check(sound(texts=False))
    assert checked.mismatches == ()
    assert "no quote" in checked.notes[0]
    assert "quotes" not in checked.looked_at


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (without(r"event/\S+> \S+evidence>"), "It has no jf:evidence"),
        (without(r"figure/\S+> \S+evidence>"), "It has no jf:evidence"),
        (without(r"company/\S+> \S+evidence>"), "It has no jf:evidence"),
        (without(r"posts/\S+> \S+evidence>"), "It has no jf:evidence"),
        (without(r"person/\S+> \S+evidence>"), "It has no jf:evidence"),
        (without(r"company/\S+> \S+label>"), "It has no label"),
        (without(r"/2022/a.md> \S+issued>"), "Only graph.ttl says"),
        (without(r"#char=0,1> \S+#type>"), "is no jf:Mention of this graph"),
        (without(r"#char=0,1> \S+#begin>"), "one jf:begin"),
        (without(r"#char=0,1> \S+#quote>"), "0 jf:quote"),
        (without(r"#char=0,1> \S+#inDocument>"), "jf:inDocument"),
        (without(r"#claim-\S+> \S+#type>"), "Nothing claims"),
        (without(r"#claim-\S+> \S+#object>"), "It needs one rdf:subject"),
        (without(r"#claim-\S+> \S+#extractor>"), "names no jf:extractor"),
        (without(r"government-body/\S+> \S+#hosts> .*2022/a.md"), "The relation that it claims is not"),
        (without(r"/2022/a.md> \S+identifier>"), "does not describe its document"),
        (without(r"district/990101> \S+notation>"), "needs one skos:notation"),
        (without(r"district/990101> \S+within>"), "Its jf:within is not"),
        (lambda lines: lines.replace('> "云岭省青禾县" <', '> "青禾县" <', 1), "Its jf:fullName is not"),
        (lambda lines: lines.replace("990101", "990102"), "no code 990102"),
        (lambda lines: lines.replace('"举办"', '"举行"', 1), "The text reads “举办”, the quote “举行”"),
        (lambda lines: re.sub(r'#end> "16"', '#end> "17"', lines, count=1), "The text reads"),
        (lambda lines: re.sub(r'#end> "16"', '#end> "9999"', lines, count=1), "The text reads"),
        (lambda lines: lines.replace(f"mergedFrom> <{DOCUMENT}>", f"mergedFrom> <{DOCUMENT}x>", 1), "is no document"),
        (lambda lines: lines + "_:b <http://x/p> <http://x/o> <http://x/g> .\n", "no quad of IRIs"),
        (lambda lines: lines + "<http://x/s> <http://x/p> _:b <http://x/g> .\n", "no quad of IRIs"),
        (lambda lines: lines + "<http://x/s> <http://x/p> <http://x/o> .\n", "no quad of IRIs"),
        (lambda lines: lines + f'<http://x/s> <http://x/p> "\\q" <{DOCUMENT}> .\n', "no valid N-Quads"),
        (lambda lines: lines + f'<http://x/s> <http://x/p> "o" <{DOCUMENT}> .\n', "It has no type"),
    ],
)
def test_a_changed_quad_is_found(build: Path, change: Callable[[str], str], what: str) -> None:
    edit_quads(build, change)
    found = check(build).mismatches
    assert any(what in mismatch.what for mismatch in found), found
    assert all(mismatch.file and mismatch.remedy for mismatch in found)


def test_lines_out_of_order_are_found(build: Path) -> None:
    edit(build / "graph.nq", lambda lines: "".join(lines.splitlines(keepends=True)[::-1]))
    assert "out of order" in check(build).mismatches[0].what


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            lambda text: text.replace("jf:value 30", "jf:value 31", 1),
            'says <https://w3id.org/jobfair-kg/ontology#value> "31"',
        ),
        (lambda text: re.sub(r"\ncompany:.*?\n\n", "\n", text, flags=re.DOTALL), "graph.nq speaks of it"),
        (lambda text: text + 'venue:zzz jf:quote "" .\n', "graph.nq does not speak of it"),
        (lambda text: text + "jf: jf:", "no valid Turtle"),
    ],
)
def test_a_changed_turtle_file_is_found(build: Path, change: Callable[[str], str], what: str) -> None:
    edit(build / "graph.ttl", change)
    found = [mismatch for mismatch in check(build).mismatches if mismatch.file == "graph.ttl"]
    assert any(what in mismatch.what for mismatch in found), found


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda text: text.replace("青禾县举办", "青禾举办"), "The text reads"),
        (lambda text: text + "另讯。", "The text is not the one whose text_sha256"),
        (lambda text: text.replace("春风送岗\n", "春风送岗来了\n"), "does not begin with the title"),
        (lambda text: text.replace("\n", "\r\n"), "does not begin with the title"),
    ],
)
def test_a_changed_text_is_found(build: Path, change: Callable[[str], str], what: str) -> None:
    path = build / "texts/2022/a.md.txt"
    path.write_bytes(change(path.read_text("utf-8")).encode())
    assert any(what in mismatch.what for mismatch in check(build).mismatches)


def test_a_text_in_another_charset_is_found(build: Path) -> None:
    path = build / "texts/2022/a.md.txt"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    (mismatch,) = check(build).mismatches
    assert (mismatch.file, mismatch.node) == ("texts/2022/a.md.txt", DOCUMENT)
    assert "no UTF-8 at byte 0" in mismatch.what


def test_missing_and_stray_texts_are_found(build: Path) -> None:
    (build / "texts/b.md.txt").rename(build / "texts/c.md.txt")
    assert [(mismatch.file, mismatch.what) for mismatch in check(build).mismatches] == [
        ("texts/b.md.txt", "The clean text is missing."),
        ("texts/c.md.txt", "No document of the graph has this text."),
    ]


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl"])
def test_a_missing_file_is_found(build: Path, name: str) -> None:
    (build / name).unlink()
    assert [(mismatch.file, mismatch.what) for mismatch in check(build).mismatches] == [(name, "The file is missing.")]


COUNTS = (
    "documents", "events", "organisers", "employers", "companies", "posts", "figures", "people", "merges", "relations",
    "triples", "quads",
)  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_a_report_that_counts_otherwise_is_found(build: Path, name: str) -> None:
    counts = json.loads((build / "report.json").read_text("utf-8"))["counts"]
    assert set(counts) == {*COUNTS, "skipped"}
    told = f'"{name}": {counts[name]}'
    edit(build / "report.json", lambda text: text.replace(told, f'"{name}": {counts[name] + 1}', 1))
    assert [mismatch.what for mismatch in check(build).mismatches] == [
        f"It counts {counts[name] + 1} {name}, the graph has {counts[name]}."
    ]


def test_a_damaged_report_is_named(build: Path) -> None:
    edit(build / "report.json", lambda text: text.replace('"counts": {', '"counts": ['))
    with pytest.raises(KgError, match=r"report\.json is damaged"):
        check(build)


@pytest.mark.parametrize(("name", "message"), [("missing", "is no folder"), ("", r"holds no report\.json")])
def test_what_is_no_build_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        check(tmp_path / name)
