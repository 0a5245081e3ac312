"""Finds where an event phrase ends, from its head rightwards."""

from __future__ import annotations

import re

from kg.annotate import gazetteer

_ISSUE = re.compile(
    r"的?第(?:[一二三四五六七八九十百]+|\d+)[场期站届季程趟回摊圩集](?![一-鿿]?(?:招聘会|专场)|[成锦市镇])|首[场站期](?=[，。：；！、”（\n\t\u3000在于由设定将已走开举]|$)|(?<=[一-鿿])收官场"
)
_BRACKET = re.compile(r"（([\u4e00-\u9fff\d·-]{2,8})）")
_PART = re.compile(r"(?:[站场区县市省州期季辑]|专场|片区|会场)$")


def right_edge(text: str, start: int, end: int) -> int:
    """Return where the phrase that begins at ``start`` ends, whose head ends at ``end``.

    It takes in the closing quote of a name that opened inside, the number in a series (第四期), and a place or
    part in brackets (（江西）).
    """
    end = _with_quote(text, start, end)
    bracket = _BRACKET.match(text, end)
    if bracket and (gazetteer.codes_of(bracket[1]) or _PART.search(bracket[1])):
        end = bracket.end()
    return issue_end(text, end)


def issue_end(text: str, end: int) -> int:
    """Return the end of the number in a series that begins at ``end``, or ``end`` where none does."""
    issue = _ISSUE.match(text, end)
    return issue.end() if issue else end


def _with_quote(text: str, start: int, end: int) -> int:
    if text.startswith("”", end) and text.count("“", start, end) > text.count("”", start, end):
        return end + 1
    return end
