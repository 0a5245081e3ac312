"""Reads text that is laid out in lines: plain text, and Markdown with its block marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.clean.blocks import Draft, alt_caption, is_label, kind_of
from kg.clean.characters import columns, is_wide, tidy
from kg.clean.inline import is_strong, pictures, without_marks
from kg.clean.tables import Cell, table_drafts

LINE_BREAK = "\x1f"
"""Stands for ``<br>`` in text that still has to be read as Markdown lines."""

_ATX = re.compile(r" {0,3}#{1,6}[ \t]+")
_SETEXT = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:[-*_=][ \t]*){3,}|[—－─━＝]{6,})$")
_QUOTE = re.compile(r"[ \t]*>[ \t>]*")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+\S")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:\s+<?(?:https?:|//|/|\.|#|mailto:)\S*.*$")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]+)\][ ]?\[([^\[\]]*)\]")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_KRAMDOWN = re.compile(r"[ \t]*\{[:%][^{}]*\}[ \t]*$")
_SENTENCE_END = tuple("。！？；：!?;:”」…")
_WRAPPED_FROM = 50  # columns; shorter lines were broken on purpose
_RAGGED = 4  # columns that a wrapped line may fall short: a mark that must not begin a line moves down with its word
_LONGEST_SETEXT = 60


def read_lines(text: str, *, markdown: bool) -> list[Draft]:
    """Return the blocks of ``text``, one for each line that is not empty.

    With ``markdown``, block and inline marks are read and taken off; a written number
    (``1.``, ``一、``) stays. Lines that were wrapped at a margin are joined again.
    """
    lines = text.splitlines()
    if not markdown:
        return _plain(lines)
    return _Markdown(lines).read()


def _plain(lines: Sequence[str]) -> list[Draft]:
    drafts: list[Draft] = []
    for run in _runs(lines):
        tabs = {line.strip().count("\t") for line in run}
        if len(run) > 1 and len(tabs) == 1 and tabs != {0}:
            drafts += table_drafts([[Cell(tidy(cell)) for cell in line.strip().split("\t")] for line in run])
        else:
            drafts += _paragraphs(run, markdown=False)
    return drafts


def _runs(lines: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _paragraphs(run: Sequence[str], *, markdown: bool, after_picture: bool = False) -> list[Draft]:
    drafts = []
    for line in _unwrapped(run):
        for part in line.split(LINE_BREAK):
            text, linked = without_marks(part) if markdown else (part, 0)
            text = tidy(text)
            if text:
                bold = markdown and is_strong(part) and is_label(text)
                kind = kind_of(text, after_picture=after_picture and not bold)
                if bold and kind == "paragraph":
                    kind = "heading"
                drafts.append(Draft(kind, text, linked))
                after_picture = False
    return drafts


def _unwrapped(run: Sequence[str]) -> Sequence[str]:
    """Join lines that a margin broke: all but the last equally wide, and hardly one ends a sentence."""
    if len(run) < 3:
        return run
    widths = [columns(tidy(line)) for line in run]
    margin = max(widths)
    full = widths[:-1]
    ends = sum(line.rstrip().endswith(_SENTENCE_END) for line in run[:-1])
    if margin < _WRAPPED_FROM or min(full) < margin - _RAGGED or ends * 4 > len(full):
        return run
    if not run[-1].rstrip().endswith(_SENTENCE_END):
        return run  # rows of equal length, a list of names
    joined = tidy(run[0])
    for line in map(tidy, run[1:]):
        between = "" if is_wide(joined[-1:] or "　") or is_wide(line[:1] or "　") else " "
        joined += between + line
    return [joined]


class _Markdown:
    """One pass over the lines of a Markdown text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._drafts: list[Draft] = []
        self._run: list[str] = []
        self._after_picture = False
        self._defined: frozenset[str] = frozenset()

    def read(self) -> list[Draft]:
        if any("]:" in line for line in self._lines):
            found = [_DEFINITION.match(line) for line in self._lines]
            self._defined = frozenset(match.group(1).casefold() for match in found if match)
            self._lines = [line for line, match in zip(self._lines, found, strict=True) if not match]
        position = 0
        while position < len(self._lines):
            position += self._read_at(position)
        self._flush()
        return self._drafts

    def _read_at(self, position: int) -> int:
        """Read the block that begins at a line; return how many lines it took."""
        line = self._lines[position]
        bare = line.lstrip()
        if not bare:
            self._flush()
            return 1
        if bare[0] in "`~" and _FENCE.match(line):
            return self._fenced(position)
        if "|" in line and self._is_table(position):
            return self._table(position)
        if bare[0] in "#>-*+=_—－─━＝{!" and self._marked(line, bare):
            return 1
        if _NUMBER.match(line):
            self._flush()
        self._run.append(self._resolved(line))
        return 1

    def _marked(self, line: str, bare: str) -> bool:
        """Read a line that its first characters set apart; tell whether it was one."""
        heading = _ATX.match(line)
        bullet = None if heading else _BULLET.match(line)
        if heading:
            self._flush()
            self._add(_without_closing(line[heading.end() :]), "heading")
        elif _SETEXT.match(line) and len(self._run) == 1 and len(self._run[0]) <= _LONGEST_SETEXT:
            title, self._run = self._run[0], []
            self._add(title, "heading")
        elif _RULE.match(line) or _KRAMDOWN.match(line):
            self._flush()
        elif bullet:
            self._flush()
            self._add(line[bullet.end() :], "list-item")
        elif bare[0] == ">":
            quoted = _QUOTE.sub("", line, count=1)
            self._run += [quoted] if quoted.strip() else []
        elif bare.startswith("![") and not tidy(without_marks(bare)[0]):
            self._flush()
            self._picture(bare)
        else:
            return False
        return True

    def _picture(self, line: str) -> None:
        for alt in pictures(line):
            caption = alt_caption(tidy(alt))
            if caption:
                self._drafts.append(Draft("caption", caption))
        self._after_picture = True

    def _add(self, line: str, kind: str) -> None:
        for part in self._resolved(line).split(LINE_BREAK):
            text, linked = without_marks(part)
            text = tidy(text)
            if text:
                self._drafts.append(Draft(kind, text, linked))
        self._after_picture = False

    def _flush(self) -> None:
        if self._run:
            self._drafts += _paragraphs(self._run, markdown=True, after_picture=self._after_picture)
            self._after_picture = any(line.rstrip().endswith(")") and "![" in line for line in self._run[-1:])
            self._run = []

    def _fenced(self, position: int) -> int:
        self._flush()
        mark = self._lines[position].lstrip()[:3]
        end = position + 1
        while end < len(self._lines) and not self._lines[end].lstrip().startswith(mark):
            end += 1
        self._drafts += _plain(self._lines[position + 1 : end])
        return end + 1 - position

    def _is_table(self, position: int) -> bool:
        below = self._lines[position + 1] if position + 1 < len(self._lines) else ""
        if "-" not in below or not _TABLE_RULE.match(below):
            return False
        return "|" in below and len(_cells(below)) == len(_cells(self._lines[position]))

    def _table(self, position: int) -> int:
        self._flush()
        end = position + 2
        while end < len(self._lines) and "|" in self._lines[end] and self._lines[end].strip():
            end += 1
        kept = [self._lines[position], *self._lines[position + 2 : end]]
        rows = [[Cell(self._cell(cell), head=not number) for cell in _cells(line)] for number, line in enumerate(kept)]
        self._drafts += table_drafts(rows)
        return end - position

    def _cell(self, cell: str) -> str:
        words, _ = without_marks(self._resolved(cell).replace(LINE_BREAK, " "))
        return tidy(words.replace("\\|", "|"))

    def _resolved(self, line: str) -> str:
        """Take off ``[text][name]`` where the name is defined somewhere in the text."""
        if not self._defined:
            return line
        return _REFERENCE.sub(
            lambda found: (
                found.group(1) if (found.group(2) or found.group(1)).casefold() in self._defined else found.group()
            ),
            line,
        )


def _without_closing(heading: str) -> str:
    """Take the closing ``##`` off a heading; a sign that touches a word (C#) is the word's."""
    text = heading.rstrip()
    shorter = text.rstrip("#")
    return shorter if shorter != text and shorter[-1:] in ("", " ", "\t") else text


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return _CELL_EDGE.split(inner)
