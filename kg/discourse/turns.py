"""Where a unit turns away from the event spoken of last: 同一天，东山镇也办起一场; 下一场定在县城; 去年那场来了52家.

What it turns to, a new event, an older one or a total, is left open.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.state import EventState
from kg.discourse.units import is_name

_LEAD = re.compile("[\\s　“”‘’「」『』（）()【】●◆■◎○•·※▲▶→*—-]+")
_ALSO = re.compile("[还也又]")
_ALSO_HELD = re.compile("[也又][^，。；：“”\n]{0,6}?(?:支|摆|办|开(?![始展通设])|搭|举行|上演)")
_ONE_MORE = re.compile(
    "(?:[还也又另](?!将)|同时|同步|再)[^，。；：！？“”\n]{0,12}?"
    "(?:举办|举行|召开|组织|推出|开行|开播|安排|办|开(?!场)|摆|支|搞|跑|播|有)(?:了|起了?|出了?|过)?"
    "(?:[一首另两]|头一|一个)?(?:小|大|专|迷你)?(?:场|期|堂|趟|轮|个会)(?![子所地内外面])"
)
"""What is held besides: 县妇联还办了一场, 东山镇也开了一期."""


@cache
def _openings() -> tuple[dict[str, str], int]:
    text = files("kg.discourse").joinpath("lexicons", "openings.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return dict(rows), max(len(words) for words, _ in rows)


def turns_away(unit: Unit, last: EventState, page: Page) -> bool:
    """Tell whether a unit speaks of another event than the last one, or of a total."""
    if _is_live_part(unit, page):
        return False
    if _ONE_MORE.search(page.text, *unit.span):
        return True
    opening = _opening(unit, page) if page.place(unit) in "BS" else ""
    if opening == "former":
        return bool(unit.figures and last.tense)
    if not opening or unit.figures:
        return opening == "beside" and _ALSO_HELD.search(page.text, *unit.span) is not None
    if opening == "coming" or "hold" in unit.cues:
        return True
    named = any(map(is_name, unit.events))
    return opening == "beside" and (named or _ALSO.search(page.text, *unit.span) is not None)


def _is_live_part(unit: Unit, page: Page) -> bool:
    """Tell whether a unit speaks of a livestream without a time or a host of its own, which is a part of its fair."""
    timed = unit.dates or "clock" in unit.cues
    return not timed and not unit.bodies and page.text.find("直播", *unit.span) >= 0


def _opening(unit: Unit, page: Page) -> str:
    """Return the class of the longest of the words that the unit opens with, empty where it opens with another."""
    classes, longest = _openings()
    lead = _LEAD.match(page.text, *unit.span)
    begin = lead.end() if lead else unit.span.start
    lengths = range(min(longest, unit.span.end - begin), 0, -1)
    return next((classes[words] for n in lengths if (words := page.text[begin : begin + n]) in classes), "")
