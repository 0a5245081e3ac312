"""Finds the titles of offices in a text, with the words that belong to them and the body in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.annotate.person_bodies import LOCAL, Bodies
from kg.annotate.tables import read_table
from kg.automata import Automaton, longest_of
from kg.datamodel import OrganisationMention, Span

_GOES_ON = {
    "负责人": "才",
    "委员": "会",
    "常委": "会",
    "代表": "大团性作队们处",
    "董事": "会局",
    "理事": "会",
    "监事": "会",
    "经理": "人部层室",
    "书记": "处员",
    "主任": "医",
    "专家": "组库楼团",
    "干部": "职学",
    "顾问": "团",
    "助理": "员",
    "店主": "要动管办题营推张页打力",
    "秘书": "处",
    "会计": "师事专学电软",
    "职工": "代医大之",
    "工人": "先文日",
    "教练": "员车",
    "司机": "师",
    "医生": "站",
    "组长": "期",
    "教授": "级",
}
"""Behind these characters the word is another one: 委员会."""
_LONG = ("期", "途", "远", "久", "效机制", "三角")
"""What makes another word of the 长 that a title would end with: 徐州市|长期."""
_APPOINTED = re.compile("(?:(?:聘请|聘任|聘|下派|派)?的)?$")
_LINK = re.compile(r"((?:、|，?兼任?|暨|，(?:一个是|又是|还是|也是)?)?)(?:(?<=、)[^\W\d_]{1,6})?")
_PREFIX_LONGEST = 7
_DEPARTMENT_ENDS = frozenset("科股处室部办组")
_DEPARTMENT_LONGEST = 8
_DEPARTMENTS = ("部", "室", "党委", "党组", "党支部", "党总支", "团委")


class Title(NamedTuple):
    """A title as it stands in the text."""

    start: int
    end: int
    role: str
    """``chief``, ``seat``, ``member`` or ``staff``, see person_titles.tsv; ``own`` where it names its body itself."""
    body: Span | None
    """The body right in front of it."""

    @property
    def unit_start(self) -> int:
        """Where the body, or the title where none stands in front, begins."""
        return self.body.start if self.body is not None else self.start


class _Lists(NamedTuple):
    automaton: Automaton
    words: tuple[tuple[str, str], ...]
    prefixes: frozenset[str]


@cache
def _lists() -> _Lists:
    rows = read_table("person_titles.tsv", 2)
    words = tuple((word, role) for word, role in rows if role != "prefix")
    automaton = longest_of(word for word, _ in words)
    return _Lists(automaton, words, frozenset(word for word, role in rows if role == "prefix"))


def find_titles(text: str, bodies: Bodies) -> list[Title]:
    """Return the titles of a text in order, each with the body in front of it."""
    automaton, words, _ = _lists()
    found: list[Title] = []
    for start, end, index in automaton.find(text):
        word, role = words[index]
        goes_on = end < len(text) and text[end] in _GOES_ON.get(word, "")
        long = word.endswith("长") and text.startswith(_LONG, end)
        if not goes_on and not long and not bodies.hold(start, end):
            found.append(_with_body(text, Title(start, end, role, None), bodies))
    return found


def _with_body(text: str, title: Title, bodies: Bodies) -> Title:
    """Return the title with the words in front that belong to it, and the body before those."""
    start = title.start
    while True:
        body = bodies.by_end.get(start)
        if body is None:
            length = _prefix_length(text, start, bodies)
        elif _is_department(text, body):
            length = start - body.span.start
        else:
            return title._replace(start=start, body=body.span)
        if not length:
            break
        start -= length
    place = bodies.place_in_front(start)
    if place is not None:
        return title._replace(start=start, role="own", body=place)
    department = _department_length(text, start, bodies)
    if department:
        return _with_body(text, title._replace(start=start - department), bodies)
    appointed = _APPOINTED.search(text, max(0, start - 4), start)
    named = bodies.by_end.get(appointed.start() if appointed is not None else start)
    return title._replace(start=start, body=named.span if named is not None else None)


def _prefix_length(text: str, end: int, bodies: Bodies) -> int:
    prefixes = _lists().prefixes
    lengths = range(min(_PREFIX_LONGEST, end), 0, -1)
    length = next((length for length in lengths if text[end - length : end] in prefixes), 0)
    # 大坪村党支部书记: the village has a name, which the 村 of 村党支部 ends.
    local = next((word for word in LOCAL if length and text.startswith(word, end - length)), "")
    if local and bodies.place_in_front(end - length + len(local)):
        return length - len(local)
    return length


def _department_length(text: str, end: int, bodies: Bodies) -> int:
    """Return the length of a department of no list that stands between a body and a title: 某局|农工科|科长."""
    if text[end - 1 : end] not in _DEPARTMENT_ENDS:
        return 0
    for length in range(2, _DEPARTMENT_LONGEST + 1):
        start = end - length
        if start > 0 and (start in bodies.by_end or bodies.place_in_front(start) is not None):
            return length
    return 0


def _is_department(text: str, body: OrganisationMention) -> bool:
    """Return whether a body is no more than a department, which belongs to the title: 人事部主管."""
    written = text[body.span.start : body.span.end]
    return not body.certain and body.kind == "Organisation" and body.name == written and written.endswith(_DEPARTMENTS)


def chain(text: str, titles: Sequence[Title], first: int) -> list[Title]:
    """Return the titles from ``first`` on that one person holds together: 主任、某协会会长.

    Words between the mark and a title belong to it: 主任、大会总调度.
    """
    held = [titles[first]]
    for title in titles[first + 1 :]:
        link = _LINK.fullmatch(text, held[-1].end, title.unit_start)
        if link is None:
            break
        held.append(title._replace(start=link.end(1), role="own") if link.end(1) < link.end() else title)
    return held
