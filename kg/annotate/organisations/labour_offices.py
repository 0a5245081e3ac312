"""Bureaus that are offices of an authority for labour: 省人社厅就业局."""

from __future__ import annotations

import re

from kg.annotate.organisations.page import Body, Page

_LABOUR = re.compile("人社|人力资源")
_OFFICE = re.compile(
    "(?:公共|劳动)?(?:就业|创业|人才|社会保险|社保|劳动监察)(?:和|与|创业|人才|促进|服务|管理|交流|训练|指导|开发|经办)*局"
)


def is_office_of(page: Page, body: Body, outer: Body) -> bool:
    """Return whether the bureau right behind an authority for labour is an office of it by its field."""
    if _LABOUR.search(page.text, outer.start, outer.end) is None:
        return False
    return _OFFICE.fullmatch(page.text, outer.end, body.end) is not None
