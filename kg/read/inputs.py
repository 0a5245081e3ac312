"""What there is to read: every input gets its identifier before any of them is opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError
from kg.layout import is_build

STDIN = "stdin"
_VCS_FOLDERS = frozenset({"CVS", "_darcs", "RCS", "SCCS"})  # the others hide behind a dot
_LONGEST_NAME = 240  # a file system takes 255 bytes, and the clean text's name adds "#line" and ".txt"
_LONGEST_IDENTIFIER = 1000
_ITEM = re.compile(r"(.+)#\d+", re.DOTALL)


class InputRef(NamedTuple):
    """One file to read, small enough to be sent to another process by the thousand."""

    identifier: str
    """Path below the input folder with ``/``, the name of a file given directly, or ``stdin``."""
    path: str | None
    """Where it is; None for standard input."""
    problem: str = ""
    """Why it cannot be read, and the remedy; empty for a file that can be tried."""


class InputClashError(KgError):
    """Two inputs would get the same identifier; the message names both."""


def list_inputs(inputs: Sequence[str | Path]) -> list[InputRef]:
    """Return every file below ``inputs``, sorted by identifier, whatever the order they were given in.

    ``-`` stands for standard input. Folders are searched to the bottom, hidden files and the
    folders of version control left out; what cannot be opened, and a graph that an earlier build
    left among the articles, is listed with its problem.

    Raises ``InputClashError`` where two inputs would get one identifier.
    """
    refs: list[InputRef] = []
    for given in inputs:
        refs.extend(_refs_of(os.fspath(given)))
    _refuse_clashes(refs)
    return sorted(refs, key=lambda ref: (ref.identifier, ref.path or "", ref.problem))


def _refs_of(given: str) -> Iterator[InputRef]:
    if given == "-":
        yield InputRef(STDIN, None)
    elif os.path.isdir(given):
        found = False
        for ref in _walk(given):
            found = True
            yield ref
        if not found:
            name = os.path.basename(os.path.abspath(given)) or "/"
            yield InputRef(_printable(name) + "/", given, "the folder holds no files; give one that does")
    elif os.path.lexists(given):
        yield _checked(os.path.basename(given), given)
    else:
        name = _printable(os.path.basename(given) or given)
        yield InputRef(name, given, "there is no such file or folder; correct the path")


class _Folder(NamedTuple):
    path: str
    below: str
    ancestors: frozenset[tuple[int, int]]


def _walk(root: str) -> Iterator[InputRef]:
    """Yield the files below ``root``; a list of folders instead of recursion, for trees of any depth."""
    waiting = [_Folder(root, "", frozenset())]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder.path)
            with os.scandir(folder.path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
            built = folder.below != "" and is_build(Path(folder.path))
        except OSError as error:
            yield _broken(folder.below or os.path.basename(os.path.abspath(root)), folder.path, error)
            continue
        if built:
            yield InputRef(_printable(folder.below) + "/", folder.path, "kg build wrote it; name it to read its texts")
            continue
        identity = (status.st_dev, status.st_ino)
        if identity in folder.ancestors:
            yield InputRef(_printable(folder.below), folder.path, "the link leads back to a folder above it; remove it")
            continue
        ancestors = folder.ancestors | {identity}
        for entry in entries:
            below = f"{folder.below}/{entry.name}" if folder.below else entry.name
            if entry.name.startswith(".") or entry.name in _VCS_FOLDERS:
                continue
            if _is_folder(entry):
                waiting.append(_Folder(entry.path, below, ancestors))
            else:
                yield _regular(_checked(below, entry.path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads in a circle: reported when it is looked at as a file


def _regular(ref: InputRef) -> InputRef:
    """Refuse what is no file: inside a folder nobody asked for that pipe or device."""
    if ref.problem or ref.path is None:
        return ref
    try:
        mode = os.stat(ref.path).st_mode
    except OSError as error:
        return _broken(ref.identifier, ref.path, error)
    if stat.S_ISREG(mode):
        return ref
    return ref._replace(problem="this is a device, pipe or socket; only files in folders are read")


def _checked(identifier: str, path: str) -> InputRef:
    """Refuse a name under which the clean text could not be saved again."""
    problem = ""
    try:
        encoded = identifier.encode()
    except UnicodeEncodeError:
        problem = "the name is not UTF-8; rename the file"
    else:
        if any(ord(character) < 0x20 or ord(character) == 0x7F for character in identifier):
            problem = "the name holds control characters; rename the file"
        elif len(encoded) > _LONGEST_IDENTIFIER:
            problem = f"its path below the input is longer than {_LONGEST_IDENTIFIER} bytes; give a folder nearer to it"
        elif any(len(part) > _LONGEST_NAME for part in encoded.split(b"/")):
            problem = f"a name in its path is longer than {_LONGEST_NAME} bytes; shorten it"
    return InputRef(_printable(identifier), path, problem)


def _broken(identifier: str, path: str, error: OSError) -> InputRef:
    if os.path.islink(path) and not os.path.exists(path):
        problem = "the link leads nowhere; mend or remove it"
    else:
        problem = f"it cannot be opened ({error.strerror}); check its permissions and its path"
    return InputRef(_printable(identifier), path, problem)


def _printable(name: str) -> str:
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in name
    )


def _refuse_clashes(refs: Iterable[InputRef]) -> None:
    seen: dict[str, InputRef] = {}
    for ref in refs:
        if ref.problem:
            continue
        if ref.identifier in seen:
            raise _clash(ref.identifier, seen[ref.identifier], ref)
        seen[ref.identifier] = ref
    for ref in seen.values():
        item = _ITEM.fullmatch(ref.identifier)
        if item and item.group(1) in seen:
            raise _clash(ref.identifier, seen[item.group(1)], ref)


def _clash(identifier: str, first: InputRef, second: InputRef) -> InputClashError:
    one, other = (_printable(ref.path) if ref.path else "standard input" for ref in (first, second))
    return InputClashError(
        f"Two inputs are called “{identifier}”: {one} and {other}. "
        "Rename one of them, or give the folder that holds both."
    )
