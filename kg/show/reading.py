"""What was read from one article, arranged for a person: marks in its text and a list of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.concepts import names_of
from kg.datamodel import Span
from kg.show.article import Article

EVENT, SERIES, PLACE, BODY = "event", "series", "place", "body"
PERSON, POST, FIGURE, DATE = "person", "post", "figure", "date"
AUDIENCE, RELATION = "audience", "relation"

CATEGORIES = {
    EVENT: "活动 event",
    SERIES: "品牌 series",
    PLACE: "地点 place",
    DATE: "日期 date",
    BODY: "机构 organisation",
    FIGURE: "数据 figure",
    POST: "岗位 post",
    PERSON: "人物 person",
    AUDIENCE: "对象 audience",
    RELATION: "关系 relation",
}
"""What marks are told apart by, in the order of the legend."""

PARTS = {
    "events": "活动 events",
    "totals": "合计 totals",
    "offers": "岗位 posts offered",
    "people": "人物 people",
    "bodies": "其他机构 other organisations",
}
"""What sections are grouped by, in their order."""

# By class, the first one that fits; roles and superclasses say nothing further.
_CATEGORY_OF_CLASS = {
    "Event": EVENT,
    "CampaignSeries": SERIES,
    "District": PLACE,
    "Venue": PLACE,
    "Organisation": BODY,
    "Person": PERSON,
    "Position": PERSON,
    "Posts": POST,
    "Figure": FIGURE,
}
_CATEGORY_OF_PROPERTY = {
    **dict.fromkeys(("startDate", "endDate", "periodStart", "periodEnd"), DATE),
    **dict.fromkeys(("headcount", "salaryText", "salaryMin", "salaryMax", "salaryPeriod"), POST),
    "targets": AUDIENCE,
}
_ROLES = ("hosts", "undertakes", "coOrganises", "executes", "guides", "supports")
_OF_EVENT = ("startDate", "endDate", "locatedIn", "heldAt", "partOf", "editionOf", "targets", "status")
_OF_POSTS = ("headcount", "salaryText", "salaryMin", "salaryMax", "salaryPeriod", "offeredAt")
_OF_FIGURE = ("measure", "value", "qualifier")
_SUPERIOR = frozenset({"Event", "Organisation", "Organiser", "Employer"})


class Mark(NamedTuple):
    """A stretch of the text and what was read there."""

    span: Span
    category: str
    note: str


class Row(NamedTuple):
    """One line of what was read."""

    name: str
    value: str
    spans: tuple[Span, ...]


class Section(NamedTuple):
    """Something that was read, and all that is said of it."""

    part: str
    """A key of ``PARTS``."""
    title: str
    kind: str
    spans: tuple[Span, ...]
    rows: tuple[Row, ...]


class Reading(NamedTuple):
    """An article and what was read from it."""

    identifier: str
    facts: tuple[tuple[str, str], ...]
    """What is known of the article itself: publisher, date, source."""
    text: str
    marks: tuple[Mark, ...]
    sections: tuple[Section, ...]


def arrange(article: Article) -> Reading:
    """Return marks and sections, both in the order of the text."""
    return Reading(
        article.identifier,
        article.about(),
        article.text,
        tuple(sorted(set(_marks(article)))),
        tuple(_sections(article)),
    )


def both_names(term: str) -> str:
    """Return what a term is called, in Chinese and in English."""
    return " ".join(names_of(term))


def kind_of(article: Article, node: str) -> str:
    """Return the most specific class of a node by local name, empty for what has none."""
    kinds = sorted(article.kinds(node), key=lambda kind: (kind in _SUPERIOR, kind))
    return kinds[0] if kinds else ""


def _marks(article: Article) -> Iterator[Mark]:
    for node in article.nodes:
        category = next((_CATEGORY_OF_CLASS[kind] for kind in _CATEGORY_OF_CLASS if kind in article.kinds(node)), None)
        if category is not None:
            if category == FIGURE:
                note = f"{both_names(_measure(article, node))}: {_amount(article, node)}"
            else:
                note = f"{both_names(kind_of(article, node))}: {article.label(node)}"
            yield from (Mark(span, category, note) for span in article.spans(node))
    for claim in article.claims:
        if claim.predicate in _OF_FIGURE:
            continue  # the figure's own mark says it
        category = _CATEGORY_OF_PROPERTY.get(claim.predicate, RELATION)
        subject, value = article.label(claim.subject), article.label(claim.value)
        yield Mark(claim.span, category, f"{both_names(claim.predicate)}: {subject} → {value}")


def _sections(article: Article) -> Iterator[Section]:
    owned = {figure for node in article.nodes for figure in article.values(node, "hasFigure")}
    by_start = sorted(article.nodes, key=lambda node: (article.first(node), node))
    events = [node for node in by_start if "Event" in article.kinds(node)]
    for event in events:
        yield _section(article, "events", event, _event_rows(article, event))
    for figure in by_start:
        if "Figure" in article.kinds(figure) and figure not in owned:
            yield _section(article, "totals", figure, _total_rows(article, figure), title=_said(article, figure))
    for body in by_start:
        for posts in article.values(body, "offers"):
            rows = [*_rows(article, [(posts, name) for name in _OF_POSTS])]
            title = f"{article.label(body)} · {article.label(posts)}"
            yield _section(article, "offers", posts, rows, title=title)
    for person in by_start:
        if "Person" in article.kinds(person):
            yield _section(article, "people", person, _person_rows(article, person))
    busy = set(_busy(article))
    for body in by_start:
        if "Organisation" in article.kinds(body) and body not in busy:
            yield _section(article, "bodies", body, [])


def _busy(article: Article) -> Iterator[str]:
    """Yield the bodies that stand in another section."""
    for node in article.nodes:
        for name in (*_ROLES, "participatesIn", "offers"):
            if article.values(node, name):
                yield node
        for name in ("atOrganisation", "scope"):
            yield from article.values(node, name)


def _section(article: Article, part: str, node: str, rows: Iterable[Row], title: str = "") -> Section:
    kind = _measure(article, node) if "Figure" in article.kinds(node) else kind_of(article, node)
    return Section(
        part, title or article.label(node), both_names(kind) if kind else "", article.spans(node), tuple(rows)
    )


def _event_rows(article: Article, event: str) -> Iterator[Row]:
    yield from _rows(article, [(event, name) for name in _OF_EVENT])
    for name in (*_ROLES, "participatesIn"):
        claimed = [(article.claimed(body, name, event), body) for body in article.pointing_at(event, name)]
        for spans, body in sorted(claimed):
            yield Row(both_names(name), article.label(body), spans)
    for figure in sorted(article.values(event, "hasFigure"), key=lambda node: (article.first(node), node)):
        part = "其中 " if article.values(figure, "breakdownOf") else ""
        yield Row(part + both_names(_measure(article, figure)), _said(article, figure), article.spans(figure))


def _total_rows(article: Article, figure: str) -> Iterator[Row]:
    yield from _rows(article, [(figure, name) for name in ("scope", "scopeLabel", "periodStart", "periodEnd")])


def _person_rows(article: Article, person: str) -> Iterator[Row]:
    for position in article.values(person, "holds"):
        bodies = [article.label(body) for body in article.values(position, "atOrganisation")]
        title = "、".join(article.values(position, "jobTitle"))
        value = f"{title}（{'、'.join(bodies)}）" if bodies else title
        yield Row(both_names("holds"), value, article.spans(position))


def _rows(article: Article, asked: Iterable[tuple[str, str]]) -> Iterator[Row]:
    for node, name in asked:
        for value in article.values(node, name):
            yield Row(both_names(name), article.label(value), article.claimed(node, name, value))


def _said(article: Article, figure: str) -> str:
    """Return the number and the words that it was read from."""
    return f"{_amount(article, figure)} · {article.label(figure)}"


def _measure(article: Article, figure: str) -> str:
    return article.values(figure, "measure")[0].rpartition("#")[2]


def _amount(article: Article, figure: str) -> str:
    qualifier = article.values(figure, "qualifier")[0].rpartition("#")[2]
    sign = {"over": "> ", "nearly": "≲ ", "about": "≈ "}.get(qualifier, "")
    value = article.values(figure, "value")[0]
    return sign + (f"{int(value):,}" if value.lstrip("-").isdigit() else value)
