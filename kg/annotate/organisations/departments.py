"""Departments that a school's own report names without the school: 招生就业处."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.organisations.page import Body

_DEPARTMENT = re.compile(
    "(?:大学生|毕业生|学生|招生|就业|校企|教务|创新创业)[与和]?(?:[\u4e00-\u9fff]{0,10})(?:处|办公室|中心|部)|招就处|学工处|学工部"
)
_SCHOOLS = ("大学", "学院", "学校", "中专")


def with_schools(named: Sequence[tuple[Body, str]], own: tuple[Body, str] | None) -> tuple[tuple[Body, str], ...]:
    """Return bodies with their names, those of departments with the school in front.

    It is the school that puts the article out (``own``), or else the only one that the article names.
    """
    if own is not None and own[0].head.style == "school":
        schools = {own[1]}
    else:
        schools = {
            name for body, name in named if body.head.style == "school" and body.certain and name.endswith(_SCHOOLS)
        }
    if len(schools) != 1:
        return tuple(named)
    (school,) = schools
    return tuple((body, school + name if _is_bare(body, name) else name) for body, name in named)


def _is_bare(body: Body, name: str) -> bool:
    placed = body.anchor is not None or bool(body.seat) or body.outer is not None or body.pointing
    return not placed and _DEPARTMENT.fullmatch(name) is not None
