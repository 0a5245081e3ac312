"""The reading twin: the clean text as the grammars like it, and the way back to its offsets.

The twin has one form of everything that has several:

* Traditional characters are Simplified, one for one (OpenCC's character table). Characters that
  are good Simplified too (乾, 於, 藉) change only in a text with others that are not.
* Digits, Latin letters and the signs ``% . - / +`` are half width; ``~`` is ``～``.
* ``，；：！？（）`` are full width. An ASCII one stays among digits and Latin letters (``9:30``,
  ``https:``), and a full-width one becomes ASCII where it groups thousands or tells the time
  (``2，358`` is ``2,358``; ``9：30`` and ``9∶30`` are ``9:30``). Brackets are always full width.
* Quotes are ``“”‘’``: 「」『』 by their form, straight ones by turns within a line.
* ○ and the letter O between numerals are 〇.
* A single space is dropped beside punctuation, between a digit and a Chinese character, behind the
  unit of a date, and anywhere in a line that is written with odd spacing (``5 月 底 ， 共 2 , 1 5 0 人``).
  Runs of spaces, and U+3000 where it is not odd spacing itself nor stands between a number and its
  classifier, part things: a run becomes one U+3000, or one TAB where it holds a TAB.

All else keeps its place, and what is not dropped is one character for one character.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kg.datamodel import Reading

_KEPT_WIDE = frozenset("，；：！？（）～．")
_VARIANTS = zip("「」『』﹁﹂﹃﹄∶~〜∼﹪﹐﹔﹕﹗﹖﹙﹚()", "“”‘’“”‘’：～～～%，；：！？（）（）", strict=True)
_SIGNS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE}
_SIGNS |= {ord(old): new for old, new in _VARIANTS}
_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _SIGNS)))}]")
_RING = re.compile("[○OＯ]")
_NOUGHT = re.compile(
    r"(?<=[〇零一二三四五六七八九十○])○|○(?=[〇零一二三四五六七八九○])|(?<=[〇零一二三四五六七八九O])O(?=[〇零一二三四五六七八九O年])"
)
_POINT = re.compile(r"(?<=\d)．")
_FULL = str.maketrans(",;:!?", "，；：！？")
_ASCII_MARK = re.compile(r"[,;:!?]")
_GROUPED = re.compile(r"[1-9](?<![\d.，,][1-9])\d{0,2}(?:[，,]\d{3})+(?![\d.])")
_CLOCK = re.compile(r"：(?<=\d：)(?=[0-5]\d(?![\d家个名人位场余多万千百.%+]))")
_COLON = re.compile("[：∶﹕]")
_QUOTE = re.compile(r"[\"']")
_STRAIGHT = re.compile("[\"'＂＇]")
_CURLED = {'"': "“”", "'": "‘’"}

_CJK = r"\u3400-\u9fff\U00020000-\U0003ffff"
_MARKS = "，。、；：？！（）“”‘’《》【】…"
_GAP = re.compile(r"[ \u00a0\u2002-\u200a\u202f\u3000\t]+")
_TIGHT = re.compile(rf"[{_MARKS}].|.[{_MARKS}]|[0-9%][{_CJK}]|[{_CJK}][0-9]")
_TIGHT_WIDE = re.compile(r"[，、；：].|.[，、；：。]")
_COUNTED = re.compile(r"[余多]?[百千万亿]?[余多]?(?:人次|人(?![数员才均力民])|[家个名位场份](?![称额])|次(?!数)|岁|元)")
"""What a number was parted from by a wide space: １２０　余家."""
_DATE_UNIT = re.compile(r"\d ?[年月日]\Z")
_LATIN = re.compile(r"[A-Za-z]{2}")
_ODD = re.compile(r"[ \u00a0](?:(?<=[，、；。].)(?=\S)|(?<=\S.)(?=[，、；。）,:])|(?<=\d.)(?=\d))")
_ODD_IN_LINE, _ODD_IN_TEXT = 2, 6
_ODD_WIDE = re.compile(r"\u3000(?:(?<=[，、；].)(?=\S)|(?<=\S.)(?=[，、；。]))")
_ODD_WIDE_IN_LINE, _ODD_WIDE_IN_TEXT = 1, 3


def make_reading(text: str) -> Reading:
    """Return the reading twin of a clean text; a text that needs no change is its own twin."""
    twin = _with_quotes(_with_one_form(_simplified(text), text), text)
    reading = _squeezed(twin) if _GAP.search(text) else Reading(twin)
    numerals = reading.text
    if "，" in text or "﹐" in text:
        numerals = _GROUPED.sub(lambda match: match[0].replace("，", ","), numerals)
    if _COLON.search(text):
        numerals = _CLOCK.sub(":", numerals)
    return reading._replace(text=numerals)


_SUPPLEMENTARY = re.compile("[\U00010000-\U0010ffff]")


@cache
def _simplifications() -> tuple[dict[str, str], frozenset[str], re.Pattern[str]]:
    """Return Traditional → Simplified, one character each, the keys that are good Simplified too, and what finds them.

    The pattern finds those of the basic plane: of a set with others as well, each is compared by itself, and that takes
    a fifth of the time of all patterns together.

    Source: TSCharacters.txt of OpenCC (Apache-2.0), as packed with opencc-python-reimplemented.
    """
    source = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    both: set[str] = set()
    for line in source.splitlines():
        old, _, listed = line.partition("\t")
        candidates = listed.split(" ")
        if len(old) == len(candidates[0]) == 1:
            table[old] = candidates[0]
            if old in candidates:
                both.add(old)
    basic = "".join(char for char in table if char <= "\uffff")
    return table, frozenset(both), re.compile(f"[{basic}]")


def _simplified(text: str) -> str:
    table, both, traditional = _simplifications()
    found = set(traditional.findall(text))
    if _SUPPLEMENTARY.search(text):
        found.update(char for char in text if char > "\uffff" and char in table)
    if found <= both:
        return text
    return text.translate({ord(char): table[char] for char in found})


def _with_one_form(text: str, written: str) -> str:
    """Return the text with one form of each digit, letter, bracket and mark; no character moves.

    ``written`` is the text as it was, by which is told what there may be.
    """
    if _SIGN.search(written):
        text = text.translate(_SIGNS)
    if _RING.search(written):
        text = _NOUGHT.sub("〇", text)
    if "．" in written:
        text = _POINT.sub(".", text).replace("．", "·")
    if _ASCII_MARK.search(written):
        text = _ASCII_MARK.sub(_full_width, text)
    return text


def _full_width(mark: re.Match[str]) -> str:
    """Return a mark in full width where a Chinese character or mark stands beside it, but for one space."""
    text, place = mark.string, mark.start()
    before = text[max(0, place - 2) : place].rstrip(" \u00a0")[-1:]
    after = text[place + 1 : place + 3].lstrip(" \u00a0")[:1]
    if before.isdigit() and after.isdigit():
        return mark[0]
    chinese = any(side >= "\u2e80" or side in "“”‘’…—" for side in (before, after) if side)
    return mark[0].translate(_FULL) if chinese else mark[0]


def _with_quotes(text: str, written: str) -> str:
    """Return the text with straight quotes turned to opening and closing ones by turns, anew on each line."""
    if not _STRAIGHT.search(written):
        return text
    return "\n".join(_with_paired_quotes(line) for line in text.split("\n"))


def _with_paired_quotes(line: str) -> str:
    opened: set[str] = set()

    def curled(quote: re.Match[str]) -> str:
        before = line[quote.start() - 1 : quote.start()]
        if quote[0] in opened:
            opened.remove(quote[0])
            return _CURLED[quote[0]][1]
        if quote[0] == "'" and before.isascii() and before.isalnum():
            return "'"
        opened.add(quote[0])
        return _CURLED[quote[0]][0]

    return _QUOTE.sub(curled, line)


def _squeezed(text: str) -> Reading:
    """Return the twin with odd spaces left out, and the places where they were."""
    odd = _odd_gaps(text, _ODD, _ODD_IN_LINE, _ODD_IN_TEXT)
    odd |= _odd_gaps(text, _ODD_WIDE, _ODD_WIDE_IN_LINE, _ODD_WIDE_IN_TEXT)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    done = left_out = 0
    for gap in _GAP.finditer(text):
        begin, end = gap.span()
        kept = _kept(text, begin, end, begin in odd)
        pieces += (text[done:begin], kept)
        done = end
        if end - begin > len(kept):
            left_out += end - begin - len(kept)
            starts.append(end - left_out)
            ends.append(end - left_out + (not kept))
            shifts.append(left_out)
    return Reading("".join((*pieces, text[done:])), tuple(starts), tuple(ends), tuple(shifts))


def _odd_gaps(text: str, evidence: re.Pattern[str], in_line: int, in_text: int) -> set[int]:
    """Return where the single spaces, of the kind that the evidence is of, begin in oddly spaced lines.

    A line is oddly spaced if it holds ``in_line`` pieces of evidence, and every line is where the
    text holds ``in_text`` of them in several lines.
    """
    counts: dict[tuple[int, int], int] = {}
    for found in evidence.finditer(text):
        end = text.find("\n", found.start())
        line = (text.rfind("\n", 0, found.start()) + 1, end if end >= 0 else len(text))
        counts[line] = counts.get(line, 0) + 1
    lines = [line for line, count in counts.items() if count >= in_line]
    if len(counts) > 1 and sum(counts.values()) >= in_text:
        lines = [(0, len(text))]
    wide = evidence is _ODD_WIDE
    return {gap.start() for line in lines for gap in _GAP.finditer(text, *line) if (gap[0] == "\u3000") == wide}


def _kept(text: str, begin: int, end: int, odd: bool) -> str:
    """Return what stands in the twin for the spaces ``text[begin:end]``."""
    gap = text[begin:end]
    if "\t" in gap:
        return "\t"
    if len(gap) > 1:
        return "\u3000"
    sides = text[begin - 1 : begin] + text[end : end + 1]
    if begin and len(sides) == 2 and "\n" not in sides:
        if odd and not _LATIN.match(sides):
            return ""
        if gap == "\u3000":
            counted = sides[0].isdigit() and _COUNTED.match(text, end)
            return "" if counted or _TIGHT_WIDE.match(sides) else gap
        if _TIGHT.match(sides) or (sides[0] in "年月日" and _DATE_UNIT.search(text[max(0, begin - 3) : begin])):
            return ""
    return gap if gap == "\u3000" else " "
