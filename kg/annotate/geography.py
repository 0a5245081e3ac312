"""Where an article is at home, and what 市, 县 and 镇 mean at a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from kg.annotate import gazetteer
from kg.annotate.home_choice import own_divisions
from kg.annotate.place_choice import candidates, certain_code
from kg.annotate.place_context import names_no_division
from kg.annotate.place_names import Sighting, sightings
from kg.annotate.schools import city_of_named_school
from kg.annotate.townships import townships_in
from kg.datamodel import DivisionMention

# A line of at most so many characters, without the end of a sentence, is a heading.
_HEADING = 24
_SENTENCE_END = re.compile("[。！？；\n]")
# How many characters (a number, a bracket) may stand in front of the division that heads a paragraph.
_INDENT = 3
_NO_HEAD_OF_PARAGRAPH = re.compile("[、和与及至—-]")
_TOWNSHIP_LEVELS = ("镇", "乡", "街道")


class Geography(NamedTuple):
    """The article's own division on each level, and the divisions that it names."""

    province: str | None
    city: str | None
    """None in the four municipalities, for counties directly under a province, and where no city leads."""
    county: str | None
    """None where the article is not about one county before all."""
    mentions: tuple[DivisionMention, ...] = ()
    """Those with a code, without deictic ones, in order."""
    written: frozenset[tuple[str, str]] = frozenset()
    """Code and last character of each name written in full, which may be one of earlier times (铜梁县)."""
    sections: tuple[tuple[int, str | None], ...] = ()
    """Where each heading, or a paragraph that a division heads, begins, and the division that it names."""
    sentences: tuple[int, ...] = ()
    """Where the sentences begin."""
    year: int | None = None
    """Of publication; a division's name and level are those of that time."""

    @property
    def home(self) -> str | None:
        """The finest own division."""
        return self.county or self.city or self.province


def read_geography(
    text: str, title: str, publisher: str | None, mentions: Sequence[DivisionMention], year: int | None = None
) -> Geography:
    """Return the article's own divisions, from publisher, dateline, title and what the text names most.

    ``text``, ``mentions`` and ``year`` are what ``find_divisions`` takes and gives. What is not certain is None: an
    article on fairs in several provinces, from a publisher who names no place, has no province.
    """
    named = tuple(mention for mention in mentions if mention.code and mention.form != "deictic")
    province, city, county = own_divisions(text, title, publisher, named)
    written = frozenset((m.code, text[m.span.end - 1]) for m in named if m.code and m.form in {"full", "path"})
    sections = tuple(_sections(text, named))
    return Geography(province, city, county, named, written, sections, _sentence_starts(text), year)


# ---------------------------------------------------------------- sections and sentences


def _sections(text: str, mentions: Sequence[DivisionMention]) -> Iterator[tuple[int, str | None]]:
    starts = [mention.span.start for mention in mentions]
    scope: str | None = None
    position = text.find("\n") + 1
    for line in text[position:].split("\n"):
        end = position + len(line)
        first = bisect_right(starts, position - 1)
        mention = mentions[first] if first < len(mentions) and starts[first] < end else None
        heading = 0 < len(line.strip()) <= _HEADING and not _SENTENCE_END.search(line)
        if heading:
            scope = _only_place(mentions[first:], end)
            yield position, scope
        elif mention and mention.span.start - position <= _INDENT and _heads_paragraph(text, mention):
            yield position, mention.code
            yield end, scope
        position = end + 1


def _heads_paragraph(text: str, mention: DivisionMention) -> bool:
    """Tell whether a paragraph that begins with a place (苍溪县…) speaks of it; one with a list in front does not."""
    return mention.use == "place" and not _NO_HEAD_OF_PARAGRAPH.match(text, mention.span.end)


def _only_place(mentions: Sequence[DivisionMention], end: int) -> str | None:
    """Return the one division that a heading names; none where it names several."""
    inside = {mention.code for mention in takewhile(lambda m: m.span.start < end, mentions) if mention.use == "place"}
    return inside.pop() if len(inside) == 1 else None


def _sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _SENTENCE_END.finditer(text)))


# ---------------------------------------------------------------- 市, 县, 镇 at a place in the text


def local_division(geography: Geography, level: str, position: int, *, last: bool = False) -> str | None:
    """Return the code of the division that a bare level word means at ``position``, None where nothing tells.

    ``level`` is the word as written: 省, 自治区, 市, 县, 区, 州, 盟, 旗; 镇, 乡 and 街道 give the county around;
    ``capital`` (省城) gives the province's capital. ``last`` asks for the division named last (该县) before
    the article's own one (我县).
    """
    if level in {"省", "自治区"}:
        named = _named_last(geography, "省区", position) if last or not geography.province else None
        return gazetteer.province_of(named) if named else geography.province
    if level == "capital":
        return geography.province[:2] + "0100" if geography.province else None
    levels = "县区市旗" if level in _TOWNSHIP_LEVELS else level
    if last:
        return _named_last(geography, levels, position) or _own(geography, levels)
    return (
        _of_sentence(geography, levels, position)
        or _of_section(geography, levels, position)
        or _own(geography, levels)
        or _named_last(geography, levels, position)
        or _only_named(geography, levels)
    )


def _own(geography: Geography, levels: str) -> str | None:
    """Return the own division whose name ends so; a county-level city goes before the city around it."""
    for code in (geography.county, geography.city, geography.province):
        if code and _bears(geography, code, levels):
            return code
    return None


def _bears(geography: Geography, code: str, levels: str) -> bool:
    last = gazetteer.full_name(code, geography.year)[-1]
    return last in levels or any((code, level) in geography.written for level in levels)


def _bearer(geography: Geography, mention: DivisionMention, levels: str) -> str | None:
    """Return the named division, or the nearest around it, whose name ends so."""
    if mention.code is None or mention.use == "origin":
        return None
    return next((c for c in (mention.code, *gazetteer.ancestors(mention.code)) if _bears(geography, c, levels)), None)


def _of_section(geography: Geography, levels: str, position: int) -> str | None:
    index = bisect_right(geography.sections, position, key=itemgetter(0)) - 1
    if index < 0:
        return None
    code = geography.sections[index][1]
    if code is None:
        return None
    return next((c for c in (code, *gazetteer.ancestors(code)) if _bears(geography, c, levels)), None)


def _of_sentence(geography: Geography, levels: str, position: int) -> str | None:
    """Return the division of the level named earlier in the sentence: a county, wherever the article is at home.

    市 is often said beside cities far away, so that only the article's own ones count.
    """
    own = (geography.county, geography.city)
    start = geography.sentences[bisect_right(geography.sentences, position) - 1] if geography.sentences else 0
    for mention in reversed(geography.mentions):
        if mention.span.start < start:
            break
        if mention.span.end > position or mention.use != "place":
            continue
        code = _bearer(geography, mention, levels)
        if code and (code in own if levels == "市" else gazetteer.level_of(code) == "county"):
            return code
    return None


def _named_last(geography: Geography, levels: str, position: int) -> str | None:
    """Return the division named last, those in the names of companies only where there is no other."""
    in_name: str | None = None
    for mention in reversed(geography.mentions):
        if mention.span.end <= position and (code := _bearer(geography, mention, levels)):
            if mention.use != "name":
                return code
            in_name = in_name or code
    return in_name


def _only_named(geography: Geography, levels: str) -> str | None:
    """Return the only division of the level that the article names, though later."""
    named = {code for mention in geography.mentions if (code := _bearer(geography, mention, levels))}
    return named.pop() if len(named) == 1 else None


# ---------------------------------------------------------------- townships and venues


def division_of_township(name: str, geography: Geography) -> str | None:
    """Return the county that a township, town or street office lies in, as far as the article makes it certain.

    A name that several counties use must be the only one in the article's own county, city or province.
    """
    return _only_local(gazetteer.counties_of_township(name), geography)


def _only_local(counties: Sequence[str], geography: Geography) -> str | None:
    for around in (geography.county, geography.city, geography.province):
        if around:
            inside = [county for county in counties if gazetteer.lies_in(county, around)]
            if inside:
                return inside[0] if len(inside) == 1 else None
    return counties[0] if len(counties) == 1 else None


def district_of_place(place: str, geography: Geography) -> str | None:
    """Return the finest division that the words of a venue name by themselves, a township or a zone.

    ``place`` is the venue as written, on the normalised text. None where it names none (人民广场), or several of
    one name that the article does not tell apart. A short name far from all that the article names is the venue's
    own (龙城天街).
    """
    named = [code for sighting in sightings(place) if (code := _division_in(place, sighting, geography))]
    for township in townships_in(place):
        code = _only_local(township.counties, geography)
        if code and (gazetteer.lies_in(code, named[-1]) if named else _is_near(code, geography)):
            return code
    city = city_of_named_school(place)
    if city is not None and all(gazetteer.lies_in(city, code) for code in named):
        return city
    return max(named, key=lambda code: len(gazetteer.ancestors(code)), default=None)


def _division_in(place: str, sighting: Sighting, geography: Geography) -> str | None:
    if sighting.form == "deictic":
        return local_division(geography, sighting.codes[0], 0)
    known = {mention.code for mention in geography.mentions}
    code = next((code for code in candidates(sighting) if code in known), None)
    if code is None and sighting.form == "full":
        code = _only_local(sighting.codes, geography) if sighting.doubt == 0 else None
    elif code is None:
        code = certain_code(place, sighting)
        if code and sighting.form == "short" and not _is_near(code, geography):
            return None
    return None if names_no_division(place, sighting) else code


def _is_near(code: str, geography: Geography) -> bool:
    return geography.province is None or gazetteer.province_of(code) == geography.province
