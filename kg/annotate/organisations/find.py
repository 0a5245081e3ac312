"""Finds the bodies that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.annotate.divisions import find_divisions
from kg.annotate.geography import Geography
from kg.annotate.organisations.antecedents import Antecedents, longer_names
from kg.annotate.organisations.departments import with_schools
from kg.annotate.organisations.edges import find_body
from kg.annotate.organisations.employers import find_brands
from kg.annotate.organisations.list_items import BRAND
from kg.annotate.organisations.names import Namer
from kg.annotate.organisations.page import Body, Page
from kg.annotate.organisations.shared_heads import with_place_of_list, with_shared_heads
from kg.annotate.organisations.short_forms import find_again, find_short_forms
from kg.annotate.reading import make_reading
from kg.annotate.words import Words, find_words
from kg.datamodel import DivisionMention, OrganisationMention, Span

_AGENCY = re.compile("就业|人才|劳务|职业介绍|零工|求职")
_AGENCY_HEADS = ("局", "处", "中心", "站", "市场", "所", "驿站")
_COUNT = re.compile(r"共?(?:\d+|[一二两三四五六七八九十百]+)余?多?[个家所处座间]")
_SHORT = frozenset(("trade", "brand"))
"""Styles of heads that firms without a word for it are told from."""
_SITE_OF_SCHOOL = re.compile(
    "([\u4e00-\u9fff]{2,16}(?:大学|学院|学校|中专|职高|技校|党校))(?:新闻|融媒体|校园|就业|招生|广播|电视|报)"
)
_OWN_SITE = re.compile("([\u4e00-\u9fff]{2,12}?)(?:官方)?(?:官网|网站|官微|微信|公众号|视频号)$")


def find_organisations(
    text: str,
    words: Words,
    divisions: Sequence[DivisionMention],
    geography: Geography,
    publisher: str | None = None,
) -> tuple[OrganisationMention, ...]:
    """Return the bodies named in ``text``, in order and without overlaps.

    ``text`` is the reading twin, ``words``, ``divisions`` and ``geography`` are what was read from it. ``publisher``
    is who put the article out: 我局 and 我校 point at it where it is such a body. What points back at a body (该中心)
    is a mention with that body's name; where nothing fits, it is none.
    """
    bodies = with_place_of_list(text, _bodies(_page(text, words, divisions)))
    own = _own_name(publisher, geography)
    namer = Namer(text, geography, Antecedents(bodies, own))
    named = with_schools([(body, name) for body in bodies if (name := namer.name(body))], own)
    longer = longer_names(named)
    return tuple(
        OrganisationMention(Span(body.start, body.end), _kind(body, name), longer.get(name, name), body.certain)
        for body, name in named
    )


def _kind(body: Body, name: str) -> str:
    """Return the class of a body; what serves employment is an agency, whatever its name ends with."""
    if body.pointing or body.head.style not in ("organ", "unit", "loose") or not _AGENCY.search(name):
        return body.head.kind
    return "EmploymentAgency" if body.head.written.endswith(_AGENCY_HEADS) else body.head.kind


def _page(text: str, words: Words, divisions: Sequence[DivisionMention]) -> Page:
    return Page(text, words, {place.span.end: place for place in divisions if place.form != "deictic"}, {})


def _own_name(publisher: str | None, geography: Geography) -> tuple[Body, str] | None:
    """Return the body that the publisher's name begins with, if it is one."""
    if not publisher:
        return None
    text = make_reading(publisher).text
    page = _page(text, find_words(text), find_divisions(text))
    first = next(iter(_bodies(page)), None)
    if first is None:
        return _own_brand(text)
    if first.head.style == "media":
        site = _SITE_OF_SCHOOL.match(text)
        return _own_name(site[1], geography) if site is not None else None
    if first.start > 0 or first.pointing:
        return None
    first = first.outer or first
    name = Namer(text, geography, None).name(first)
    return (first, name) if name else None


def _own_brand(publisher: str) -> tuple[Body, str] | None:
    """Return the firm whose own site or account the publisher's name says it is."""
    found = _OWN_SITE.match(publisher)
    return (Body(0, found.end(1), found.end(1), BRAND), found[1]) if found is not None else None


def _bodies(page: Page) -> list[Body]:
    """Return the bodies of a page from left to right, the largest where one holds another."""
    found: list[Body] = []
    for start, end, head in page.words.heads:
        body = find_body(page, start, end, head) if head.style not in _SHORT else None
        if body is None or _is_counted(page.text, body):
            continue
        page.bodies[end] = body
        while found and found[-1].start >= body.start:
            found.pop()
        found.append(body)
    found = list(with_shared_heads(page, _with_second_names(page.text, found)))
    short = list(find_short_forms(page, found))
    found = _joined(_without_doubtful(found, short), short)
    brands = list(find_brands(page))
    again = list(find_again(page.text, brands))
    return _joined(_without_doubtful(found, again), [*brands, *again])


def _is_counted(text: str, body: Body) -> bool:
    """Return whether so many of a kind are told of, and no one of them: 设立就业服务站134个."""
    placed = body.anchor is not None or bool(body.seat) or body.outer is not None
    return not placed and body.head.written.endswith(_AGENCY_HEADS) and _COUNT.match(text, body.end) is not None


def _with_second_names(text: str, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, a second name in brackets made a part of the first: 县委组织部（县委人才办）."""
    kept: list[Body] = []
    for body in bodies:
        before = kept[-1] if kept else None
        if before is not None and _in_bracket_behind(text, before, body):
            kept[-1] = before._replace(end=body.end + 1)
        else:
            kept.append(body)
    return kept


def _in_bracket_behind(text: str, before: Body, body: Body) -> bool:
    opens = body.start == before.end + 1 and text[before.end] == "（"
    return opens and text[body.end : body.end + 1] == "）"


def _without_doubtful(bodies: Sequence[Body], short: Sequence[Body]) -> list[Body]:
    """Return the bodies but those that are not certain and lie in a short form: 中心 in 天就中心."""
    taken = {place for body in short for place in range(body.start, body.end)}
    return [body for body in bodies if body.certain or taken.isdisjoint(range(body.start, body.end))]


def _joined(bodies: Sequence[Body], more: Iterable[Body]) -> list[Body]:
    """Return both in order, without those of ``more`` that overlap what is there."""
    taken = {place for body in bodies for place in range(body.start, body.end)}
    joined = list(bodies)
    for body in more:
        if taken.isdisjoint(range(body.start, body.end)):
            taken.update(range(body.start, body.end))
            joined.append(body)
    return sorted(joined, key=lambda body: body.start)
