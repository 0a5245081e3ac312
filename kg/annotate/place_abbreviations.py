"""Finds provinces under their one-character abbreviations: 赴赣, 渝企, 川渝, 京津冀."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate import gazetteer
from kg.annotate.openings import matches_at, opening
from kg.annotate.place_names import Sighting
from kg.annotate.place_words import place_words

# Two of these stand for provinces although both are everyday characters.
_PAIRS_OF_EVERYDAY = "港澳台?|云贵|甘青|青甘宁?|甘宁|宁青|蒙新"


@cache
def _pattern() -> re.Pattern[str]:
    known = gazetteer.province_abbreviations()
    clear = "".join(character for character, (_, everyday) in known.items() if not everyday)
    every = "".join(known)
    return re.compile(
        f"(?P<run>(?=[{every}]{{0,2}}[{clear}])[{every}]{{2,5}}|{_PAIRS_OF_EVERYDAY})"
        f"|(?<=[赴来在进返留回驻援入离抵到])(?P<behind>[{clear}])(?![\\u4e00-\\u9fff]?[区市县省乡镇])"
        f"|(?<![\\u4e00-\\u9fff])(?P<before>[{clear}])(?=籍|企|商|校|两地|两省|市场)"
    )


@cache
def _first() -> re.Pattern[str]:
    return opening(gazetteer.province_abbreviations())


@cache
def _longer_words() -> dict[str, tuple[str, ...]]:
    """Return the longer words (京东, 粤港澳大湾区) that begin with an abbreviation, by that character."""
    words = sorted(place_words().longer)
    return {
        character: tuple(word for word in words if word.startswith(character))
        for character in gazetteer.province_abbreviations()
    }


def abbreviated(text: str, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield a sighting for each abbreviated province in ``text`` that stands outside the ``taken`` stretches.

    An abbreviation counts in a row with others (川渝), behind a verb of motion or place (赴赣, 在沪) and before
    what comes from the province (渝企, 皖籍), and there only if no everyday word begins with it (京剧).
    """
    known = gazetteer.province_abbreviations()
    covered = {position for sighting in taken for position in range(sighting.start, sighting.end)}
    for match in matches_at(_first(), _pattern(), text):
        start, end = match.span()
        if any(position in covered for position in range(start, end)):
            continue
        if text.startswith(_longer_words().get(text[start], ()), start):
            continue
        if match["behind"] and text[start : start + 2] in place_words().pair:
            continue
        for position in range(start, end):
            yield Sighting(position, position + 1, "short", (known[text[position]][0],))
