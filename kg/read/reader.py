"""Opens inputs and takes their articles out of whatever holds them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from kg.datamodel import Document, Skipped
from kg.read.charset import decode
from kg.read.fields import sort_fields
from kg.read.front_matter import FrontMatter, split_front_matter
from kg.read.inputs import InputRef, list_inputs
from kg.read.json_items import looks_like_json, read_json
from kg.read.sniff import binary_content, is_garbage, media_type

_HEAD = 64 * 1024
_LARGEST = 32 * 1024 * 1024
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_JEKYLL_NAME = re.compile(r"(?:.*/)?(\d{4}-\d{1,2}-\d{1,2})-[^/]+", re.DOTALL)


def read_documents(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Document | Skipped]:
    """Yield every article below ``inputs``, by identifier, and a reason for each that cannot be read.

    ``stdin`` is what ``-`` reads, the process's standard input by default.
    Raises ``InputClashError`` where two inputs would get one identifier.
    """
    for ref in list_inputs(inputs):
        yield from read_input(ref, stdin)


def read_input(ref: InputRef, stdin: BinaryIO | None = None) -> Iterator[Document | Skipped]:
    """Yield the articles of one input: one, or those of a JSONL file line by line; never raises for bad input."""
    if ref.problem:
        yield Skipped(ref.identifier, _sentence(ref.problem))
        return
    try:
        with nullcontext(stdin or sys.stdin.buffer) if ref.path is None else open(ref.path, "rb") as stream:
            yield from _read_stream(ref.identifier, stream)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Skipped(ref.identifier, f"It cannot be read ({reason}); check its permissions.")


def _read_stream(identifier: str, stream: BinaryIO) -> Iterator[Document | Skipped]:
    head = stream.read(_HEAD)
    if head.startswith(_WIDE_MARKS):  # two bytes a character: lines and signatures show only once decoded
        text = (head + stream.read(_LARGEST)).decode("utf-32" if b"\x00\x00" in head[:4] else "utf-16", "replace")
        stream = io.BytesIO(text.encode("utf-8", "replace"))
        head = stream.read(_HEAD)
    problem = binary_content(head) or ("" if head.strip() else _blank(stream))
    if problem:
        yield Skipped(identifier, _sentence(problem))
    elif looks_like_json(head):
        for item in read_json(identifier, _lines(head, stream)):
            yield _text_document(identifier, item) if isinstance(item, bytes) else item
    else:
        content = head + stream.read(_LARGEST)
        if len(content) > _LARGEST:
            yield Skipped(identifier, "It is larger than 32 MB, too much for one article; split it, or write JSONL.")
        else:
            yield _text_document(identifier, content)


def _blank(stream: BinaryIO) -> str:
    return "" if stream.read(_HEAD).strip() else "it is empty; remove it, or give it a text"


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    *full, cut = head.split(b"\n")
    yield from full
    yield cut + stream.readline()
    yield from iter(stream.readline, b"")


def _text_document(identifier: str, content: bytes) -> Document | Skipped:
    decoded = decode(content)
    if decoded is None:
        return Skipped(identifier, "No charset fits its bytes; save it as UTF-8.")
    if is_garbage(decoded.text):
        return Skipped(identifier, "It consists of control characters and is no text; remove it, or save it as UTF-8.")
    damage: tuple[str, ...] = ()
    if decoded.replaced:
        damage = (f"{decoded.replaced} places could not be read as {decoded.codec.upper()}; save the file as UTF-8.",)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    matter = split_front_matter(text)
    if matter is None:
        return Document(identifier, content, media_type(text, front_matter=False), decoded.codec, {}, damage=damage)
    return _with_front_matter(identifier, matter, damage)


def _with_front_matter(identifier: str, matter: FrontMatter, damage: tuple[str, ...]) -> Document | Skipped:
    fields = sort_fields(matter.fields)
    if matter.damage:
        damage = (*damage, matter.damage)
    body = matter.body if matter.body.strip() else fields.text or fields.html
    if not body.strip():
        return Skipped(identifier, "Below the front matter there is no text; add it, or remove the file.")
    named = _JEKYLL_NAME.fullmatch(identifier)
    if named:  # Jekyll takes a post's date from its name where the front matter has none
        fields.declared.setdefault("date", named.group(1))
    kind = media_type(body, front_matter=True)
    return Document(identifier, body.encode(), kind, "utf-8", fields.declared, fields.unknown, damage)


def _sentence(problem: str) -> str:
    return f"{problem[0].upper()}{problem[1:]}."
