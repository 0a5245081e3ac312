"""Tells a number of fairs that have been told of from a count of fairs: 两场招聘会共达成意向420人 counts people."""

from __future__ import annotations

import re

from kg.datamodel import FigureMention, Quantity

_A_ROW = 10
"""More fairs than this are told of by their number alone."""
_BEFORE = re.compile(r"(?:^|[，。；：！？\n])(?:这|以上|上述|前述)?\Z")
_BEHIND = re.compile(
    r"(?:大型|小型|线上|线下|现场|专项|专场)?(?:招聘会|招聘活动|招聘|专场|活动|双选会|洽谈会|交流会|对接会|大集|集市|直播|直播带岗)?(?:现场|期间)?"
    r"(?:加起来|合起来|加在一起|合在一起|算下来)?，?(?:总共|一共|共计|累计|合计|拢共|共)"
    r"(?!计?(?:举|开|办|组织|推出|安排|将|有(?!\d|[一二三四五六七八九十百千近约超数])))"
)
_LEAD = 4


def points_back(text: str, quantity: Quantity | FigureMention) -> bool:
    """Tell whether a number of fairs is the subject of its clause and what follows adds up what they brought."""
    start, end = quantity.span
    if quantity.value is None or not 1 < quantity.value <= _A_ROW or text[end - 1] not in "场期":
        return False
    return _BEFORE.search(text, max(0, start - _LEAD), start) is not None and _BEHIND.match(text, end) is not None
