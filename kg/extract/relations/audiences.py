"""For whom an event is said to be: targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.datamodel import AudienceMention, Discourse, Fact, Span
from kg.extract.audience_reach import beside_main, campaign_of_sentence, counted, headed
from kg.extract.audience_words import LOOK, Group, is_for, says_for
from kg.extract.ledger import Ledger

_LISTED = re.compile(r"[、，；|及和与或暨（]|以及|等")
_GAP = 12
"""Two groups of one list have at most so many characters between them: 脱贫劳动力、登记失业的大龄农民工."""
_BETWEEN = re.compile(r"[、；|][^、；|，。！？\n]{2,16}[、；|]")
"""Another member of a list that the word list does not have."""
_ABUTS = re.compile(r"[、，]|[、，]?[及和与暨或]|以及")
"""What joins two groups in one name: 返乡农民工、脱贫劳动力和残疾人综合招聘会."""
_GOES_ON = re.compile(r"(?:招聘会|洽谈会|双选会|对接会|活动|仪式|大会|专场)?暨[^，。；！？\n]{0,6}$")
_TRADE_AS_GROUP = "技能人才"
"""技工 in the name of a course is what it teaches."""
_HOSTED = "民营企业"
"""民营企业招聘周 says who recruits, and a fair in it may be for anyone."""
_FEW = 1
_AS_TOPIC = re.compile("(?:等?(?:重点)?群体)?(?:稳?就业|就业创业|招聘|培训)工作")
"""高校毕业生就业工作座谈会 is held about them."""
_SECTION = re.compile("专[区馆柜座]|展区|角$|服务区")
"""青年就业角 is a corner of a fair that may be for anyone."""
_FAR = 3
"""Whom something is for is said at most so many units behind the event."""


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the audiences in the names of an event, those that its clauses say it is for, and those of its campaign."""
    elsewhere = dict(counted(discourse, ledger))
    meant = [*_meant(discourse, ledger, elsewhere), *headed(discourse, ledger)]
    series = {fact.subject: fact.evidence for fact in ledger.said("partOf")}
    branches = beside_main(discourse, ledger)
    for number in range(len(discourse.events)):
        seen: set[str] = set()
        said = (mention for mention, event in meant if event == number)
        of_series = _within(discourse, series.get(ledger.event(number)))
        named = [m for m in _named(discourse, ledger, number) if number in elsewhere.get(m, [number])]
        of_main = _of_main(discourse, ledger, branches.get(number))
        for mention in [*named, *said, *of_series, *of_main]:
            if mention.audience not in seen:
                seen.add(mention.audience)
                yield Fact(ledger.event(number), "targets", f"audience:{mention.audience}", mention.span, "")


def _named(discourse: Discourse, ledger: Ledger, number: int) -> Iterator[AudienceMention]:
    """Yield the groups of people in the names of an event, with those of one list that its edges cut off."""
    course = ledger.names[number].kind == "TrainingCourse"
    text, mentions = ledger.text, discourse.annotated.audiences
    for span in ledger.names[number].spans:
        if _SECTION.search(text, span.start, span.end):
            continue
        first: int | None = None
        for place, mention in enumerate(mentions):
            inside = span.start <= mention.span.start and mention.span.end <= span.end
            goes_on = mention.span.start >= span.end and _GOES_ON.fullmatch(text[span.end : mention.span.start])
            if inside and _AS_TOPIC.match(text, mention.span.end, span.end):
                continue
            if (inside or goes_on) and not (course and mention.audience == _TRADE_AS_GROUP):
                first = place if first is None else first
                yield mention
        while first and _ABUTS.fullmatch(text[mentions[first - 1].span.end : mentions[first].span.start]):
            first -= 1
            yield mentions[first]


def _of_main(discourse: Discourse, ledger: Ledger, main: int | None) -> list[AudienceMention]:
    """Return the groups of people in the names of a fair with a main venue, for whom its branches are."""
    if main is None:
        return []
    return [mention for mention in _named(discourse, ledger, main) if mention.audience != _HOSTED]


def _within(discourse: Discourse, name: Span | None) -> list[AudienceMention]:
    """Return the groups of people in the name of a campaign, for whom its parts are: 春暖农民工."""
    if name is None:
        return []
    held = (mention for mention in discourse.annotated.audiences if name.start <= mention.span.start < name.end)
    return [mention for mention in held if mention.span.end <= name.end and mention.audience != _HOSTED]


def _meant(
    discourse: Discourse, ledger: Ledger, listed: Mapping[AudienceMention, list[int]]
) -> Iterator[tuple[AudienceMention, int]]:
    """Yield the groups that words around say something is for, with the event that these speak of.

    ``listed`` are those for whom a sentence counts fairs and then lists them.
    """
    owners = {index: number for number, units in enumerate(discourse.events) for index in units}
    yield from ((mention, event) for mention, events in listed.items() for event in events)
    for group in _lists(discourse.annotated.audiences, ledger.text):
        said = says_for(group)
        for mention in group.mentions:
            event = _event_at(discourse, ledger, owners, (group.mentions[0] if said else mention).span, said=said)
            if event is None or mention in listed:
                continue
            if is_for(group, mention, ledger.names[event].kind):
                yield mention, event


def _lists(mentions: tuple[AudienceMention, ...], text: str) -> Iterator[Group]:
    """Yield the lists of groups in a text in order; a group alone is a list."""
    rows: list[list[AudienceMention]] = []
    for mention in mentions:
        if rows and (rows[-1][-1].span == mention.span or _joins(text[rows[-1][-1].span.end : mention.span.start])):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    for row in rows:
        start, end = row[0].span.start, row[-1].span.end
        yield Group(row, text[start:end], text[max(0, start - LOOK) : start], text[end : end + LOOK])


def _event_at(discourse: Discourse, ledger: Ledger, owners: dict[int, int], span: Span, *, said: bool) -> int | None:
    """Return the event of the unit that a group stands in, or of one in front, else the only event.

    In front counts a unit of the same block where the group stands in none; and one near by where words in front of
    the group say whom something is for. A clause of no event speaks of the campaign that its sentence names.
    """
    ahead = [unit for unit in discourse.units if unit.span.start <= span.start]
    if ahead:
        last = ahead[-1]
        inside = last.span.end > span.start and last.number in owners
        if not inside and (campaign := campaign_of_sentence(discourse, ledger, span)) is not None:
            return campaign
        near = last.span.end > span.start or span.start < discourse.annotated.blocks[last.block].span.end
        for unit in ahead[: -_FAR - 1 : -1] if said else [last] if near else []:
            if unit.number in owners:
                return owners[unit.number]
    return 0 if len(discourse.events) == _FEW else None


def _joins(between: str) -> bool:
    """Return whether words join two groups of one list."""
    return (len(between) <= _GAP and _LISTED.search(between) is not None) or _BETWEEN.fullmatch(between) is not None
