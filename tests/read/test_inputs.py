from __future__ import annotations

import builtins
import errno
import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.datamodel import Document, Skipped
from kg.read import InputClashError, InputRef, list_inputs, read_documents, read_input

ARTICLE = "柳河镇昨日办了一场招聘会。".encode()


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ARTICLE)


def identifiers(*inputs: str | Path) -> list[str]:
    return [ref.identifier for ref in list_inputs(inputs)]


def reasons(*inputs: str | Path) -> dict[str, str]:
    found = read_documents(inputs)
    return {item.identifier: item.reason for item in found if isinstance(item, Skipped)}


def test_folders_are_read_to_the_bottom_in_one_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.md", "a/b/c.txt", "a.md", "春/一.md")
    assert identifiers(tmp_path) == ["a.md", "a/b/c.txt", "a/z.md", "b.md", "春/一.md"]


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, "x/1.md", "y/2.md", "0.md")
    inputs = [tmp_path / "x", tmp_path / "y", tmp_path / "0.md"]
    assert list_inputs(inputs) == list_inputs(inputs[::-1])
    assert identifiers(*inputs) == ["0.md", "1.md", "2.md"]


def test_hidden_files_and_version_control_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".b.md", ".git/c.md", "CVS/d.md", "e/.f/g.md")
    assert identifiers(tmp_path) == ["a.md"]


def test_a_graph_among_the_articles_is_not_read_as_articles(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "old/texts/a.md.txt", "other/report.json")
    (tmp_path / "old" / "report.json").write_text('{\n "generator": "jobfair-kg"', "utf-8")
    found = [(ref.identifier, ref.problem) for ref in list_inputs([tmp_path])]
    assert found == [
        ("a.md", ""),
        ("old/", "kg build wrote it; name it to read its texts"),
        ("other/report.json", ""),
    ]
    assert {ref.identifier for ref in list_inputs([tmp_path / "old"])} == {"report.json", "texts/a.md.txt"}


def test_a_hidden_file_given_directly_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".a.md")
    assert identifiers(tmp_path / ".a.md") == [".a.md"]


def test_a_file_given_directly_is_called_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "deep/down/a.md")
    assert identifiers(str(tmp_path / "deep" / "down" / "a.md")) == ["a.md"]


def test_standard_input_is_one_document() -> None:
    assert list_inputs(["-"]) == [InputRef("stdin", None)]
    (document,) = read_documents(["-"], io.BytesIO(ARTICLE))
    assert isinstance(document, Document)
    assert (document.identifier, document.content) == ("stdin", ARTICLE)


def test_references_travel_between_processes(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (ref,) = list_inputs([tmp_path])
    assert list(read_input(pickle.loads(pickle.dumps(ref)))) == list(read_input(ref))  # noqa: S301 - pickled above


@pytest.mark.parametrize(
    "names", [("x/a.md", "y/a.md"), ("x/f/a.md", "y/f/a.md"), ("x/items.jsonl", "y/items.jsonl#3")]
)
def test_two_inputs_with_one_identifier_are_an_error_that_names_both(tmp_path: Path, names: tuple[str, str]) -> None:
    write(tmp_path, *names)
    with pytest.raises(InputClashError) as caught:
        list_inputs([tmp_path / "x", tmp_path / "y"])
    for name in names:
        assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("inputs", [("-", "-"), ("-", "stdin")])
def test_standard_input_clashes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: tuple[str, str]) -> None:
    write(tmp_path, "stdin")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputClashError, match="standard input"):
        list_inputs(inputs)


def test_the_same_file_given_twice_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    with pytest.raises(InputClashError):
        list_inputs([tmp_path / "a.md", tmp_path])


def test_what_does_not_exist_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    found = list(read_documents([tmp_path / "none.md", tmp_path / "a.md"]))
    assert [type(item) for item in found] == [Document, Skipped]
    assert reasons(tmp_path / "none.md") == {"none.md": "There is no such file or folder; correct the path."}


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert reasons(tmp_path / "empty") == {"empty/": "The folder holds no files; give one that does."}


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "in/a.md", "elsewhere/b.md")
    (tmp_path / "in" / "there").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "elsewhere" / "up").symlink_to(tmp_path / "in")
    found = reasons(tmp_path / "in")
    assert {"a.md", "there/b.md"} < set(identifiers(tmp_path / "in"))
    assert "leads nowhere" in found["gone"]
    assert "leads nowhere" in found["self"]
    assert "leads back" in found["there/up"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in reasons(tmp_path)["pipe"]


def test_what_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md", "shut/b.md", "c.md")

    def refusing(original: Callable[..., Any], shut: Path) -> Callable[..., Any]:
        def call(path: str, *rest: object) -> Any:
            if Path(path) == shut:  # a permission of the file system would not stop the superuser
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
            return original(path, *rest)

        return call

    monkeypatch.setattr(builtins, "open", refusing(open, tmp_path / "a.md"))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, tmp_path / "shut"))
    found = list(read_documents([tmp_path]))
    assert [(item.identifier, type(item)) for item in found] == [
        ("a.md", Skipped),
        ("c.md", Document),
        ("shut", Skipped),
    ]
    assert all("Permission denied" in item.reason for item in found if isinstance(item, Skipped))


def test_odd_names(tmp_path: Path) -> None:
    write(tmp_path, "a\nb.md", "n" * 245, "ok (1) #x%20.md")
    raw = os.fsencode(tmp_path) + b"/\xd5\xd0.md"
    with open(raw, "wb") as stream:
        stream.write(ARTICLE)
    found = reasons(tmp_path)
    assert "control characters" in found["a\\nb.md"]
    assert "not UTF-8" in found["\\udcd5\\udcd0.md"]
    assert "shorten it" in found["n" * 245]
    assert len(found) == 3
    for identifier in identifiers(tmp_path):
        identifier.encode()


def test_a_tree_too_deep_to_name_is_said(tmp_path: Path) -> None:
    write(tmp_path, "/".join(["d" * 100] * 12) + "/a.md", "b.md")
    (reason,) = reasons(tmp_path).values()
    assert "longer than 1000 bytes" in reason


def test_reasons_name_no_path_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "x.md").symlink_to(tmp_path / "nothing")
    write(tmp_path, "y\x01.md")
    found = reasons(tmp_path, tmp_path / "none")
    assert len(found) == 3
    assert not any(str(tmp_path) in reason or str(tmp_path) in name for name, reason in found.items())
