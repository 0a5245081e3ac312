"""The characters of a line as a reader sees them: nothing invisible, one kind of blank."""

from __future__ import annotations

import re
import unicodedata

# Cc but tab, soft hyphen, joiners, direction marks, variation selectors, byte order mark, tags: all have no shape.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_BLANKS = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]+")
_BLANK_RUN = re.compile(f"[{_BLANKS}\u3000]+")
# All but single spaces; one set of characters in front lets the search pass what is in none.
_UNUSUAL = re.compile(f"[{_INVISIBLE}{_BLANKS}\u3000](?:(?<![ \u3000])|[ \u3000])")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BETWEEN_WORDS = re.compile(r"\W+")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]"
)
_HAN_RUN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


def tidy(line: str) -> str:
    """Return the visible characters of one line, without blanks at its ends.

    Blanks are one space each, or one U+3000 where the run held any: it separates names
    and columns in Chinese text. Full-width digits and Traditional characters stay.
    """
    if _UNUSUAL.search(line):
        line = _BLANK_RUN.sub(_one_blank, _INVISIBLE_RUN.sub("", line))
    if _SURROGATE.search(line):
        line = _SURROGATE.sub("\ufffd", line)
    return line.strip(" \u3000")


def without_controls(text: str) -> str:
    """Return a text that a parser may see: control characters other than white space are gone."""
    return _CONTROLS.sub("", text)


def squeezed(line: str) -> str:
    """Return what two lines that say the same have in common: letters and digits, of normal width."""
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", line)).replace("_", "").casefold()


def is_wide(character: str) -> bool:
    """Tell whether a character takes two columns, so that no blank is written beside it."""
    return _WIDE.match(character) is not None


def columns(line: str) -> int:
    """Return how many columns a line takes in print: two for a Chinese character."""
    return len(line) + len(_WIDE.findall(line))


def han_count(line: str) -> int:
    """Return how many Chinese characters a line has."""
    return sum([len(run) for run in _HAN_RUN.findall(line)])


def _one_blank(run: re.Match[str]) -> str:
    return "\u3000" if "\u3000" in run.group() else " "
