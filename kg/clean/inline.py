"""Markdown inside a line: marks go, words stay.

Not a CommonMark parser: in Chinese prose ``*``, ``_``, ``~`` and ``[]`` are characters more often than
marks (13912**56, 3000~4500元, 5*8米, [大] [中]), and CommonMark would take them away. A mark is one only
where it opens and closes, hugs its words and touches no digit or Latin letter outside.
"""

from __future__ import annotations

import re

_ANY_MARK = re.compile(r"[*_~`\[\\]")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\)")
_LINK = re.compile(
    r"\[([^\[\]]*)\]\(\s*<?(?:(?:https?:|mailto:|tel:|//|/|\.{1,2}/|#|www\.)[^()\s]*"
    r"|(?=[^()\s]*[A-Za-z])(?=[^()\s]*[./])[!-'*-;=?-~]+)?"
    r"(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+[\"'][^\"']*[\"'])?\s*\)",
    re.IGNORECASE,
)
_STARS = re.compile(r"(?<![0-9A-Za-z*\\])(\*{1,3})(?=[^\s*])([^*\n]+)(?<=[^\s*\\])\1(?![0-9A-Za-z*])")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]+)(?<=[^\s_\\])\1(?!\w)")
_STRUCK = re.compile(r"(?<![0-9A-Za-z~\\])~~(?=[^\s~])([^~\n]+)(?<=[^\s~\\])~~(?![0-9A-Za-z~])")
_CODE = re.compile(r"(`{1,2})(?!`)([^`\n]+)\1(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_CLAUSE = re.compile(r"[，。；！？,;!?]")


def without_marks(line: str) -> tuple[str, int]:
    """Return the words of one line of Markdown, and how many of their characters were links.

    Pictures go; links, emphasis and code leave their text; escaped characters lose the backslash.
    """
    if not _ANY_MARK.search(line):
        return line, 0
    linked = 0
    if "[" in line:
        line = _IMAGE.sub("", line)
        linked = sum(len(found.group(1)) for found in _LINK.finditer(line))
        line = _LINK.sub(r"\1", line)
    if "`" in line:
        line = _CODE.sub(r"\2", line)
    for _ in range(2):  # emphasis inside emphasis
        if "*" in line:
            line = _STARS.sub(_unless_clause, line)
        if "_" in line:
            line = _UNDERSCORES.sub(r"\2", line)
    if "~" in line:
        line = _STRUCK.sub(r"\1", line)
    return (_ESCAPED.sub(r"\1", line) if "\\" in line else line), linked


def pictures(line: str) -> list[str]:
    """Return the texts that stand for the pictures of one line."""
    return [found.group(1) for found in _IMAGE.finditer(line)] if "![" in line else []


def is_strong(line: str) -> bool:
    """Tell whether a whole line is set in bold."""
    found = _STARS.fullmatch(line.strip()) or _UNDERSCORES.fullmatch(line.strip())
    return found is not None and len(found.group(1)) > 1


def _unless_clause(found: re.Match[str]) -> str:
    """Two stars far apart are footnote signs, not emphasis: they stay where a clause ends between them."""
    if len(found.group(1)) == 1 and _CLAUSE.search(found.group(2)):
        return found.group()
    return found.group(2)
