"""Decides which division a name means, by what else the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.annotate import gazetteer
from kg.annotate.place_context import (
    clean_left_edge,
    cuts_a_word,
    cuts_a_word_in_front,
    follows_preposition,
    names_no_division,
    stands_before_act,
    stands_before_body,
    stands_before_site,
    stands_in_dateline,
)
from kg.annotate.place_names import Sighting
from kg.annotate.place_words import place_words

# Between two names of one list.
_LIST_MARKS = frozenset({"、", "和", "与", "及", "以及", "—", "-", "至"})
_TOWNSHIP_SUFFIXES = ("镇", "乡", "街道")
# How far back a city named in the text still says where a district is.
_NEAR = 200
_SHORT_NAME = 2
_PARTICLES = frozenset("应和随单代成")
"""Stems of names that are read as words of their own in front of 县: 应|县人社局邀请."""


class Support:
    """What the certain names of an article say of the doubtful ones."""

    def __init__(self) -> None:
        self.own: Counter[str] = Counter()
        self.full: Counter[str] = Counter()
        self.around: Counter[str] = Counter()
        """By city and by province: the names in it."""
        self._places: list[tuple[int, str]] = []

    def add(self, code: str, *, full: bool, position: int) -> None:
        """Count one certain name; ``position`` is negative for what stands outside the text."""
        self.own[code] += 1
        self.full[code] += full
        for key in self._keys(code):
            self.around[key] += 1
        self._places.append((position, code))

    @staticmethod
    def _keys(code: str) -> tuple[str, ...]:
        city = gazetteer.city_of(code)
        return (city, gazetteer.province_of(code)) if city else (gazetteer.province_of(code),)

    def parents_named(self, code: str) -> bool:
        """Tell whether the article names the city or province of ``code``, or another part of it."""
        larger = self._keys(code)
        return any(self.around[key] > (self.own[code] if key != code else 0) for key in larger)

    def city_named(self, code: str) -> bool:
        """Tell whether the article names the city of ``code``, or where it has none the province, or another part."""
        around = self._keys(code)[0]
        return self.around[around] > (self.own[code] if around != code else 0)

    def best(self, codes: Sequence[str], position: int) -> str | None:
        """Return the candidate that the article makes certain: named in full, near its city, in its province."""
        named = [code for code in codes if self.own[code]]
        if len(named) == 1:
            return named[0]
        near = self._nearest(codes, position)
        if near is not None:
            return near
        for level in (gazetteer.city_of, gazetteer.province_of):
            weights = [self.around[level(code) or ""] for code in codes]
            top = max(weights)
            if top and weights.count(top) == 1:
                return codes[weights.index(top)]
        return None

    def _nearest(self, codes: Sequence[str], position: int) -> str | None:
        by_parent = {parent: code for code in codes for parent in self._keys(code)[:1]}
        for place, code in sorted(self._places, reverse=True):
            if place < 0 or place > position:
                continue
            if position - place > _NEAR:
                break
            for parent in self._keys(code)[:1]:
                if parent in by_parent:
                    return by_parent[parent]
        return None


def largest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out candidates that lie in another one: 南昌 is the city, not the county in it."""
    if len(codes) < 2:
        return codes
    return tuple(code for code in codes if not any(parent in codes for parent in gazetteer.ancestors(code)))


def leading(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what lies in another candidate, and counties beside a province or a city: 海南, 西安."""
    codes = largest(codes)
    ranks = [len(gazetteer.ancestors(code)) for code in codes]
    top = [code for code, rank in zip(codes, ranks, strict=True) if rank == min(ranks)]
    return tuple(top) if len(top) == 1 and gazetteer.level_of(top[0]) != "county" else codes


def certain_code(text: str, sighting: Sighting) -> str | None:
    """Return the code of a sighting that needs no help from the rest of the article, else None."""
    codes = candidates(sighting)
    if len(codes) != 1:
        return None
    if stands_in_dateline(text, sighting.end):
        return codes[0]
    if sighting.doubt or _edges_are_doubtful(text, sighting, gazetteer.level_of(codes[0])):
        return None
    return codes[0]


def _edges_are_doubtful(text: str, sighting: Sighting, level: str) -> bool:
    start, end = sighting.start, sighting.end
    if sighting.form == "short":
        county = level == "county"
        return cuts_a_word(text, start, end) or (
            county and (stands_before_site(text, end) or not clean_left_edge(text, start))
        )
    if sighting.form == "full" and level == "county" and cuts_a_word_in_front(text, start):
        return True
    return sighting.brittle and not _brittle_is_certain(text, sighting)


def candidates(sighting: Sighting) -> tuple[str, ...]:
    """Return the codes that a sighting may mean by itself: for short forms the most prominent."""
    if sighting.form == "full":
        return sighting.codes
    return leading(sighting.codes) if sighting.form == "short" else largest(sighting.codes)


def _brittle_is_certain(text: str, sighting: Sighting) -> bool:
    """Tell 兴国县, and 会同县 at a clean left edge, from 新建区域 and from 人社局会同县妇联."""
    if cuts_a_word(text, sighting.start, sighting.end):
        return False
    if text[sighting.start : sighting.end - 1] in place_words().context:
        return True
    return clean_left_edge(text, sighting.start) and sighting.end - sighting.start > 2


def chosen_code(text: str, sightings: Sequence[Sighting], index: int, support: Support) -> tuple[bool, str | None]:
    """Return whether a division is meant, and its code where the article makes it certain."""
    sighting = sightings[index]
    if names_no_division(text, sighting):
        return False, None
    code = certain_code(text, sighting)
    if code is not None:
        own = _written_out(sighting, code, support)
        return (True, own) if own is not None else (not is_local_township(text, sighting, code, support), code)
    codes = sighting.codes if sighting.form == "full" else largest(sighting.codes)
    code = codes[0] if len(codes) == 1 else support.best(codes, sighting.start)
    if sighting.form == "path":
        return True, code
    if sighting.form == "full":
        return _full_is_meant(text, sighting, code, support), code
    if code is None and len(most := candidates(sighting)) == 1:
        code = most[0]
    if code is None:
        return False, None
    return _short_is_meant(text, sightings, index, (code, support)), code


def _written_out(sighting: Sighting, code: str, support: Support) -> str | None:
    """Return the county that a short form means where the article writes it out, and never the larger one: 甘南|县."""
    if sighting.form != "short" or support.full[code]:
        return None
    written = [other for other in sighting.codes if other != code and support.full[other]]
    return written[0] if len(written) == 1 else None


def _full_is_meant(text: str, sighting: Sighting, code: str | None, support: Support) -> bool:
    clean = clean_left_edge(text, sighting.start)
    if not sighting.brittle and not sighting.doubt:
        if clean or not cuts_a_word_in_front(text, sighting.start):
            return True
        return code is not None and (support.own[code] > 0 or support.parents_named(code))
    if cuts_a_word(text, sighting.start, sighting.end):
        return False
    if code is None:
        return _brittle_is_certain(text, sighting) and not sighting.doubt
    supported = support.own[code] > 0 or support.city_named(code)
    if sighting.doubt:
        two = sighting.end - sighting.start == _SHORT_NAME and text[sighting.start] not in _PARTICLES
        return (clean and (supported or two)) or (supported and stands_before_body(text, sighting.end))
    return clean or supported


def _short_is_meant(text: str, sightings: Sequence[Sighting], index: int, choice: tuple[str, Support]) -> bool:
    sighting = sightings[index]
    code, support = choice
    cut = cuts_a_word(text, sighting.start, sighting.end)
    of_body = stands_before_body(text, sighting.end) and not cuts_a_word_in_front(text, sighting.start)
    if of_body or (not cut and support.full[code]) or _stands_in_list(text, sightings, index):
        return True
    if sighting.doubt == 2:
        return not cut and support.city_named(code) and _does_something(text, sighting)
    return bool(support.own[code]) or support.city_named(code) or (not cut and _stands_alone(text, sighting, choice))


def _does_something(text: str, sighting: Sighting) -> bool:
    """Tell whether an everyday word with nothing in front is who holds a fair: 大名|举办招聘会."""
    return clean_left_edge(text, sighting.start) and stands_before_act(text, sighting.end)


def _stands_alone(text: str, sighting: Sighting, choice: tuple[str, Support]) -> bool:
    """Tell whether a name far from the article's places is meant: a city, or a county behind a preposition."""
    code, support = choice
    if gazetteer.level_of(code) != "county" and not sighting.doubt:
        return True
    if is_local_township(text, sighting, code, support):
        return False
    return follows_preposition(text, sighting.start) and not stands_before_site(text, sighting.end)


def is_local_township(text: str, sighting: Sighting, code: str, support: Support) -> bool:
    """Tell whether a short form is a town of the article's own places: 大渡口 beside 东至县.

    A city's is one only where the article writes the town out, and the city never: 江门 beside 江门镇 and 叙永县.
    """
    if sighting.form != "short" or ((is_county := gazetteer.level_of(code) == "county") and support.city_named(code)):
        return False
    form = text[sighting.start : sighting.end]
    if not is_county and (form + "市" in text or code.endswith("0000")):
        return False
    return any(
        support.own[county] and county != code and not gazetteer.lies_in(county, code)
        for suffix in _TOWNSHIP_SUFFIXES
        if is_county or form + suffix in text
        for county in gazetteer.counties_of_township(form + suffix)
    )


def _stands_in_list(text: str, sightings: Sequence[Sighting], index: int) -> bool:
    sighting = sightings[index]
    if index and text[sightings[index - 1].end : sighting.start] in _LIST_MARKS and _is_anchor(sightings[index - 1]):
        return True
    if index + 1 == len(sightings):
        return False
    following = sightings[index + 1]
    return text[sighting.end : following.start] in _LIST_MARKS and _is_anchor(following)


def _is_anchor(sighting: Sighting) -> bool:
    return sighting.form in {"full", "short", "path"} and sighting.doubt < 2
