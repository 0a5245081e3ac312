"""Finds campaign series by name: 春风行动, “工会送岗 情暖八桂”就业援助行动, “午间招聘”第6期."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import CampaignMention, Span

_QUOTED = re.compile(r"“(?P<name>[^“”\n，。；！？]{2,24})”")
_NUMERAL = r"[一二三四五六七八九十百\d]+"
_PART = "[期场站季趟回程届批摊轮]"
# Behind a quoted name these words say that it is a series.
_TAIL = re.compile(
    r"(?!等)(?P<tail>[^“”，。；：、！？\n\d的在是]{0,10}?"
    r"(?:系列活动|系列招聘活动|系列招聘|专项行动|专项活动|主题活动|行动|活动[月周季]|招聘[月周季]|服务[月周季]|援助[月周季]|宣传[月周]|对接周|计划"
    r"|(?:找活|找工|求职|就业|引才|送岗|带岗|用工|攻坚|冲刺|帮扶)[月周季]"
    r"|(?:促就业|引才|送岗|稳岗|留工|就业服务|就业援助|帮扶|惠民)活动(?=[^“”，。；：、！？\n]{0,10}(?:专场|站|片区|分会场|启动|首场|招聘会|双选会))))"
)
_SERIAL = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}?(?:的?第{_NUMERAL}{_PART}|的?(?:(?:首|下一|上一|又一|再有一|最后一){_PART}|头一[场期站程]))(?![职学学长台点])"
    rf"|{_NUMERAL}[期场站季趟回程](?!职|学)|系列|[\u4e00-\u9fff]{{2,5}}(?:分会场|站)(?![点台长在里内口])"
    rf"|(?:已经?)?(?:办|走|开|播|送|做|进行|举办)到了?第{_NUMERAL}{_PART}"
    rf"|[^。，\n“”]{{0,14}}，(?:这|此|今天|本次|本场|此次)(?:已经?)?是(?:它的)?第{_NUMERAL}{_PART}"
)
_COUNTED = re.compile(rf"第{_NUMERAL}[期场站季趟回程]$")
_FAIR = re.compile(r"(?:招聘会|洽谈会|双选会|专场|对接会|培训班)$")
_COMPLETE = re.compile("[行活]动$|[月季周]$|计划$")
_SORT = re.compile("(?:就业援助|就业服务|就业帮扶|就业促进|促就业|稳就业|稳岗|送岗)(?:专项)?(?:行动|活动)")
"""Behind a quoted name such words say what sort of campaign it is: “工会送岗 情暖八桂”就业援助行动."""
_YEAR = re.compile(r"^\d{4}年?|\d{4}年?$")
_GAP = 8


@cache
def _names() -> tuple[Automaton, tuple[tuple[str, str], ...]]:
    rows = tuple((row[0], row[1]) for row in read_table("campaigns.tsv", 2))
    return longest_of(name for name, _ in rows), rows


def find_campaigns(text: str) -> tuple[CampaignMention, ...]:
    """Return the campaigns named in ``text``, in order, without overlaps.

    A campaign is one of a list of names known all over the country, or a quoted name that the text calls a series:
    an action, a set of activities, or one that is counted in issues. Two that are written as one (春风行动暨就业援助月)
    are one mention.
    """
    automaton, names = _names()
    known: list[CampaignMention] = []
    brands: list[Span] = []
    for start, end, index in automaton.find(text):
        name, use = names[index]
        if use == "brand":
            brands.append(Span(start, end))
        else:
            known.append(CampaignMention(Span(start, end), name))
    known = list(_joined(text, known))
    quoted = [m for match in _QUOTED.finditer(text) for m in _quoted(match, known, brands)]
    free = [m for m in known if not any(_overlap(m.span, q.span) for q in quoted)]
    return tuple(sorted([*free, *quoted]))


def _joined(text: str, known: Iterable[CampaignMention]) -> Iterator[CampaignMention]:
    """Yield the known campaigns, two with nothing but 暨 between them as one."""
    last: CampaignMention | None = None
    for mention in known:
        if last is not None and text[last.span.end : mention.span.start] == "暨":
            last = CampaignMention(Span(last.span.start, mention.span.end), f"{last.name}暨{mention.name}")
            continue
        if last is not None:
            yield last
        last = mention
    if last is not None:
        yield last


def _quoted(
    match: re.Match[str], known: Iterable[CampaignMention], brands: Iterable[Span]
) -> Iterator[CampaignMention]:
    """Yield the series that a quoted name is, if it is one that no known name tells already."""
    text, start, end = match.string, match.start(), match.end()
    inside = next((m for m in known if start < m.span.start and m.span.end < end), None)
    if inside is not None and _COMPLETE.search(inside.name):
        return
    name = _YEAR.sub("", match["name"])
    tail = None if _FAIR.search(name) else _TAIL.match(text, end)
    if tail is not None and any(end <= m.span.start < tail.end() and not _SORT.fullmatch(m.name) for m in known):
        return
    if tail is not None:
        yield CampaignMention(Span(start, tail.end()), name + tail["tail"])
    elif inside is not None:
        if inside.span.end < end - 1:
            yield CampaignMention(Span(start + 1, end - 1), name)
    elif any(brand.start == start + 1 and brand.end < end for brand in brands) or _is_counted(match):
        yield CampaignMention(Span(start + 1, end - 1), name)


def _is_counted(match: re.Match[str]) -> bool:
    """Tell whether issues of what is quoted are counted: “…”第五期, 第四趟“…”."""
    text = match.string
    before = text[max(0, match.start() - _GAP) : match.start()]
    return _SERIAL.match(text, match.end()) is not None or _COUNTED.search(before) is not None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
