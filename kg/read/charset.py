"""Which charset a text is in: what it declares is tried first, what its bytes say decides.

The labels of a declaration follow the WHATWG Encoding Standard, section 4.2
(``gb2312`` and ``gbk`` mean GB 18030, ``big5`` means Big5 with the Hong Kong signs).
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(
        ("gb18030", "gbk", "x-gbk", "gb2312", "gb_2312", "gb_2312-80", "gb2312-80", "csgb2312", "chinese"), "gb18030"
    ),
    **dict.fromkeys(("euc-cn", "cp936", "ms936", "windows-936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950", "ms950"), "big5hkscs"),
}
_META = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE
)
_META_WITHIN = 8192
_SAMPLE = 4000
_ENOUGH = 0.8  # of the characters of real Chinese text; mistaken decodings stay below 0.6
_BAD_BYTES = 0.01


class Decoded(NamedTuple):
    """A text, the Python codec that its bytes were read with, and how many places it could not read."""

    text: str
    codec: str
    replaced: int = 0


def decode(content: bytes) -> Decoded | None:
    """Return the text of ``content``, or None where no charset fits.

    A byte order mark decides; then a declaration, strict UTF-8, GB 18030 and Big5, each
    only if the text that comes out is made of characters in use; then the same with a
    few broken bytes; then what charset-normalizer finds likeliest.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return _tolerant(content, codec)
    if content.isascii():
        return Decoded(content.decode("ascii"), "utf-8")
    declared = declared_codec(content)
    if declared in (None, "utf-8"):
        try:  # nearly every article ends here
            return Decoded(content.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass  # the candidates below include UTF-8 with a few broken bytes
    return _best_of(content, tuple(dict.fromkeys((declared or "utf-8", "utf-8", "gb18030", "big5hkscs"))))


def declared_codec(content: bytes) -> str | None:
    """Return the Python codec that a ``<meta>`` or XML declaration near the start names, None without one."""
    found = _META.search(content, 0, _META_WITHIN)
    return _LABELS.get(found.group(1).decode("ascii", "replace").lower()) if found else None


def _best_of(content: bytes, candidates: tuple[str, ...]) -> Decoded | None:
    strict: dict[str, str] = {}
    for codec in candidates:
        try:
            strict[codec] = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if _familiar(strict[codec]) >= _ENOUGH:
            return Decoded(strict[codec], codec)
    if "utf-8" in strict:  # bytes in another charset hardly ever happen to be UTF-8
        return Decoded(strict["utf-8"], "utf-8")
    for codec in candidates:
        tolerant = _tolerant(content, codec)
        if tolerant.replaced <= 2 + _BAD_BYTES * len(content) and _familiar(tolerant.text) >= _ENOUGH:
            return tolerant
    likely = max(strict, key=lambda codec: _familiar(strict[codec]), default=None)
    if likely is not None and _familiar(strict[likely]) >= _ENOUGH / 2:
        return Decoded(strict[likely], likely)
    return _guessed(content)


def _tolerant(content: bytes, codec: str) -> Decoded:
    text = content.decode(codec, "replace")
    return Decoded(text, codec, text.count("\ufffd"))


def _guessed(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and hardly any input needs it

    best = from_bytes(content).best()
    return None if best is None else _tolerant(content, best.encoding)


def _familiar(text: str) -> float:
    """Return the share of the non-ASCII characters that Chinese text is commonly made of, 0 to 1."""
    signs = [character for character in text if character > "\x7f"][:_SAMPLE]
    common = _common_characters()
    return sum(character in common for character in signs) / len(signs) if signs else 1.0


@cache
def _common_characters() -> frozenset[str]:
    """Return the most used Chinese characters, by two national standards, and punctuation.

    GB/T 2312 keeps its 3,755 most frequent characters on rows 16 to 55; Big5 its 5,401 on
    lead bytes A4 to C6.
    """
    rows = [bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF)]
    simplified = "".join(pair.decode("gb2312", "ignore") for pair in rows)
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = [bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in trails]
    traditional = "".join(pair.decode("big5", "ignore") for pair in pairs)
    spans = ((0x2010, 0x2027), (0x2460, 0x2473), (0x3000, 0x3017), (0xFF01, 0xFF5E))
    signs = "".join(chr(code) for first, last in spans for code in range(first, last + 1))
    return frozenset(simplified + traditional + signs + "\xa0·×°■□▲△◆◇○●★☆①②③")
