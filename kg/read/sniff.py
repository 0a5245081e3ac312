"""What a file is, told by its content: never by its ending."""

from __future__ import annotations

import re

_SIGNATURES = (
    (b"%PDF", "a PDF document", "save it as text or HTML"),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save it as text or HTML"),
    (b"PK\x05\x06", "an empty ZIP archive", "remove it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as text or HTML"),
    (b"{\\rtf", "a rich text document", "save it as text or HTML"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"\x89PNG", "a picture", "give the text that belongs to it"),
    (b"\xff\xd8\xff", "a picture", "give the text that belongs to it"),
    (b"GIF8", "a picture", "give the text that belongs to it"),
    (b"SQLite format 3\x00", "a database", "export its articles as JSONL"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_WITHIN = 4096
_TAG = re.compile(
    r"</?(?:p|div|br|span|table|tr|td|th|ul|ol|li|h[1-6]|img|a|strong|b|em|i|font|section|article|center|blockquote)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^\#{1,6}[ \t]+\S"  # a heading
    r"|^[ \t]*[-*+][ \t]+\S.*\n[ \t]*[-*+][ \t]+\S"  # two list items
    r"|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|[ \t:-]*$"  # the rule below a table's head
    r"|\]\((?:https?:)?//"  # a link
    r"|\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*",  # bold
    re.MULTILINE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def binary_content(head: bytes) -> str:
    """Return what binary data begins with ``head`` and the remedy, as one clause; empty for text."""
    for signature, what, remedy in _SIGNATURES:
        if head.startswith(signature):
            return f"this is {what}; {remedy}"
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return "this is a picture, sound or film; give the text that belongs to it"
    if b"\x00" in head and not head.startswith(_WIDE_MARKS):
        return "it holds NUL bytes, so it is binary data, or UTF-16 without a byte order mark; save it as UTF-8"
    return ""


def is_garbage(text: str) -> bool:
    """Tell whether so many control characters stand in ``text`` that no article can be in it."""
    return len(_CONTROLS.findall(text)) * 20 > len(text)


def media_type(text: str, *, front_matter: bool) -> str:
    """Return ``text/html``, ``text/markdown`` or ``text/plain`` for the body of an article."""
    if _PAGE.search(text, 0, _PAGE_WITHIN):
        return "text/html"
    if front_matter:
        return "text/markdown"
    tag = _TAG.search(text)
    if tag and not text[: tag.start()].strip():
        return "text/html"
    return "text/markdown" if tag or _MARKDOWN.search(text) else "text/plain"
