"""Articles in JSON: one object a line, or one object in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from kg.datamodel import Document, Skipped
from kg.read.charset import decode
from kg.read.fields import sort_fields
from kg.read.inputs import STDIN
from kg.read.sniff import media_type

_LARGEST_WHOLE = 64 * 1024 * 1024


class _Line(NamedTuple):
    number: int
    content: bytes


def looks_like_json(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` may hold JSON."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_json(identifier: str, lines: Iterable[bytes]) -> Iterator[Document | Skipped | bytes]:
    """Yield the articles of a JSON or JSONL file, one by one, or its bytes if it is no JSON after all.

    Articles of a JSONL file are called ``identifier#line``; a line that cannot be read is
    skipped with its number. An object that takes a whole file keeps the file's identifier.
    """
    numbered = (_Line(number, line) for number, line in enumerate(lines, 1) if line.strip())
    first = next(numbered)
    if isinstance(_parsed(first.content), dict):
        yield from _items(identifier, first, numbered)
        return
    read: list[_Line] = [first]
    size = 0
    for line in numbered:
        size += len(line.content)
        if size > _LARGEST_WHOLE:
            yield Skipped(identifier, "The file is one JSON value of more than 64 MB; write one object a line (JSONL).")
            return
        read.append(line)
    content = b"\n".join(line.content for line in read)
    whole = _parsed(content)
    if isinstance(whole, dict):
        yield article(identifier, whole)
    elif isinstance(whole, list):
        yield Skipped(identifier, "The file is a JSON list; write its articles one object a line (JSONL).")
    elif any(isinstance(_parsed(line.content), dict) for line in read[:100]):
        yield from _items(identifier, read[0], iter(read[1:]))
    else:
        yield content


def _items(identifier: str, first: _Line, others: Iterator[_Line]) -> Iterator[Document | Skipped]:
    second = next(others, None)
    if second is None and (identifier == STDIN or identifier.lower().endswith(".json")):
        # One object on one line is both kinds of file; here its name tells which.
        yield _item(identifier, first)
        return
    for line in chain((first,), (second,) if second else (), others):
        yield _item(f"{identifier}#{line.number}", line)


def _item(identifier: str, line: _Line) -> Document | Skipped:
    value = _parsed(line.content)
    if isinstance(value, dict):
        return article(identifier, value)
    if isinstance(value, ValueError):
        return Skipped(identifier, f"Line {line.number} is no JSON ({_reason(value)}); mend or remove it.")
    return Skipped(identifier, f'Line {line.number} is no JSON object; write an article as {{"title": …, "text": …}}.')


def article(identifier: str, value: Mapping[str, object]) -> Document | Skipped:
    """Return the article that the fields of one JSON object hold."""
    fields = sort_fields(value)
    body = fields.text or fields.html
    if not body:
        return Skipped(
            identifier, "The object has neither “text” nor “html”, or both are empty; add the article's text."
        )
    kind = media_type(body, front_matter=False) if fields.text else "text/html"
    return Document(identifier, body.encode(), kind, "utf-8", fields.declared, fields.unknown)


def _parsed(content: bytes) -> object:
    """Return the JSON value in ``content``, or the ``ValueError`` that tells why there is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode(content)
        if decoded is None:
            return ValueError("no known charset fits it")
        text = decoded.text
    try:
        return json.loads(text)
    except RecursionError:
        return ValueError("it is nested too deep")
    except ValueError as error:
        return error


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.colno}"
    return str(error)
