"""Tells meetings and journeys of those who agree on something from fairs for job seekers: 劳务协作对接会."""

from __future__ import annotations

import re

from kg.datamodel import EventMention
from kg.extract.telling import Telling

_TO_AGREE = re.compile(
    "(?:劳务|用工|校企|供需|务工|人才|协作|帮扶)(?:协作|合作)?(?:对接|考察|洽谈|交流|推介)(?:活动)?$"
)
_GONE = re.compile("(?:赴|前往|到|去|奔赴)[^，。；：“”\\n]{2,18}(?:开展|进行|组织|推进|洽谈|做)了?\\Z")
_GONE_REACH = 24
"""赴浙江、江苏开展|劳务协作对接活动: who goes elsewhere to agree on something holds no fair there."""
_TALKS = re.compile("(?:对接|洽谈|恳谈|见面|交流|推介|说明|分享)(?:会|大会|活动)$")
_AGREED = re.compile("签[署订约]|协议|来访|双方|商定|座谈|交换意见|洽谈合作|达成共识|共商|磋商|客商|投资|项目")
_VISITED = frozenset(("attendees", "posts", "resumes", "intentions", "booths", "hires"))


def agreement(text: str, mention: EventMention, telling: Telling) -> str | None:
    """Return a meeting or a journey where those who come agree on something, and no job seekers do; else None."""
    start, end = mention.span
    if not telling.measures.isdisjoint(_VISITED):
        return None
    if _TO_AGREE.search(text, start, end) and _GONE.search(text, max(0, start - _GONE_REACH), start):
        return "Outreach"
    return "Meeting" if _TALKS.search(text, start, end) and _AGREED.search(telling.words + telling.behind) else None
