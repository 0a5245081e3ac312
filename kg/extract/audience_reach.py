"""How far words for a group of people reach: to all fairs below a headline, to those of a count, to a campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.datamodel import AudienceMention, Discourse, Literal, Span
from kg.extract.ledger import Ledger

_LIST = re.compile(
    r"时间表|日程|清单|单子|场次|一览|汇总|预告|攻略|请查收|请收好|看过来|(?:招聘会|招聘活动|专场|双选会)(?:都|全)(?:在|来|齐)"
)
"""What a headline says over a list of fairs."""
_HOSTED = "民营企业"
_TAUGHT = "技能人才"
"""Words for these say of a fair who recruits, and of a course what is taught."""
_FEW = 1
_STOPS = "。！？\n"
_SENTENCE = re.compile(f"[{_STOPS}]")
_COUNT = r"(?:[一二两三四五六七八九十]+|\d+)场"
_COUNT_AHEAD = re.compile(
    rf"{_COUNT}(?:是|都是)?(?:单独?|专门?|特意)?(?:给|为|面向|留给|招|收|针对)[^，。；！？\n]{{0,6}}$"
)
_COUNT_BEHIND = re.compile(rf"[^，。；！？\n]{{0,6}}(?:专场|招聘会|活动)(?:有|共|各)?{_COUNT}")
_MAIN = "主会场"
_BRANCHES = re.compile(r"分会场|同[一步时]")
_HELD_BESIDE = frozenset(("JobFair", "OnlineJobFair", "CampusFair", "LivestreamRecruitment", "Outreach"))


def headed(discourse: Discourse, ledger: Ledger) -> Iterator[tuple[AudienceMention, int]]:
    """Yield the groups of a headline with the only event, or with all events of the list that it is over."""
    end = ledger.page.title_end
    groups = [mention for mention in discourse.annotated.audiences if mention.span.end <= end]
    groups = [mention for mention in groups if mention.audience != _HOSTED]
    named = [span for names in ledger.names for span in names.spans if span.start < end]
    if len(ledger.names) == _FEW:
        groups = [m for m in groups if m.audience != _TAUGHT or ledger.names[0].kind != "TrainingCourse"]
        yield from ((mention, 0) for mention in groups)
    elif len({mention.audience for mention in groups}) == 1 and not named and _LIST.search(ledger.text, 0, end):
        yield from ((groups[0], number) for number, names in enumerate(ledger.names) if names.kind != "Meeting")


def counted(discourse: Discourse, ledger: Ledger) -> Iterator[tuple[AudienceMention, list[int]]]:
    """Yield the groups for whom a sentence counts fairs, with those that it lists: 残疾人专场两场，6日在…，10日在…."""
    text = ledger.text
    firsts = {discourse.units[units[0]].span.start: number for number, units in enumerate(discourse.events)}
    for mention in discourse.annotated.audiences:
        start, end = mention.span
        if _COUNT_BEHIND.match(text, end) or _COUNT_AHEAD.search(text[max(0, start - 16) : start]):
            stop = _SENTENCE.search(text, end)
            last = stop.start() if stop else len(text)
            listed = [number for first, number in sorted(firsts.items()) if end <= first < last]
            if len(listed) > _FEW:
                yield mention, listed


def beside_main(discourse: Discourse, ledger: Ledger) -> Mapping[int, int]:
    """Return the events of the day of a fair with a main venue, its branches, with the number of that fair."""
    if _BRANCHES.search(ledger.text) is None:
        return {}
    days = {fact.subject: fact.object for fact in ledger.said("startDate")}
    mains = [
        number
        for number, names in enumerate(ledger.names)
        if any(_MAIN in ledger.text[span.start : span.end] for span in names.spans)
    ]
    if len(mains) != 1 or not isinstance(day := days.get(ledger.event(mains[0])), Literal):
        return {}
    return {
        number: mains[0]
        for number, names in enumerate(ledger.names)
        if number != mains[0] and names.kind in _HELD_BESIDE and days.get(ledger.event(number)) == day
    }


def campaign_of_sentence(discourse: Discourse, ledger: Ledger, span: Span) -> int | None:
    """Return the campaign event that the sentence of ``span`` names in front of it: 招聘月期间，……为农民工……."""
    start = max(ledger.text.rfind(sign, 0, span.start) for sign in _STOPS)
    told = {m.name for m in discourse.annotated.campaigns if start <= m.span.start < span.start}
    for number, names in enumerate(ledger.names):
        if names.kind == "Campaign" and any(
            m.name in told and name.start <= m.span.start < name.end
            for m in discourse.annotated.campaigns
            for name in names.spans
        ):
            return number
    return None
