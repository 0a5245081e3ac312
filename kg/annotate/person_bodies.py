"""Which body an office is held at: the one in front of the title, or the one that the article speaks of there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.annotate.gazetteer import division
from kg.datamodel import DivisionMention, OrganisationMention, Span

_LOCALITY = re.compile(
    r"(?:(?![的了在是由和与及、])[\u4e00-\u9fff]){1,3}(?:村|社区|镇|乡|街道|苏木|嘎查)$"
    r"|第?[一二三四五六七八九十百零〇\d]{1,4}(?:师|团|连|营)$"
)
_LOCALITY_LONGEST = 5
_AROUND = re.compile("(?<=[\u4e00-\u9fff])(?:街道|[镇乡县市区])(?=[\u4e00-\u9fff]{2})")
"""Ends of the names of larger places: 街道|平远社区."""
_MOTION = re.compile("[进入到回送访走](?:村|社区|镇|乡|街道)$|^[送赴驻访到进]")
"""Words that end or begin like the name of a place below the county and are none: 送岗进社区."""
_NO_LOCALITY = tuple("全该本各此我两几多每乡城小古名同这那驻们个些")
_ZONE = re.compile(r"(?:(?![的了在是由和与及])[\u4e00-\u9fff]){2,8}(?:开发区|高新区|新区|园区|工业园)$")
_REACH, _STAFF_REACH, _LOCAL_REACH = 120, 160, 400
LOCAL = ("社区", "苏木", "街道", "村", "镇", "乡")
"""How the names of places below the county end: their offices are called 镇长, 村支书, 社区书记."""
_SAME = (
    ("局长", ("局",)),
    ("处长", ("处",)),
    ("科长", ("科",)),
    ("厅长", ("厅",)),
    ("部长", ("部",)),
    ("所长", ("所",)),
    ("站长", ("站",)),
    ("院长", ("院",)),
    ("校长", ("校", "大学", "学院")),
    ("会长", ("会",)),
    ("秘书长", ("会",)),
    ("理事长", ("会", "合作社", "联社", "基金会")),
    ("社长", ("社",)),
    ("园长", ("园",)),
    ("馆长", ("馆",)),
    ("台长", ("台", "融媒体中心")),
    ("场长", ("场",)),
    ("矿长", ("矿",)),
    ("关长", ("关",)),
    ("队长", ("队",)),
    ("总干事", ("会",)),
    ("监事长", ("会", "合作社")),
    ("教师", ("校", "学院", "大学", "中学", "小学")),
    ("主席", ("会", "联")),
    ("书记", ("党委", "大学", "学院", "学校")),
    ("行长", ("行",)),
    ("店长", ("店", "驿站", "超市")),
    ("主任", ("中心", "办", "办公室", "委", "委员会", "市场")),
)
"""How a title ends, and how the body that it is an office of does."""
_FIRM_CHIEFS = ("厂长", "车间主任")
_FIRM_FIELDS = ("人力", "人事", "人资", "招聘", "招工", "车间", "生产", "运营", "销售", "研发", "行政")
_ANY = ("负责人", "工作人员", "专员", "干部")
"""Titles of any body: held at the one named last."""


class Bodies:
    """The bodies and places of one text, by where they stand."""

    def __init__(
        self, text: str, organisations: Sequence[OrganisationMention], divisions: Sequence[DivisionMention]
    ) -> None:
        self._text = text
        self._organisations = organisations
        self._starts = [body.span.start for body in organisations]
        self._places = {place.span.end: place.span for place in divisions if place.form != "deictic"}
        self._divisions = divisions
        self._openings = {*self._starts, *(place.span.start for place in divisions)}
        self.by_end = {body.span.end: body for body in organisations}

    def hold(self, start: int, end: int) -> bool:
        """Return whether the stretch lies in the name of a body."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and self._organisations[place].span.end >= end

    def begins(self, start: int) -> bool:
        """Return whether a body or a place is named from ``start`` on."""
        return start in self._openings

    def place_in_front(self, end: int) -> Span | None:
        """Return the division, village or zone that ends at ``end``: its offices have no other body."""
        if end in self._places:
            return self._places[end]
        locality = next(self._localities(end), None)
        if locality is None and self._text.endswith(("区", "园"), 0, end):
            locality = _ZONE.search(self._text, max(0, end - 12), end)
            if locality is not None and locality[0].startswith(_NO_LOCALITY):
                return None
        return None if locality is None else Span(*locality.span())

    def _localities(self, end: int) -> Iterator[re.Match[str]]:
        """Yield what may be a place below the county that ends at ``end``, the longest first."""
        least = max(0, end - _LOCALITY_LONGEST)
        around = [place.end() for place in _AROUND.finditer(self._text, max(0, least - 1), max(0, end - 1))]
        for start in range(max([least, *around]), end - 1):
            found = _LOCALITY.match(self._text, start, end)
            words = found[0] if found is not None else ""
            if found is not None and not words.startswith(_NO_LOCALITY) and not _MOTION.search(words):
                yield found

    def endings(self, title: str) -> tuple[str, ...]:
        """Return how a body ends that has such an office: 局 for 副局长."""
        return next((ends for word, ends in _SAME if title.endswith(word)), ())

    def seat(self, title: str, position: int) -> Span | None:
        """Return the place last named in front of ``position`` whose government has such an office: 县长 of a 县."""
        ending = next((place for place in LOCAL if title.startswith(place) or title.endswith(f"{place}长")), None)
        if ending is not None:
            return self._locality_before(ending, position)
        letter = title[-2:-1]
        for place in reversed(self._divisions):
            named = place.code and place.form != "deictic" and place.span.start < position
            row = division(place.code) if place.code and named else None
            if row is not None and row.name.endswith(letter):
                return place.span
        return None

    def _locality_before(self, ending: str, position: int) -> Span | None:
        least, place = max(0, position - _LOCAL_REACH), position
        while (place := self._text.rfind(ending, least, place)) >= 0:
            found = self.place_in_front(place + len(ending))
            if found is not None and found.end - found.start > len(ending):
                return found
        return None

    def meant(self, title: str, role: str, position: int) -> Span | None:
        """Return the body last named in front of ``position`` that has such an office, None where none is near."""
        if role in ("seat", "own"):
            return None
        firm = role == "staff" or title.endswith(_FIRM_CHIEFS) or title.startswith(_FIRM_FIELDS)
        anybody = title.endswith(_ANY)
        endings = self.endings(title)
        for body in reversed(self._organisations[: bisect_left(self._starts, position)]):
            if position - body.span.end > (_STAFF_REACH if firm else _REACH):
                return None
            if (firm and body.kind == "Company") or (anybody and body.kind != "Organisation"):
                return body.span
            if not firm and endings and body.name.endswith(endings):
                return body.span
        return None
