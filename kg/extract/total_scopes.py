"""What a number of more than one event is about: 全市, 市人力资源市场, 直播招聘."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.datamodel import Discourse, FigureMention, Span, Unit

_REGION = re.compile(
    r"(?:全|我|本|该|各)(?:国|省|市|县|区|州|旗|盟|乡镇|镇街|镇|乡|地区|兵团|师|校|院|街道|村|社区|市场|园区|集团|系统)(?!性)"
    r"|各(?:县|区|市|地)[县市区（）、]*|(?<![社校园城小地])[市县省区镇州旗](?:里|内(?!外))|校园?内|[两三四五六]地(?![区方])|当地(?![人的企])"
    r"|[省市县区州旗镇乡村]{2,4}[两三四]级"
)
_PASSING = re.compile("全国|各|.内|校园内|[两三四五]地")
"""Region words that say where something is, and seldom what an article is about."""
_CLAUSE = re.compile("[，；：。！？（\n\t\u3000]")
_VERBS_WITH_END = ("登记", "组织", "提供", "培训", "介绍")
# Each alternative begins with a character, none with a set: places where none can begin are passed at once.
_VERB = re.compile(
    "已|共|累计|合计|总计|一共|总共|拢共|先后|陆续|连续|接连|将|计划|预计|拟|打算|力争|还|尚|仅|只|平均|今年|去年|上年|前年|年前|节前|节后(?<!春节后)"
    "|目前|眼下|截至|至今|举办|开展|举行|召开|开办|承办|主办|发布|推出|推送|征集|归集|收集|筹集|吸引|帮助|促成|达成|实现|排定|安排|为|给|向"
    "|通过|需|要|缺|到会|进场|入场|线上线下|有(?=[0-9])|达(?=[0-9])|"
    + "|".join(f"{verb}(?:[了过出到满]|(?=[0-9]))" for verb in (*"办开送接走派招收", *_VERBS_WITH_END))
)
_LEAD = re.compile(
    "(?:其中|这里是|目前|眼下|同时|此外|另外|下一步|接下来|据(?:统计|悉|介绍|了解|初步统计|不完全统计)|数据显示|今年|去年|上年|截至目前|仅|单是|光是?"
    "|而|到|至|从|按照?|由|在|放在|分到|预计|约定|至于|以来|起|自|随后|期间|这|那|像|的|日|月|年|期|底|底数)+"
)
_SPEECH = re.compile(
    "(?:说|介绍|透露|表示|获悉|公布|显示|统计|通报|指出|告诉(?:记者)?|称|了解到|负责人|局长|主任|处长|科长|数字|数据|消息|估计|账|要求)\\Z"
)
_ACTIVITY = re.compile(
    "[^其同另本首]{2,}(?:招聘|双选会|招聘会|配对会|招聘季|招聘月|援助月|服务月|春招|秋招|系列|市场|驿站|小分队|大篷车|工作站|服务站|劳务站|高校"
    "|院校|学院|工会|专列|专车|夜市|集市|早市|送岗位?|送工|职教中心|人才中心|帮扶车间|会战)|小分队|大篷车|潮汐招聘会"
)
"""What acts, or is held again and again, as the whole subject of a clause."""
_KNOWN = re.compile(
    "(?:(?:这|此前|前|头|后|其余)[0-9一二两三四五六七八九十]{1,3}|[2-9两二三四五六七八九十])(?:场|期|趟|批|轮|站|回|班|届|个圩|个点|个站|个专场)"
    "(?:招聘会|专场|双选会|活动|专列|专车|培训)?|[这此]类[^，。的]{2,8}|系列活动|学校|学院|学会|市场|驿站|中心|园区|小分队|大篷车"
)
"""So many fairs or journeys of one row, or what a word stands for, as the whole subject of a clause: 前三场, 市场."""
_AREA = re.compile(
    "[\u4e00-\u9fff]{2,10}(?:都市区|城镇群|城市群|片区|库区|山区|牧区|老区|地区|经济区|经济圈|板块|一带|沿线)"
)
"""A part of a region that no code knows."""
_LIST_END = re.compile("[”、][^，。；：\n]{0,12}?等([\u4e00-\u9fff]{0,6}(?:活动|招聘会|专场|培训班?|招聘))，")
_EACH = re.compile("各(?![类项种级界地])|分别")
_JOINTS = ("和", "、", "与", "及")
_A_FEW = 2
_ADDITION = re.compile(
    "[0-9]{1,5}(?:个|家|所|处|座)[\u4e00-\u9fff]{2,8}|(?:各)?(?:招聘会|招聘)现场"
    "|(?:各级|各类|各地)?[\u4e00-\u9fff]{0,6}(?:机构|部门|工会|产业|系统|高校|院校|车间|市场|驿站|春招|秋招|招聘季|双选会|企业)"
)
_OWN_ADDITION = re.compile("(?:各级|各类|各地)[\u4e00-\u9fff]{0,6}?(?:机构|部门|工会|高校|院校)")
"""The same where more follows in the clause: 全省各级人社部门｜办的招聘会."""
"""Words that narrow a region down: 全省人社部门."""
_AWAY = re.compile("(?:到|赴|往|去|来自|发往|前往|对接|送到|送往|抵达|驶向|远赴|至|从|由|与|同|和)\\Z")
_POINTING = frozenset("该本此这")
_LONGEST, _LEAN = 14, 2
_TRAILING = "的方面地处、“”《》·• 　了"


class Scopes:
    """Finds the scopes of an article's totals, one after the other: what names none goes on with the one before."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.annotated.reading.text
        self._starts: dict[int, int] = {}
        for unit in discourse.units:
            self._starts.setdefault(unit.sentence, unit.span.start)
        self._organisations = discourse.annotated.organisations
        bodies = [body.span for body in self._organisations]
        self._bodies = {body.span for body in self._organisations if body.certain}
        places = [division.span for division in discourse.annotated.divisions]
        self._ends = {span.end: span.start for span in places}
        self._named = sorted({*bodies, *places}, key=lambda span: (span.start, -span.end))
        self._last: tuple[int, Span] | None = None
        """Block and scope of the total before."""

    def of(self, unit: Unit, figure: FigureMention) -> Span:
        """Return the words that say what ``figure`` is about."""
        start = self._starts[unit.sentence]
        found = self._one_each(unit, figure, start)
        found = found or next(self._subjects(start, figure.span.start), None)
        found = found or self._summed_up(start, figure.span.start)
        if found is None and self._last is not None and self._last[0] == unit.block:
            found = self._last[1]
        if found is None:
            found = self._before(start) or unit.core
        self._last = (unit.block, found)
        return self._named_in_full(found)

    def _one_each(self, unit: Unit, figure: FigureMention, start: int) -> Span | None:
        """Return the one of several names that the figure belongs to: 横峰和婺源各举办招聘会11场、13场."""
        alike = [each for each in unit.figures if each.measure == figure.measure]
        if len(alike) < _A_FEW or not _EACH.search(self._text, start, alike[0].span.start):
            return None
        names = [span for span in self._named if start <= span.start < alike[0].span.start]
        chain = names[:1]
        chain += [two for one, two in pairwise(names) if self._text[one.end : two.start] in _JOINTS]
        return chain[alike.index(figure)] if len(chain) == len(alike) == len(names) else None

    def _summed_up(self, start: int, end: int) -> Span | None:
        """Return the noun that a list ends with whose sum follows: “甲”“乙”等|专项活动|，累计."""
        summed = _LIST_END.search(self._text, start, end)
        return Span(*summed.span(1)) if summed else None

    def _named_in_full(self, scope: Span) -> Span:
        """Return the place where the body is named that a scope points back at (该局), else the scope itself."""
        pointing = self._text[scope.start] in _POINTING
        body = next((body for body in self._organisations if body.span == scope), None) if pointing else None
        named = [each.span for each in self._organisations if body is not None and each.name == body.name]
        return next((span for span in named if self._text[span.start] not in _POINTING), scope)

    def _subjects(self, start: int, end: int) -> Iterator[Span]:
        """Yield what the clauses between are about: first those that name a region, the nearest first."""
        clauses = []
        while end > start:
            marks = [match.end() for match in _CLAUSE.finditer(self._text, start, end)]
            left = marks[-1] if marks else start
            if not _SPEECH.search(self._text[left:end]):
                begin = self._skip_dates(left, end)
                words = self._text[begin : self._verb(begin, end)].rstrip(_TRAILING)
                clauses.append((left, begin, begin + len(words), end))
            end = left - 1
        for left, begin, stop, end in clauses:
            if _KNOWN.fullmatch(self._text, begin, stop) or _AREA.fullmatch(self._text, begin, stop):
                yield Span(begin, stop)
            yield from (span for span in self._named_at(begin, stop) if span in self._bodies)
            yield from self._regions(left, stop, end)
        for _, begin, stop, _ in clauses:
            yield from self._named_at(begin, stop)
        for _, begin, stop, _ in clauses:
            if stop - begin <= _LONGEST and _ACTIVITY.fullmatch(self._text, begin, stop):
                yield Span(begin, stop)

    def _regions(self, start: int, stop: int, end: int) -> Iterator[Span]:
        """Yield the region words of a clause, with what narrows them down where they are its subject."""
        for match in _REGION.finditer(self._text, start, end):
            if not _AWAY.search(self._text[start : match.start()]):
                last = self._narrowed(match.end(), stop)
                begin = self._ends.get(match.start(), match.start()) if match[0][0] in "全各" else match.start()
                yield Span(begin, last)

    def _named_at(self, start: int, stop: int) -> Iterator[Span]:
        """Yield the body or division that the subject of a clause begins with, with what narrows it down."""
        for span in self._named:
            if (
                start <= span.start <= start + _LEAN
                and span.end <= stop
                and not _AWAY.search(self._text[start : span.start])
            ):
                yield Span(span.start, self._narrowed(span.end, stop))

    def _narrowed(self, end: int, stop: int) -> int:
        """Return where the words end that narrow a region down, which ends at ``end``."""
        if end < stop and _ADDITION.fullmatch(self._text, end, stop):
            return stop
        added = _OWN_ADDITION.match(self._text, end, stop)
        return added.end() if added else end

    def _verb(self, start: int, end: int) -> int:
        """Return where the verb of a clause begins, outside the names in it, or where the clause ends."""
        for match in _VERB.finditer(self._text, start, end):
            if not any(span.start <= match.start() < span.end for span in self._named):
                return match.start()
        return end

    def _skip_dates(self, start: int, end: int) -> int:
        """Return where the clause goes on behind dates and the words around them."""
        moved = True
        while moved and start < end:
            moved = False
            lead = _LEAD.match(self._text, start, end)
            if lead:
                start, moved = lead.end(), True
            for date in self._discourse.annotated.dates:
                if date.span.start <= start < date.span.end <= end:
                    start, moved = date.span.end, True
        return start

    def _before(self, end: int) -> Span | None:
        """Return the last region or division that is named before."""
        found = [Span(*match.span()) for match in _REGION.finditer(self._text, 0, end) if not _PASSING.match(match[0])]
        divisions = [each for each in self._discourse.annotated.divisions if each.span.start < end]
        if not found:
            home = [each.span for each in divisions if each.code in self._discourse.annotated.home]
            found = home or [each.span for each in divisions]
        return max(found, key=lambda span: span.start) if found else None
