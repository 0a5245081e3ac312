"""For whom an event is said to be: targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.datamodel import AudienceMention, Discourse, Fact, Span
from kg.extract.ledger import Ledger

_LISTED = re.compile(r"[、，；及和与或暨]|以及|等|（[^（）\n]{0,14}）")
_GAP = 12
"""Two groups of one list have at most so many characters between them: 脱贫劳动力、登记失业的大龄农民工."""
_CLAUSE = r"[^，。；：！？\n“”]"
_FOR = re.compile(
    r"(?:面向|专门?[为给收做]|特为|单为|专设|留给了?|[场站期][^，。；！？\n]{0,3}给|聚焦"
    r"|(?:服务|招聘|参会|参加|培训|活动|帮扶|援助|招生|招收|求职|邀请|援助服务)(?:对象|人群)(?:主要|一般|重点|以)?[：为是有\s]?"
    r"|(?:会|活动|专场|专区)(?:以|针对)|学员(?:全|都|主要|大多)?[是为]|(?:重点|主要|专门|特别|精准|定向|集中|分别|专题|精心)(?:面向|针对|服务|帮助|帮扶|援助|围绕|瞄准|关注|关爱|做好?|是|为|对)"
    rf"){_CLAUSE}{{0,12}}$"
)
_WELCOME = re.compile(r"(?:欢迎|组织|动员|发动|通知)[^，。；！？\n]{0,12}$")
_TO_COME = re.compile(r"[^，。；！？\n]{0,14}(?:参加|参会|前来|到场|报名|光临|应聘|洽谈|咨询|到会|赴会|进场|踊跃|届时)")
_HELPED = re.compile(
    rf"(?:(?<![因认作成视行分称])为|给|替|助力|助推|促进|推动|帮助|帮扶|支持|引导|方便|便于|援助|针对|以){_CLAUSE}{{0,12}}$"
)
"""Words in front that together with words behind say for whom something is."""
_NUMBER = re.compile(r"\d(?!\d|[届年]|$)|[一二三四五六七八九十百千万]+余?[名人位]")
_COUNTED = re.compile(r"其中|累计|总共|已[为帮]|共[为帮]|今后|下一步|继续|常年|一直|始终|每年|历年")
_HELP = re.compile(
    r"(?:等[^，。；！？\n]{0,8}|们|的|群体|人员|人才|求职者|劳动者|劳动力|群众|[及和与]?家属|成员)*(?:[^，。；：！？\n]{0,4})"
    r"(?:(?:[转就近地尽早快速充分稳定高质量更好顺利有序精准]{0,8})(?:就业|求职|创业|再就业|择业|上岗|转移|增收|找[到份个]*[^，。；！？\n]{0,6}(?:工作|岗位|活)|难|脱困|解困|返岗|复工)"
    r"|的?[^，。；：！？\n“”]{0,12}(?:招聘|专场|双选|洽谈|对接会|见面会|培训|直播|夜市|大集)"
    r"|提供|搭建|搭台|搭桥|举办|开设|开展|设立|设置|留出|辟出|推出|量身|送岗|送去|组织|打造|准备|筹集|牵线|单独|专门|专设|举行|办|为(?:主|重点|主要)|是?主角)"
)
_OWN_PART = re.compile(
    r"[^，。；！？\n]{0,16}(?:都|均|各|也|分别|单独|另|专门)?(?:有|设有?|设置|设立|开设|开辟|辟出|开)了?(?:专场|专区|专馆|展区)"
)
"""高校毕业生、退役军人都有专场: a part of the event is kept for them."""
_NO_JOB = re.compile(r"[^，。；！？\n]{0,14}(?:维权|法律|讨薪|体检|咨询|解答|补贴|证书|贷款|优惠政策|登记|办理)")
"""What a stand gives to people beside work."""
_TAUGHT = re.compile(
    r"(?:\d+|[一二三四五六七八九十百]+)余?多?[名位个][^，。；！？\n]{0,8}$|(?:招收|招|培训|组织)[^，。；！？\n]{0,8}$"
)
_LEARN = re.compile(
    r"[^，。；！？\n]{0,12}(?:参加|参训|要?学(?![校历生])|培训|坐[在进]|围坐|走进|来到|结业|报名|上课|入学|学员|免收|免费)"
)
_TRADE_AS_GROUP = "技能人才"
"""技工 in the name of a course is what it teaches."""
_LOOK = 24
_FEW = 1


class _List(NamedTuple):
    """Groups of people that stand in one list."""

    mentions: list[AudienceMention]
    before: str
    """The words in front of the first."""
    behind: str
    """The words behind the last."""


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the audiences in the names of an event, those that its clauses say it is for, and those of its campaign."""
    meant = list(_meant(discourse, ledger))
    series = {fact.subject: fact.evidence for fact in ledger.said("partOf")}
    for number in range(len(discourse.events)):
        seen: set[str] = set()
        said = (mention for mention, event in meant if event == number)
        of_series = _within(discourse, series.get(ledger.event(number)))
        for mention in [*_named(discourse, ledger, number), *said, *of_series]:
            if mention.audience not in seen:
                seen.add(mention.audience)
                yield Fact(ledger.event(number), "targets", f"audience:{mention.audience}", mention.span, "")


def _named(discourse: Discourse, ledger: Ledger, number: int) -> Iterator[AudienceMention]:
    """Yield the groups of people in the names of an event."""
    course = ledger.names[number].kind == "TrainingCourse"
    for span in ledger.names[number].spans[:3]:
        for mention in discourse.annotated.audiences:
            inside = span.start <= mention.span.start and mention.span.end <= span.end
            if inside and not (course and mention.audience == _TRADE_AS_GROUP):
                yield mention


def _within(discourse: Discourse, name: Span | None) -> list[AudienceMention]:
    """Return the groups of people in the name of a campaign, for whom its parts are: 春暖农民工."""
    if name is None:
        return []
    held = (mention for mention in discourse.annotated.audiences if name.start <= mention.span.start < name.end)
    return [mention for mention in held if mention.span.end <= name.end]


def _meant(discourse: Discourse, ledger: Ledger) -> Iterator[tuple[AudienceMention, int]]:
    """Yield the groups that words around say something is for, with the event that these speak of."""
    owners = {index: number for number, units in enumerate(discourse.events) for index in units}
    for group in _lists(discourse.annotated.audiences, ledger.text):
        for mention in group.mentions:
            event = _event_at(discourse, owners, mention)
            if event is not None and _is_for(group, ledger.names[event].kind):
                yield mention, event


def _lists(mentions: tuple[AudienceMention, ...], text: str) -> Iterator[_List]:
    """Yield the lists of groups in a text in order; a group alone is a list."""
    rows: list[list[AudienceMention]] = []
    for mention in mentions:
        if rows and (rows[-1][-1].span == mention.span or _joins(text[rows[-1][-1].span.end : mention.span.start])):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    for row in rows:
        start, end = row[0].span.start, row[-1].span.end
        yield _List(row, text[max(0, start - _LOOK) : start], text[end : end + _LOOK])


def _is_for(group: _List, kind: str) -> bool:
    """Tell whether what is said around a list means that an event of class ``kind`` is for these people."""
    before, behind = group.before, group.behind
    if _FOR.search(before):
        return True
    if _OWN_PART.match(behind) and not _COUNTED.search(before):
        return True
    if _WELCOME.search(before):
        return _TO_COME.match(behind) is not None
    if kind == "TrainingCourse" and _TAUGHT.search(before) and _LEARN.match(behind):
        return True
    helped = _HELPED.search(before)
    if helped is None or _COUNTED.search(before) or _NUMBER.search(helped.group()):
        return False
    return _HELP.match(behind) is not None and _NO_JOB.match(behind) is None


def _event_at(discourse: Discourse, owners: dict[int, int], mention: AudienceMention) -> int | None:
    """Return the event of the unit that a group stands in, or the only event where no unit speaks of another."""
    unit = next((u for u in discourse.units if u.span.start <= mention.span.start < u.span.end), None)
    if unit is not None and unit.number in owners:
        return owners[unit.number]
    return 0 if len(discourse.events) == _FEW else None


def _joins(between: str) -> bool:
    """Return whether words join two groups of one list."""
    return len(between) <= _GAP and _LISTED.search(between) is not None
