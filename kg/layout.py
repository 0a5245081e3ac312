"""What a build's folder holds, and how a clean text's file is called."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path, PurePosixPath

GRAPH_TTL = "graph.ttl"
GRAPH_NQ = "graph.nq"
TEXTS = "texts"
REPORT = "report.json"

GENERATOR = "jobfair-kg"
"""Value of the first key of ``report.json``, by which a build is known for one."""

TEXT_DIGEST = "text_sha256"
"""Key of an article's entry in the report: the digest of the file that holds its clean text."""

COUNTED = {
    "events": "Event",
    "organisers": "Organiser",
    "employers": "Employer",
    "companies": "Company",
    "posts": "Posts",
    "figures": "Figure",
    "people": "Person",
    "merges": "Merge",
}
"""Counts of the report, and the class of the ontology whose nodes in the merged graph each of them counts."""

_MARKER = f'{{\n "generator": "{GENERATOR}"'.encode()

# What no part of a file's name may hold, and "%" where it would be read as one of these escapes.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]|%(?=(?:[01][0-9A-F]|7F|2E|25))")
_SUFFIX = ".txt"
# The longest name that the usual file systems take, in bytes.
_LONGEST = 255


def is_build(folder: Path) -> bool:
    """Return whether this project wrote the folder; False where there is none.

    Raises ``OSError`` where it cannot be read.
    """
    try:
        with (folder / REPORT).open("rb") as report:
            return report.read(len(_MARKER)) == _MARKER
    except (FileNotFoundError, NotADirectoryError):
        return False


def text_path(identifier: str) -> PurePosixPath:
    """Return where a document's clean text lies below the build's folder: ``texts/<identifier>.txt``.

    Two identifiers never share a path, and no path leaves ``texts``. Control characters, parts that are
    only dots, and folders called like a text's file are percent-encoded; a part too long for a
    file system is cut and ends in a digest of the whole.
    """
    *folders, name = identifier.split("/")
    parts = [_shorten(_escape_folder(part)) for part in folders]
    return PurePosixPath(TEXTS, *parts, _shorten(_escape(name) + _SUFFIX))


def _escape(part: str) -> str:
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", part)


def _escape_folder(part: str) -> str:
    if part in ("", ".", ".."):
        return "%2E" * len(part) or "%00"
    if part.endswith(_SUFFIX):
        # Beside the article "a" lies its text "a.txt", so the folder "a.txt" needs another name.
        return _escape(part.removesuffix(_SUFFIX)) + "%2Etxt"
    return _escape(part)


def _shorten(part: str) -> str:
    whole = part.encode()
    if len(whole) <= _LONGEST:
        return part
    ending = f"~{blake2b(whole, digest_size=8).hexdigest()}{_SUFFIX if part.endswith(_SUFFIX) else ''}"
    return whole[: _LONGEST - len(ending)].decode(errors="ignore") + ending
