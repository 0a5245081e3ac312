"""Tells counties and towns apart that an article goes through one by one: 甲县42家企业进场；乙县35家企业进场."""

from __future__ import annotations

import re

from kg.datamodel import Unit
from kg.discourse.page import Page
from kg.discourse.state import EventState
from kg.discourse.units import is_name

_LEAD = re.compile("(?:上午|下午|早上|清晨|当天|晚上?)?[，,]?[【（(●◆■·•\\s　]*(?:(?:而|同时|同样|此外|另外)，?)?在?")
_TOWN = re.compile(
    "(?![全我本该各每外跨多两几县市区这那在由]|[^镇乡]{0,2}(?:城镇|乡镇|下乡|返乡|回乡|家乡|老乡|同乡|本乡|外乡))"
    "[\u4e00-\u9fff]{2,3}(?:镇|乡|街道)(?![镇乡里上街亲贤村风情愁])"
)
_CITY = 4
"""So many digits of a code tell the city that a county lies in."""
_PROVINCE = 2


def tells_of_peer(unit: Unit, event: EventState, page: Page) -> bool:
    """Tell whether a unit begins with another county or town than its like did that brought the event in.

    Both count the same, and the event has no name: neither is a delegation to one fair.
    """
    if not unit.figures or any(map(is_name, event.first.events)) or unit.span.start == event.first.span.start:
        return False
    if event.measures.isdisjoint(figure.measure for figure in unit.figures):
        return False
    here, there = _seat(unit, page), _seat(event.first, page)
    return here != there and _rank(here) != "" and _rank(here) == _rank(there)


def _seat(unit: Unit, page: Page) -> str:
    """Return the code of the division, or the name of the town, that a unit begins with; empty where with neither."""
    begin = _behind_lead(page.text, unit.span.start)
    for date in unit.dates:
        if date.span.start == begin:
            begin = _behind_lead(page.text, date.span.end)
    for mention in unit.divisions:
        if mention.span.start == begin and mention.code is not None and mention.form != "deictic":
            return mention.code
    town = _TOWN.match(page.text, begin)
    return town[0] if town else ""


def _behind_lead(text: str, start: int) -> int:
    """Return where the first word begins behind brackets, marks, the time of day and 而在."""
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def _rank(seat: str) -> str:
    """Return what the peers of a seat have in common: the city of a county, the province of a city."""
    if not seat.isdigit():
        return "town" if seat else ""
    if seat.endswith("0000"):
        return "province"
    return "city of " + seat[:_PROVINCE] if seat.endswith("00") else "county of " + seat[:_CITY]
