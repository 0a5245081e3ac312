"""Canonical names: abbreviations written out, the division in front, as far as the article makes certain."""

from __future__ import annotations

import re

from kg.annotate import gazetteer
from kg.annotate.geography import Geography, local_division
from kg.annotate.organisations.antecedents import Antecedents
from kg.annotate.organisations.page import Body
from kg.annotate.words import ends_zone, is_zone

_AS_WRITTEN = frozenset(("firm", "trade", "house", "school", "health", "society", "media", "brand"))
_WITH_SECOND_NAME = frozenset(("party", "committee", "placed"))
_PUBLIC = frozenset(("school", "health", "society", "media"))
_MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
_ZONES_WRITTEN_OUT = (("经开区", "经济技术开发区"), ("高新区", "高新技术产业开发区"), ("综保区", "综合保税区"))
_EVERY = re.compile(r"各|[一二两三四五六七八九十]|县市|县区|区县")
_SUFFIX = re.compile(r"(?<=..)(?<!新)[市县区]$")
_COUNTED_PLACES = re.compile("^[两二三四五六七八九十]+[地方]")
_CORPS = "新疆生产建设兵团"
_PARTY = ("共青团", "团", "中共")
_TOWN_SEATS = ("镇", "乡", "村")
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)(?=..)")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}[镇乡]")


def place_name(code: str, year: int | None = None, seat: str = "") -> str:
    """Return a division's name of a year as names of bodies carry it, a former one where only that ends with ``seat``.

    Districts have their city in front (上饶市广信区) and all parts of a municipality the municipality;
    counties and cities of county level stand alone.
    """
    row = gazetteer.division(code)
    if row is None:
        return ""
    for former in reversed(gazetteer.former_names_of(code)):
        then = year is not None and former.year > year
        if former.kind == "renamed" and (then or (seat and former.name.endswith(seat) and not row.name.endswith(seat))):
            row = row._replace(name=former.name)
    if row.level == "county" and row.parent:
        parent = gazetteer.division(row.parent)
        if code[:2] in _MUNICIPALITIES or row.name.endswith("区"):
            return (parent.name if parent else "") + row.name
    return row.name


class Namer:
    """Names the bodies of one text."""

    def __init__(self, text: str, geography: Geography, antecedents: Antecedents | None) -> None:
        self._text = text
        self._geography = geography
        self._antecedents = antecedents

    def name(self, body: Body) -> str | None:
        """Return the canonical name, None for a body that points back at nothing certain."""
        if body.full is not None or body.pointing:
            return self.name(body.full) if body.full is not None else self._pointed_at(body)
        if body.outer is not None:
            return self._name_of_part(body, body.outer)
        if body.head.style in ("national", "league"):
            league = body.head.style == "league"
            return self._league(self._seat_place(body.head.written[1], body.start)) if league else body.head.full
        if body.head.style in _AS_WRITTEN and not body.seat:
            return self._as_written(body)
        return self._name_of_public_body(body)

    def _as_written(self, body: Body) -> str:
        """Return the words of a name, with the city in front of a district that a public one begins with."""
        anchor = body.anchor
        words = self._text[body.start : body.head_start] + body.head.full
        if anchor is None or body.head.style not in _PUBLIC or anchor.span.start != body.start or not anchor.code:
            return words
        row = gazetteer.division(anchor.code)
        if row is None or not row.name.endswith("区") or self._text[body.start : anchor.span.end] != row.name:
            return words
        return self._division(anchor.code) + words[len(row.name) :]

    def _pointed_at(self, body: Body) -> str | None:
        found = self._antecedents.find(body) if self._antecedents is not None else None
        return self.name(found) if isinstance(found, Body) else found

    def _league(self, place: str) -> str:
        return f"共青团{place}委员会"

    def _name_of_part(self, body: Body, outer: Body) -> str | None:
        whole = self.name(outer)
        if whole is None:
            return self._text[body.start : body.end] if body.head.style == "inner" else None
        if outer.head.style == "committee":
            whole = whole.removesuffix("员会")
        if outer.head.written == "街道":
            whole = whole.removesuffix("办事处")
        return whole + self._text[outer.end : body.head_start] + body.head.full + self._behind_head(body)

    def _behind_head(self, body: Body) -> str:
        """Return the bracket with a second name that belongs to an authority's first: 县委组织部（县委人才办）."""
        if body.head.style not in _WITH_SECOND_NAME:
            return ""
        return self._text[body.head_start + len(body.head.written) : body.end]

    def _name_of_public_body(self, body: Body) -> str:
        place, middle = self._place_and_middle(body)
        style = body.head.style
        if not place and style in ("committee", "party"):
            return self._text[body.start : body.end]
        prefix = self._text[body.start : body.start + 3]
        if style == "committee" or (body.head.full == "委员会" and not middle and prefix.startswith(_PARTY)):
            return self._league(place) if prefix.startswith(("共青团", "团")) else f"中共{place}委员会"
        if style == "party":
            return f"中共{place}委{middle}{body.head.full}{self._behind_head(body)}"
        full = body.head.full + self._behind_head(body)
        if full.endswith("部门") and not self._is_collective(body):
            full = full.removesuffix("部门") + ("厅" if place.endswith(("省", "自治区")) else "局")
        return place + middle + full

    def _is_collective(self, body: Body) -> bool:
        return body.seat.startswith("全") or bool(_EVERY.match(body.seat))

    def _place_and_middle(self, body: Body) -> tuple[str, str]:
        """Return the place in front and what stands between it and the head."""
        middle = _COUNTED_PLACES.sub("", _zones_written_out(self._text[body.rest : body.head_start]))
        town = middle[-1:] in _TOWN_SEATS or body.head.style == "township"
        if body.seat in _TOWN_SEATS:
            middle = self._town(body.seat, body.start) + middle
            return self._around_town(middle, body.start), middle
        if town and middle:
            whole = middle + "街道" if body.head.written.startswith("街道") else middle
            return self._anchored(body, middle) or self._around_town(whole, body.start), middle
        if body.anchor is not None:
            return self._anchored(body, middle), middle
        if body.seat:
            return self._seat_place(body.seat, body.start), middle
        if body.head.style == "zone" or ends_zone(middle, len(middle)):
            return self._around_zone(body), middle
        return self._unnamed_place(body, middle), middle

    def _unnamed_place(self, body: Body, middle: str) -> str:
        """Return the place of a body whose name begins with none: the county of its township, or the article's own."""
        town = _TOWNSHIP.match(middle)
        if town is not None:
            return self._around_town(town[0], body.start)
        return "" if middle else self._place("", body.start)

    def _anchored(self, body: Body, middle: str) -> str:
        """Return the place that is named in front; a short name stays in the name of a zone or of a market."""
        anchor = body.anchor
        if anchor is None:
            return ""
        if anchor.code is None or anchor.form == "zone":
            return self._zone(body)
        own = (middle and body.head.kind == "Organisation") or "区" in middle or body.head.written.endswith("市场")
        row = gazetteer.division(anchor.code)
        whole = row is not None and row.name[-1] == self._text[anchor.span.end - 1]
        if anchor.form == "short" and not whole and (own or body.head.style == "zone"):
            return self._text[body.start : anchor.span.end]
        return self._division(anchor.code)

    def _zone(self, body: Body) -> str:
        """Return a zone with the division around it in front, unless its own name begins with one."""
        written = _zones_written_out(self._text[body.start : body.rest])
        row = gazetteer.division(body.anchor.code) if body.anchor is not None and body.anchor.code else None
        if row is None:
            return written
        if written[:2] != row.name[:2]:
            return self._division(row.code) + written
        return (self._division(row.parent) if row.parent and row.name.endswith("区") else "") + written

    def _around_zone(self, body: Body) -> str:
        """Return what stands in front of a zone; of a bare 开发区, what the article has there elsewhere."""
        zone = self._text[body.rest : body.head_start]
        if not is_zone(zone):
            return self._place("", body.start)
        whole = re.compile(f"[\u4e00-\u9fff]{{0,4}}{re.escape(zone)}")
        for place in self._geography.mentions:
            named = whole.search(self._text, place.span.start, place.span.end + len(zone) + 4)
            if named is not None and named.start() <= place.span.end:
                return self._text[place.span.start : named.end() - len(zone)]
        return _SUFFIX.sub("", self._place("", body.start))

    def _around_town(self, town: str, position: int) -> str:
        """Return the county around a township: the one at home of those that have one of this name."""
        named = self._named_around(town)
        if named:
            return self._division(named)
        home = self._geography.home or ""
        counties = gazetteer.counties_of_township(town)
        near = [code for code in counties if code == home or gazetteer.lies_in(code, home)]
        if len(near) == 1:
            return self._division(near[0])
        return self._place("县", position) or self._place("", position)

    def _named_around(self, town: str) -> str | None:
        """Return the county that the text names right in front of a township, wherever it does."""
        for place in self._geography.mentions:
            row = gazetteer.division(place.code) if place.code else None
            if row is not None and row.level == "county" and self._text.startswith(town, place.span.end):
                return place.code
        return None

    def _seat_place(self, seat: str, position: int) -> str:
        """Return what 县, 我市, 全省 stand for here; of 各县区, the division around them and the words themselves."""
        if seat.endswith("兵团"):
            return _CORPS
        if _EVERY.match(seat):
            return self._place("市" if seat[-1] in "县市区）" else "", position) + seat
        if seat in ("当地", "地区"):
            city = self._geography.city if seat == "地区" else None
            return self._division(city) if city else self._place("", position)
        return self._place("省" if seat.endswith("自治区") else seat[-1], position)

    def _town(self, seat: str, position: int) -> str:
        """Return the township named last before ``position``, empty where none is."""
        for found in reversed(list(_TOWN.finditer(self._text, 0, position))):
            for start in range(found.start(), found.end() - 2):
                name = self._text[start : found.end()]
                if name.endswith(seat) and gazetteer.counties_of_township(name):
                    return name
        for place in reversed(self._geography.mentions):
            behind = _TOWN.match(self._text, place.span.end, position)
            if behind is not None and behind[0].endswith(seat):
                return behind[0]
        return ""

    def _place(self, level: str, position: int) -> str:
        code = local_division(self._geography, level, position) if level else self._geography.home
        return self._division(code, level) if code else ""

    def _division(self, code: str, seat: str = "") -> str:
        return place_name(code, self._geography.year, seat)


def _zones_written_out(words: str) -> str:
    for short, full in _ZONES_WRITTEN_OUT:
        words = words.replace(short, full)
    return words
