"""Every campaign series that an article names, and what speaks for an event being a part of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.datamodel import CampaignMention, Discourse, Span
from kg.extract.attachment.series_names import series_by_form
from kg.extract.event_names import EventNames

_QUOTED = re.compile(r"[“‘](?P<name>[^“”‘’\n，。；！？]{3,22})[”’]")
_SERIAL = re.compile(
    r"[”’](?:系列|专项|主题|大型|赴|第|的第|[\u4e00-\u9fff]{0,8}(?:行动|活动|计划|工程|站|场|期|季|[服援招宣活][务助聘传动][月周]|招聘|直播|行|班))"
)
_COMPLETE = re.compile(r"(?:行动|活动|计划|工程|[月周季年])(?:暨.*)?$|”")
_GOES_ON = re.compile(
    r"[”’]?(?:专项|系列|主题)?(?:行动|活动|计划|工程|专场|招聘会|招聘大会|大集)|[”’]?第[一二三四五六七八九十\d]+[期场站季]"
)
_YEAR = re.compile(r"^(?:\d{4}年?度?)|(?:首届|第[一二三四五六七八九十百\d]+届)")
_MARKS = re.compile(r"[“”‘’「」《》]")
_COMMON = re.compile(
    r"(?:夜市|夜间|早市|直播|云|线上|线下|网上|网络|现场|流动|移动|招聘|招工|带岗|探岗|探厂|荐岗|送岗|就业|零工|用工|务工|返岗|校园|专场|局长|厂长"
    r"|家门口|身边|点对点|门到门|一站式|大篷车|直通车|大巴|专车|专列|包机|小分队|大集|集市|夜聘|云聘|会|行动?|活动|进社区|进校园|下乡|岗位|上门|摆摊|赶集|人社|公共|公益|服务|专项|系列|大型|小型|综合|创业|政策|宣传|宣讲|[Ee])+"
)
"""Made of such words alone a quoted name says what sort of thing it is: “夜市招聘会”, “直播带岗”."""
_PLACE_AND_TIME = re.compile(
    r"\d+年度?|[上下]半年|第?[一二三四\d]季度|\d{1,2}月份?|^[^“”]{2,6}?[省市县区州旗](?![域内])|人力资源|交流|对接|洽谈|求职"
)
"""Apart from such words the name of a campaign event may be one of any: 江北区公共就业服务活动."""
_ISSUE = re.compile(r"[”’]的?(?:第[一二三四五六七八九十百\d]+|首|下一|上一)[期场站趟程季]")
"""“岗位下乡”第3站: whose issues are counted has a name, of whatever words."""
_MOTTO, _ACTION = "春风送岗", "春风行动"
"""The motto of the action stands for the action where an article names both."""
_SEASON = re.compile("(?:[新春夏秋冬]|春季|夏季|秋季|冬季|金秋|新春|民营企业|民企)(?:招聘|服务|用工)[月周季]")
_SHORTEST = 3
_FEW = 3


class Series(NamedTuple):
    """A name that may be one of a campaign series, and where the article has it."""

    name: str
    spans: tuple[Span, ...]
    source: str
    """``known`` to the lexical layer, by its ``form``, ``quoted``, or ``event`` for the name of a campaign event."""


def series_named(discourse: Discourse, names: Sequence[EventNames]) -> tuple[Series, ...]:
    """Return the names of an article that may be series, in the order of their first places."""
    text = discourse.annotated.reading.text
    places: dict[str, list[Span]] = defaultdict(list)
    sources: dict[str, str] = {}
    whole = any(_ACTION in mention.name for mention in discourse.annotated.campaigns)
    for mention in discourse.annotated.campaigns:
        if whole and mention.name in (_MOTTO, f"{_MOTTO}位"):
            continue
        common = _COMMON.fullmatch(mention.name) and not _ISSUE.match(text, mention.span.end)
        if _names_series(text, mention) and not common:
            places[mention.name].append(mention.span)
            sources.setdefault(mention.name, "known")
    _meet_with_known(places)
    taken = [span for spans in places.values() for span in spans]
    for source, found in (("form", series_by_form(text)), ("quoted", _quoted(text, names))):
        for words, span in found:
            if not any(span.start < other.end and other.start < span.end for other in taken):
                name = plain_name(words)
                name = next((known for known in sources if known.startswith(name)), name)
                places[name].append(span)
                taken.append(span)
                sources.setdefault(name, source)
    for event in names:
        if event.kind == "Campaign":
            span = event.spans[0]
            name = plain_name(text[span.start : span.end])
            if (
                len(name) >= _SHORTEST
                and not _COMMON.fullmatch(_PLACE_AND_TIME.sub("", name))
                and not any(known in name or name in known for known in places)
            ):
                places[name] += _places(text, text[span.start : span.end])
                sources[name] = "event"
    found_series = [Series(name, tuple(sorted(set(spans))), sources[name]) for name, spans in places.items()]
    return tuple(sorted(found_series, key=lambda series: (series.spans[0], series.name)))


def _meet_with_known(places: dict[str, list[Span]]) -> None:
    """Count a season's name in quotes as the campaign of that season: “春暖太行”招聘月, 山西省春季招聘月."""
    for season in [name for name in places if _SEASON.fullmatch(name)]:
        for name in [name for name in places if name != season and name[-3:] == season[-3:]]:
            if not _SEASON.fullmatch(name) and "暨" not in name:
                places[season] += places.pop(name)


def _names_series(text: str, mention: CampaignMention) -> bool:
    """Return whether a known name stands for the campaign; a motto (春风送岗) does in quotes or in a longer name."""
    start, end = mention.span
    if (
        _COMPLETE.search(mention.name)
        or text[end : end + 1] in ("”", "’", "·")
        or text[start - 1 : start] in ("“", "‘")
    ):
        return True
    return _GOES_ON.match(text, end) is not None


def plain_name(words: str) -> str:
    """Return the name of a campaign without quotes and year."""
    return _YEAR.sub("", _MARKS.sub("", words))


def _quoted(text: str, names: Sequence[EventNames]) -> Iterator[tuple[str, Span]]:
    """Yield quoted names that stand in the name of an event, come again, or that words behind call a series."""
    spans = [span for event in names for span in event.spans]
    for match in _QUOTED.finditer(text):
        start, end = match.span("name")
        inside = any(span.start <= start and end <= span.end for span in spans)
        if _COMMON.fullmatch(match["name"]):
            continue
        if inside or _SERIAL.match(text, end) or text.count(match["name"]) > 1:
            yield match["name"], Span(start, end)


def _places(text: str, words: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), text)]
