"""Finds people who are named with an office: 主任刘青, 刘青副主任, 刘青（某局局长）, 刘青是该中心主任."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.annotate.person_bodies import LOCAL, Bodies
from kg.annotate.person_names import Names
from kg.annotate.person_titles import Title, chain, find_titles
from kg.annotate.words import Word, Words
from kg.datamodel import DivisionMention, Office, OrganisationMention, PersonMention, Span

_NAMED_BEFORE = re.compile(
    r"(?:(?:先生|女士|小姐|同志|博士)?(?:（|，|：)(?:如今|现在|现|今年\d+岁，)?(?:是|任|为|系)?"
    r"|如今是|现在是|(?:担|现|兼|出|时)?任|是|为|系|身为|作为)?$"
)
_REACH = 12
_CALLED = re.compile("名叫|叫做|叫|是|为|：|[ \u3000]")
_PRONOUN = re.compile(
    "[他她](?:如今|现在|也|还|的另一个身份)?是(?:一名)?$"
    "|[他她]?[^，。：]{0,8}(?:头衔|帽子|身份|职务)[^，。：]{0,4}(?:：|，一个是)$"
)
_PRONOUN_REACH = 120
_OPENING = re.compile("(?:^|[。！？，”\n])(?:[\u4e00-\u9fff]{1,4}的)?")
_FIRM_OPENING = re.compile("(?:^|[，。；：“”！？（）、\n\u3000 ])(?=[^，。；：“”！？（）、\n\u3000 ]*$)")
_FIRM_SHORTEST, _FIRM_LONGEST = 4, 14
_OF_FIRMS = ("店长", "厂长", "校长", "园长", "老板", "老板娘", "店主")
_UNNAMED = re.compile("(?:一家|某|一个|一位)[^，。；、\n]{0,14}的?$")
_COMES_FROM = re.compile("(?:来自|[供就任]职于?)[^，。；：！？、\n]{2,}的?$")
_FROM_LONGEST = 24
_PRESS = re.compile("(?:记者|通讯员|摄影|实习生|编辑|作者|文|图)[ \u3000/、：]?$")


class _Page(NamedTuple):
    text: str
    names: Names
    titles: list[Title]
    bodies: Bodies


def find_people(
    text: str, words: Words, organisations: Sequence[OrganisationMention], divisions: Sequence[DivisionMention] = ()
) -> tuple[PersonMention, ...]:
    """Return the people named with an office, in order of their names; ``span`` is that of the name alone.

    ``text`` is the reading twin, ``words``, ``organisations`` and ``divisions`` are what was found in it. The body
    of an office is one of ``organisations``; a place in front belongs to the title (青山县副县长).
    People of whom only the surname is told, and the press, are left out.
    """
    bodies = Bodies(text, organisations, divisions)
    titles = find_titles(text, bodies)
    if not titles:
        return ()
    page = _Page(text, Names(text, _words_near(text, words, titles)), titles, bodies)
    return tuple(sorted(_merged(_people(page))))


def _words_near(text: str, words: Words, titles: Sequence[Title]) -> Words:
    """Return the words of the lines that hold a title; no word reaches over the end of a line."""
    ending: dict[int, tuple[int, Word]] = {}
    done = 0
    for title in titles:
        if title.start >= done:
            start = text.rfind("\n", 0, title.start) + 1
            done = text.find("\n", title.end) % (len(text) + 1)
            ending |= {end: found for end, found in words.ending.items() if start < end <= done}
    return Words(ending, ())


def _people(page: _Page) -> Iterator[PersonMention]:
    """Yield each person with the offices of one run of titles."""
    first = 0
    while first < len(page.titles):
        titles = chain(page.text, page.titles, first)
        first += len(titles)
        named = _named(page, titles)
        if named and titles[0].body is None and named[0].end <= titles[0].start:
            titles = [_of_body_in_front(page, titles[0], named[0].start), *titles[1:]]
        offices = tuple(_offices(page, titles)) if named and not _is_nowhere(page, titles) else ()
        # Somebody who is no head of anything is known by the body alone.
        if any(office.body is not None for office in offices) or any(title.role != "member" for title in titles):
            for number, name in enumerate(named if offices else ()):
                held = offices[-1:] if number else offices
                yield PersonMention(name, page.text[name.start : name.end], held)


def _named(page: _Page, titles: Sequence[Title]) -> list[Span]:
    """Return the names of those who hold the titles."""
    behind = _names_behind(page, titles[-1].end)
    glued = titles[0].role == "seat" and titles[0].body is None and not page.names.stands_free(titles[0].start)
    # The name of a place may end inside the title: 云龙区|长安大厦, but also 云龙区长刘青.
    if glued and behind and not page.names.ends_firmly(behind[0].end):
        return []
    if glued and page.bodies.place_in_front(titles[0].start + 1) is not None:
        return behind
    return behind or _name_in_front(page, titles) or _name_meant(page, titles)


def _of_body_in_front(page: _Page, title: Title, name: int) -> Title:
    """Return the title with the body in front of the name: 某局的刘青局长, 某团的刘青连长."""
    end = name - 1 if page.text[name - 1 : name] == "的" else name
    body = page.bodies.by_end.get(end)
    if body is not None:
        return title._replace(body=body.span)
    place = page.bodies.place_in_front(end) if title.role == "chief" and end < name else None
    return title if place is None else title._replace(body=place)


def _is_nowhere(page: _Page, titles: Sequence[Title]) -> bool:
    """Return whether the office is held at a firm that the text does not name: 一家电子厂的人事经理."""
    place = titles[0].start
    return titles[0].body is None and _UNNAMED.search(page.text, max(0, place - 16), place) is not None


def _names_behind(page: _Page, place: int) -> list[Span]:
    """Return the names behind a title: 主任刘青, 店长叫陈安, 副局长刘青、陈安."""
    called = _CALLED.match(page.text, place)
    for start in (place, called.end() if called is not None else place):
        end = page.names.end_of_name(start)
        if end is not None:
            return [Span(start, end), *_listed_behind(page, end)]
    return []


def _listed_behind(page: _Page, place: int) -> Iterator[Span]:
    """Yield the further names of a list: behind each stands a mark again."""
    while page.text[place : place + 1] == "、":
        end = page.names.end_of_name(place + 1)
        if end is None or page.text[end : end + 1] not in ("、", "，", "。", "等", "；", "）", ""):
            return
        if any(place < title.end <= end + 3 for title in page.titles):
            return
        yield Span(place + 1, end)
        place = end


def _name_in_front(page: _Page, titles: Sequence[Title]) -> list[Span]:
    """Return the name in front of a title or its body: 刘青副主任, 刘青（某局局长）, 刘青是该中心主任."""
    place = titles[0].unit_start
    opening = _NAMED_BEFORE.search(page.text, max(0, place - _REACH), place)
    end = opening.start() if opening is not None else place
    unnamed = titles[0].body is None and page.text[end : end + 1] == "，"
    if unnamed or (end == place and titles[0].body is not None):
        return []
    start = page.names.start_of_name(end, apart=end == place or titles[0].body is None)
    if start is None or _PRESS.search(page.text, max(0, start - 5), start):
        return []
    return [Span(start, end)]


def _name_meant(page: _Page, titles: Sequence[Title]) -> list[Span]:
    """Return the name that a 他 or 她 in front stands for: one that closed or opened a sentence shortly before."""
    pronoun = _PRONOUN.search(page.text, max(0, titles[0].unit_start - 24), titles[0].unit_start)
    if pronoun is None:
        return []
    closing = page.names.start_of_name(pronoun.start() - 1)
    if closing is not None and page.text[pronoun.start() - 1] in "。，":
        return [Span(closing, pronoun.start() - 1)]
    reach = max(0, pronoun.start() - _PRONOUN_REACH)
    for opening in reversed(list(_OPENING.finditer(page.text, reach, pronoun.start()))):
        for start in {opening.end(): None, opening.start() + 1: None}:
            end = page.names.end_of_name(start)
            if end is not None and not page.bodies.begins(start):
                return [Span(start, end)]
    return []


def _offices(page: _Page, titles: Sequence[Title]) -> Iterator[Office]:
    """Yield the offices of one person; a title without a body of its own is held at the body before or behind it."""
    held: list[Span | None] = []
    for title in titles:
        body = title.body or _firm_in_front(page, title)
        local = title.role == "seat" or page.text.startswith(LOCAL, title.start)
        if body is None and local:
            body = page.bodies.seat(page.text[title.start : title.end], title.unit_start)
        if body is None and title.role not in ("seat", "own"):
            body = next((before for before in reversed(held) if before is not None), None)
            if body is None and page.names.stands_free(title.start) and not _is_from_elsewhere(page, title):
                body = page.bodies.meant(page.text[title.start : title.end], title.role, title.start)
        held.append(body)
    first = next((body for body in held if body is not None), None)
    for title, body in zip(titles, held, strict=True):
        if title.role == "member" and body is None and first is not None:
            continue  # 用工方代表、某团劳资科科长: a part that somebody plays there, no office
        party = "党" in page.text[title.start : title.end] and title.role != "own"
        yield Office(Span(title.start, title.end), body or (first if party else None))


def _is_from_elsewhere(page: _Page, title: Title) -> bool:
    """Return whether a body that the article's bodies do not hold is said in front: 来自某某石油的负责人刘青."""
    return _COMES_FROM.search(page.text, max(0, title.start - _FROM_LONGEST), title.start) is not None


def _firm_in_front(page: _Page, title: Title) -> Span | None:
    """Return what stands between a mark and a title as its body: “…。”某某玩具厂长刘青说, 某某服务厅厅长刘青."""
    words = page.text[title.start : title.end]
    endings = () if title.role == "staff" or words.endswith(_OF_FIRMS) else page.bodies.endings(words)
    if title.role != "staff" and not words.endswith(_OF_FIRMS) and not endings:
        return None
    opening = _FIRM_OPENING.search(page.text, max(0, title.start - _FIRM_LONGEST - 1), title.start)
    if opening is None:
        return None
    start, end = opening.end(), title.start - page.text.endswith("的", 0, title.start)
    if endings and not page.text.endswith(endings, start, end):
        return None
    if not _FIRM_SHORTEST <= end - start <= _FIRM_LONGEST or not page.names.are_proper(start, end):
        return None
    return Span(start, end)


def _merged(people: Iterator[PersonMention]) -> Iterator[PersonMention]:
    """Yield each named place once, with all offices read for it."""
    found: dict[Span, PersonMention] = {}
    for person in people:
        known = found.get(person.span)
        found[person.span] = person if known is None else known._replace(offices=known.offices + person.offices)
    yield from found.values()
