"""Bodies that are named in one list and do what is told of it together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.datamodel import OrganisationMention

_LINKS = {
    "、": "list",
    " ": "gap",
    "\u3000": "gap",
    "/": "gap",
    "和": "and",
    "及": "and",
    "与": "and",
    "以及": "and",
    "同": "and",
    "跟": "and",
    "暨": "and",
    "\n": "line",
    "": "gap",
}
_JOINT = ("联合", "会同", "携手", "联手", "协同", "商同", "联袂", "携", "牵手", "并联合", "与", "和")


class BodyList(NamedTuple):
    """Bodies in a row with nothing but marks and words of joining between them."""

    start: int
    end: int
    members: tuple[OrganisationMention, ...]
    links: frozenset[str]
    """What joins them: ``list``, ``and``, ``joint`` (X联合Y), ``gap`` or ``line``."""


def body_lists(text: str, bodies: Sequence[OrganisationMention]) -> Iterator[BodyList]:
    """Yield the bodies of a text in lists; one that stands alone is a list of one."""
    members: list[OrganisationMention] = []
    links: set[str] = set()
    for body in bodies:
        if members and body.span.start < members[-1].span.end:
            continue
        link = _link(text[members[-1].span.end : body.span.start]) if members else None
        if members and link is None:
            yield BodyList(members[0].span.start, members[-1].span.end, tuple(members), frozenset(links))
            members, links = [], set()
        elif link is not None:
            links.add(link)
        members.append(body)
    if members:
        yield BodyList(members[0].span.start, members[-1].span.end, tuple(members), frozenset(links))


def _link(between: str) -> str | None:
    """Return what joins two bodies with these words between them, or None where nothing does."""
    if between in _LINKS:
        return _LINKS[between]
    if len(between) > 6:
        return None
    words = between.strip("，、 ")
    if words.endswith(_JOINT) and words.removeprefix("今年").removeprefix("共同") in _JOINT:
        return "joint"
    return None
