"""Leaves out the divisions that a journey leads to: 第二批160人前往库尔勒市 began where the article is at home."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.setting.view import View

_STAYS = frozenset(("CampusFair", "TrainingCourse", "Contest", "LaunchCeremony"))
_JOURNEY = re.compile(
    "专车|专列|包机|包车|专机|大巴|列车|火车|航班"
    "|(?:[\\d百千余多][名人位]|人员|工人|员工)[^，。；]{0,12}(?:前往|赴|飞往|奔赴|去了?|抵达|飞赴)[^，。；]{0,12}(?:务工|上岗|就业|返岗|[，。；])"
)
_FAIR = re.compile("招聘|双选|送岗|招工|揽才")


def is_journey(view: View) -> bool:
    """Tell whether an event is that workers go somewhere."""
    first = view.first.span
    if view.kind in _STAYS or not _JOURNEY.search(view.page.text, *first):
        return False
    return view.kind == "Outreach" or not _FAIR.search(view.page.text, *first)


def ends_of_journey(view: View, led_to: Iterable[str]) -> set[str]:
    """Return those of the divisions that somebody goes ``to``, and those around them, that are not the article's."""
    home = view.page.annotated.home
    ends = {code for code in led_to if code not in home}
    around = {larger for code in ends for larger in view.page.larger.get(code, ()) if larger not in home}
    return ends | around
