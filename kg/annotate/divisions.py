"""Finds the administrative divisions that an article names or points at."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.geography import Geography, local_division, read_geography
from kg.annotate.home_evidence import publisher_codes
from kg.annotate.place_abbreviations import abbreviated
from kg.annotate.place_choice import Support, certain_code, chosen_code, is_local_township
from kg.annotate.place_context import names_no_division, points_at_division, use_of
from kg.annotate.place_names import Sighting, sightings
from kg.datamodel import DivisionMention, Span


def find_divisions(text: str, hints: Sequence[str] = (), year: int | None = None) -> tuple[DivisionMention, ...]:
    """Return the divisions named or pointed at in ``text``, in order, without overlaps.

    ``text`` is the normalised twin of the clean text (Simplified, one character for one), the title first.
    ``hints`` are names from outside it, the publisher before all; they tell which of several divisions of one
    name is meant. ``year`` is that of publication; it decides between names that changed hands.

    Names in a row (江西省上饶市婺源县) make one mention with the code of the finest. A short form that is an
    everyday word is a mention only where the article supports it. The code is None where a full name is borne by
    several divisions and the article does not tell which one it means.
    """
    found = sightings(text, year)
    support = _support(text, found, hints)
    mentions = [
        DivisionMention(Span(province.start, province.end), province.codes[0], "short")
        for province in abbreviated(text, found)
    ]
    for index, sighting in enumerate(found):
        if sighting.form == "deictic":
            continue
        meant, code = (True, sighting.codes[0]) if sighting.form == "zone" else chosen_code(text, found, index, support)
        if meant:
            use = use_of(text, sighting.end)
            mentions.append(DivisionMention(Span(sighting.start, sighting.end), code, sighting.form, use))
    mentions.sort()
    pointing = [s for s in found if s.form == "deictic" and points_at_division(text, s.start, s.end)]
    if not pointing:
        return tuple(mentions)
    title, publisher = text.partition("\n")[0], hints[0] if hints else None
    return tuple(sorted([*mentions, *_pointed_at(read_geography(text, title, publisher, mentions, year), pointing)]))


def _support(text: str, found: Sequence[Sighting], hints: Sequence[str]) -> Support:
    support = Support()
    for hint in hints:
        codes = publisher_codes(hint)
        if len(codes) == 1:
            support.add(codes[0], full=True, position=-1)
    certain = [
        (sighting, code)
        for sighting in found
        if sighting.form != "deictic"
        and not names_no_division(text, sighting)
        and (code := certain_code(text, sighting)) is not None
    ]
    # Short forms come last, for they may be towns of the counties named in full.
    for sighting, code in sorted(certain, key=lambda pair: pair[0].form == "short"):
        if not is_local_township(text, sighting, code, support):
            support.add(code, full=sighting.form in {"full", "path"}, position=sighting.start)
    return support


def _pointed_at(geography: Geography, pointing: Sequence[Sighting]) -> list[DivisionMention]:
    found = []
    for sighting in pointing:
        level, whose = sighting.codes
        code = local_division(geography, level, sighting.start, last=whose == "last")
        found.append(DivisionMention(Span(sighting.start, sighting.end), code, "deictic"))
    return found
