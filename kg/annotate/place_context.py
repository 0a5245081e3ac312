"""Judges by the words around a name whether, and how, a division is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate import gazetteer
from kg.annotate.place_names import Sighting
from kg.annotate.place_words import place_words
from kg.annotate.schools import is_of_school_elsewhere
from kg.annotate.tables import read_table

# Between a place and the head of a company's name stand no verbs, particles or other bodies.
_NAME_FILLER = r"[^\W\d_的在了和与及从到向由把为将是有等来去赴月日上下局厅委办府举组织开展请用招聘进与一某]"


class _Contexts(NamedTuple):
    county_dropped: re.Pattern[str]
    site: re.Pattern[str]
    named: re.Pattern[str]
    origin: re.Pattern[str]
    body: re.Pattern[str]
    act: re.Pattern[str]
    dateline: re.Pattern[str]
    speech: re.Pattern[str]
    before: re.Pattern[str]
    bare: re.Pattern[str]
    title: re.Pattern[str]


@cache
def _contexts() -> _Contexts:
    words = {role: expression for expression, role in read_table("place_contexts.tsv", 2)}
    named = f"{_NAME_FILLER}{{0,14}}?(?:{words['company']})|{_NAME_FILLER}{{0,4}}?(?:{words['brand']})"
    return _Contexts(
        county_dropped=re.compile(f"(?:{words['water']}|{words['township']})"),
        site=re.compile(words["site"]),
        named=re.compile(named),
        origin=re.compile(words["origin"]),
        body=re.compile(words["body"]),
        act=re.compile(words["act"]),
        dateline=re.compile(words["dateline"]),
        speech=re.compile(words["speech"]),
        before=re.compile(f"(?:{words['before']})$"),
        bare=re.compile(f"(?:{words['bare']}|[^\\u4e00-\\u9fff])$"),
        title=re.compile(f"(?:{words['title']}|[^\\u4e00-\\u9fff])$"),
    )


def use_of(text: str, end: int) -> str:
    """Return the ``DivisionMention.use`` of a name that ends at ``end``."""
    contexts = _contexts()
    if contexts.origin.match(text, end):
        return "origin"
    return "name" if contexts.named.match(text, end) else "place"


def names_no_division(text: str, sighting: Sighting) -> bool:
    """Tell whether a short form stands in the name of a lake, a township, a person or a school elsewhere."""
    if sighting.form != "short":
        return False
    if all(is_of_school_elsewhere(text, sighting.start, sighting.end, code) for code in sighting.codes):
        return True
    contexts = _contexts()
    if gazetteer.level_of(sighting.codes[0]) != "county":
        return _is_town(text, sighting)
    return bool(contexts.county_dropped.match(text, sighting.end)) or _is_given_name(text, sighting)


def _is_town(text: str, sighting: Sighting) -> bool:
    """Tell whether a town somewhere is called as the city is (安阳镇)."""
    form = text[sighting.start : sighting.end]
    return any(
        text.startswith(level, sighting.end) and bool(gazetteer.counties_of_township(form + level))
        for level in ("镇", "乡", "街道")
    )


def _is_given_name(text: str, sighting: Sighting) -> bool:
    """赵丹阳说, 记者李兴国: a surname in front, a boundary or a title before it, speech or a boundary behind."""
    start, end = sighting.start, sighting.end
    if end - start != 2 or not start or text[start - 1] not in place_words().surname:
        return False
    contexts = _contexts()
    before = contexts.title.search(text, max(0, start - 4), start - 1) if start > 1 else True
    return bool(before) and (end == len(text) or bool(contexts.speech.match(text, end)))


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether an edge of the stretch stands inside a frequent word: 新安|全, 长|江阴."""
    return text[end - 1 : end + 1] in place_words().pair or cuts_a_word_in_front(text, start)


def cuts_a_word_in_front(text: str, start: int) -> bool:
    """Tell whether the left edge stands inside a frequent word: 沿|海城市, 振|兴县; in 在|内蒙古 it does not."""
    return start > 0 and text[start - 1 : start + 1] in place_words().pair and not text.startswith("内蒙古", start)


def clean_left_edge(text: str, start: int) -> bool:
    """Tell whether nothing that could belong to another word, or to a quoted name, stands in front."""
    if start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff":
        return start == 0 or text[start - 1] not in "“‘「『《·"
    return bool(_contexts().before.search(text, max(0, start - 2), start)) or text[start - 1] in "省市州报网讯社"


def stands_in_dateline(text: str, end: int) -> bool:
    """Tell whether the end of a dateline follows: 2月23日电, 讯】."""
    return bool(_contexts().dateline.match(text, end))


def points_at_division(text: str, start: int, end: int) -> bool:
    """Tell whether 市里 or 区内 is not the end of a longer word (超市里, 园区内); 我市 and 全县 always point."""
    if text[end - 1] not in "里内上":
        return True
    return start == 0 or bool(_contexts().bare.match(text, start - 1, start))


def stands_before_site(text: str, end: int) -> bool:
    """Tell whether a square, a park or the like follows that may bear the name itself: 云城广场."""
    return bool(_contexts().site.match(text, end))


def stands_before_body(text: str, end: int) -> bool:
    """Tell whether a body, a seat or a pair of places follows, so that a division is meant."""
    return bool(_contexts().body.match(text, end))


def stands_before_act(text: str, end: int) -> bool:
    """Tell whether a verb for what bodies hold follows."""
    return bool(_contexts().act.match(text, end))


def follows_preposition(text: str, start: int) -> bool:
    """Tell whether a word that a place follows stands in front: 在, 赴, 来自."""
    return bool(_contexts().before.search(text, max(0, start - 2), start))
