"""Lists of employers whose heading names the session that they come to: 【首场部分单位】, 参会企业（主会场）."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.datamodel import Span
from kg.extract.ledger import Ledger

_SESSION = r"首场|末场|收官场|压轴场|主会场|第[一二三四五六七八九十\d]+场"
_WHO = "(?:部分)?(?:参会|到会|进场|参展|报名|招聘|用人|用工)?(?:单位|企业|名企)"
_HEADING = re.compile(
    rf"(?:^|(?<=\n))[^。；\n]{{0,6}}?(?:(?P<first>{_SESSION})的?{_WHO}|{_WHO}[^。；\n]{{0,8}}（(?P<last>{_SESSION})）)"
)
_BESIDE = re.compile("场[的部参到进报招用单企名）]")
"""What every heading holds, and few other lines do."""
_NEXT = re.compile(r"\n(?:[一二三四五六七八九十]+、|【|■|▲|◆)|\n{3}")


class SessionList(NamedTuple):
    """A stretch of the text that lists who comes to an event."""

    span: Span
    event: int


def session_lists(ledger: Ledger) -> list[SessionList]:
    """Return the lists whose heading names one session, with the event that this is."""
    found: list[SessionList] = []
    if _BESIDE.search(ledger.text) is None:
        return found
    for match in _HEADING.finditer(ledger.text):
        number = _session(ledger, match["first"] or match["last"], match)
        if number is not None:
            stop = _NEXT.search(ledger.text, match.end())
            found.append(SessionList(Span(match.start(), stop.start() if stop else len(ledger.text)), number))
    return found


def _session(ledger: Ledger, word: str, heading: re.Match[str]) -> int | None:
    """Return the event whose name holds the word for a session, else the first below a heading of that word."""
    for number, names in enumerate(ledger.names):
        span = names.spans[0]
        if word in ledger.text[span.start : span.end] and not heading.start() <= span.start < heading.end():
            return number
    section = re.search(
        rf"\n[（()）【】\d一二三四五六七八九十、.．]*{word}[）)】]?[\n。：:　 ]", ledger.text[: heading.start()]
    )
    if section is None:
        return None
    firsts = ((ledger.units_of(number)[0].span.start, number) for number in range(len(ledger.names)))
    return min(((start, number) for start, number in firsts if start >= section.end() - 1), default=(0, None))[1]
