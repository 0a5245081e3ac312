"""What a number of more than one event is about: 全市, 市人力资源市场, 直播招聘."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.datamodel import Discourse, FigureMention, Span, Unit
from kg.extract.total_subjects import Subjects, last_region

_LIST_END = re.compile("[”、][^，。；：\n]{0,12}?等([\u4e00-\u9fff]{0,6}(?:活动|招聘会|专场|培训班?|招聘))，")
_EACH = re.compile("各(?![类项种级界地])|分别")
_JOINTS = ("和", "、", "与", "及")
_A_FEW = 2
_ITEM = re.compile("(?:其中|[、，；：])((?:(?!其中)[^、，；：])*)\\Z")
_TO_NUMBER = re.compile("(?:一[地县镇市区处家])?(?:即|就|便|则|也)?(?:举?办|开)?[了有达占]?")
_PARTS = re.compile(
    "((?![进下入到走赴送在去])[\u4e00-\u9fff]{0,6}"
    "(?:城区|县城|城里|乡镇|镇村|农村|乡村|村里|社区|园区|校园|高校|安置点|安置区|街道|市直|县直|[省市县区][内外]))"
    "(?:举?办|开)?[了有]?"
)
"""The parts of a region that numbers are listed for: 县城3场、安置点6场."""
_PLACED = re.compile("(?:招聘会|专场|活动)?(?:就|都|则|将|也|已)?(?:[放挪搬设摆落定排]|安排)?(?:在|回|到|进)")
_SHORT_NAMES = frozenset(("市场", "工作站", "服务站", "劳务站", "联络站"))
"""Words that stand for one body which the article has named in full."""
_POINTING = frozenset("该本此这")


class Scopes:
    """Finds the scopes of an article's totals, one after the other: what names none goes on with the one before."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._text = discourse.annotated.reading.text
        self._starts: dict[int, int] = {}
        for unit in discourse.units:
            self._starts.setdefault(unit.sentence, unit.span.start)
        self._sentences: dict[int, list[Span]] = {}
        """The sentences of each block."""
        last = -1
        for clause in discourse.annotated.clauses:
            spans = self._sentences.setdefault(clause.block, [])
            if clause.sentence == last:
                spans[-1] = Span(spans[-1].start, clause.span.end)
            else:
                spans.append(clause.span)
            last = clause.sentence
        self._organisations = discourse.annotated.organisations
        self._subjects = Subjects(discourse)
        self._figure_ends = {figure.span.end for figure in discourse.annotated.figures}
        places = [body.span for body in self._organisations] + [venue.span for venue in discourse.annotated.venues]
        self._places = {span.start: span for span in sorted(places)}
        """Bodies and venues by where they begin, the longest of those at one place."""
        self._last: tuple[int, Span, int] | None = None
        """Block and scope of the total before, and where that stands."""

    def of(self, unit: Unit, figure: FigureMention) -> Span:
        """Return the words that say what ``figure`` is about."""
        start = self._starts[unit.sentence]
        found = self._one_each(unit, figure, start) or self._beside(figure, start)
        found = found or next(self._subjects.of(start, figure.span.start), None)
        found = found or self._summed_up(start, figure.span.start)
        found = found or self._subjects.speaker(start, figure.span.start)
        found = found or self._subjects.counted_set(start, figure.span.start)
        found = found or self._goes_on(unit.block, start)
        found = found or last_region(self._discourse, start)
        found = found or self._subjects.last_body(figure.span.start) or unit.core
        self._last = (unit.block, found, figure.span.start)
        return self._named_in_full(found)

    def _goes_on(self, block: int, end: int) -> Span | None:
        """Return what the sentences before, in the same block, are about: that of a total, or their subject."""
        for sentence in reversed(self._sentences.get(block, [])):
            if sentence.start >= end:
                continue
            if self._last is not None and sentence.start <= self._last[2] < sentence.end:
                return self._last[1]
            found = self._subjects.topic(sentence.start, sentence.end)
            if found is not None:
                return found
        return None

    def _one_each(self, unit: Unit, figure: FigureMention, start: int) -> Span | None:
        """Return the one of several names that the figure belongs to: 横峰和婺源各举办招聘会11场、13场."""
        alike = [each for each in unit.figures if each.measure == figure.measure]
        if len(alike) < _A_FEW or not _EACH.search(self._text, start, alike[0].span.start):
            return None
        names = [span for span in self._subjects.named if start <= span.start < alike[0].span.start]
        chain = names[:1]
        chain += [two for one, two in pairwise(names) if self._text[one.end : two.start] in _JOINTS]
        return chain[alike.index(figure)] if len(chain) == len(alike) == len(names) else None

    def _beside(self, figure: FigureMention, start: int) -> Span | None:
        """Return the name that stands at the number itself: 其中|厦门|188场、|福州|163场, 28场就放在|市人力资源市场."""
        placed = _PLACED.match(self._text, figure.span.end) if figure.measure == "sessions" else None
        if placed and placed.end() in self._places:
            return self._places[placed.end()]
        item = _ITEM.search(self._text[start : figure.span.start])
        begin = start + item.start(1) if item else 0
        if item is None or not (item[0].startswith("其中") or begin - 1 in self._figure_ends):
            return None
        named = next(self._subjects.starting(begin, begin + 1), None)
        if named and _TO_NUMBER.fullmatch(self._text, named.end, figure.span.start):
            return named
        part = _PARTS.fullmatch(self._text, begin, figure.span.start)
        return Span(*part.span(1)) if part else None

    def _summed_up(self, start: int, end: int) -> Span | None:
        """Return the noun that a list ends with whose sum follows: “甲”“乙”等|专项活动|，累计."""
        summed = _LIST_END.search(self._text, start, end)
        return Span(*summed.span(1)) if summed else None

    def _named_in_full(self, scope: Span) -> Span:
        """Return the place where the body is named that a scope points back at (该局, 市场), else the scope itself."""
        words = self._text[scope.start : scope.end]
        if words in _SHORT_NAMES:
            whole = (each.span for each in self._organisations if self._text.endswith(words, 0, each.span.end))
            return next((span for span in whole if span.end - span.start > len(words) + 1), scope)
        pointing = self._text[scope.start] in _POINTING
        body = next((body for body in self._organisations if body.span == scope), None) if pointing else None
        named = [each.span for each in self._organisations if body is not None and each.name == body.name]
        return next((span for span in named if self._text[span.start] not in _POINTING), scope)
