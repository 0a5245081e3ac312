"""Dates and spans of dates in the reading twin, resolved as far as the article makes certain.

A mention is an expression of the calendar, or two joined (2月8日至3月31日), with the words that make it
a beginning (自…起, …以来), an end (截至…, 到…, …前) or a length of time (为期十天, from the date before).
Days and months without a year take it from the sentence, from the date of publication (what is
reported lies before it, what is planned behind it), or else from the article's own year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.annotate.date_atoms import TO, Atom
from kg.annotate.date_forms import SINCE_HOLIDAY, find_atoms
from kg.annotate.date_lengths import find_lengths
from kg.annotate.date_resolution import Resolver
from kg.annotate.date_values import Stretch, When, make_date, sentence_start
from kg.annotate.date_words import date_words
from kg.annotate.date_years import OwnYear, closing_date, nearest_year, weekdays_of
from kg.datamodel import DateMention, Span

__all__ = ["closing_date", "find_dates", "period_of"]

_JOINED = re.compile(rf"\s*(?:起|开始)?(?:{TO})(?:次年|翌年)?")
_JOINED_LOOSELY = re.compile(rf"(?:起|开始|算起|启动)?，?[\u4e00-\u9fff]{{0,5}}(?:至|到)|\s*(?:{TO})")
_DATELINE = re.compile(r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日[电讯]")
_DATELINE_WITHIN = 300
_LATEST_DATELINE = 5
_REACH = 6


class _Patterns(NamedTuple):
    """The words around dates."""

    moved: re.Pattern[str]
    end: re.Pattern[str]
    begin: re.Pattern[str]
    bound: re.Pattern[str]
    since: re.Pattern[str]
    same: re.Pattern[str]
    plan: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = date_words().patterns
    return _Patterns(
        moved=re.compile(rf"{words['moved']}[到至]了?\Z"),
        end=re.compile(rf"(?:(?P<ended>{words['ended']})|(?P<until>{words['until']}))了?\Z"),
        begin=re.compile(rf"{words['since']}\Z"),
        bound=re.compile(
            rf"(?P<before>{words['before']})(?![往来后期述夕去进景台身方提线沿所者端海三两几十])"
            rf"|(?P<starting>{words['starting']}|{SINCE_HOLIDAY})(?![来步到源点飞])|(?:(?![在于到])[\u4e00-\u9fff]){{0,2}}(?P<ending>{words['ending']})(?![场战式会仪之])"
        ),
        since=re.compile(r"[^，。；：、\n\d]{1,12}?(?:以来|至今|算起)"),
        same=re.compile(words["same"]),
        plan=re.compile(words["plan"]),
    )


class _Bounds(NamedTuple):
    """What the words beside a date make of it."""

    kind: str
    start: int
    end: int
    leaning: str
    """For the year of a day without one: ``past`` or ``until`` for ends, else empty."""
    before: bool = False
    """Whether it ends where the date begins (五月前)."""


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Return the dates named in a twin's text, in order, with offsets in the twin.

    ``published`` is the declared day of publication; where it is None the date that signs the text
    stands in. ``start`` and ``end`` have the grain that is said (a day, a month, a year; quarters
    as days), both the same for a point; None for an open side, and both where the year is unknown.
    Today's 目前 is an end at the day of publication. A length of time (为期十天) is a mention of its own,
    with the span that it makes of the date before it. ``relation`` is ``past-year`` for 去年, 去年同期
    and their like, ``plan`` for what lies behind publication.
    """
    published = published or closing_date(text)
    atoms = find_atoms(text)
    resolver = Resolver(text, published, _dateline(text, published), OwnYear(text, weekdays_of(atoms)))
    mentions: list[DateMention] = []
    place = 0
    while place < len(atoms):
        mention, used = _mention(text, atoms[place : place + 2], resolver, published)
        if atoms[place].form == "now" and mentions and _is_this_year(text, mentions[-1], mention):
            mention = _span_to_now(mentions.pop(), mention)
        if atoms[place].form != "next" or mention.start is not None or mention.end is not None:
            mentions.append(mention)
        place += used
    return tuple(sorted([*mentions, *find_lengths(text, mentions)], key=lambda mention: mention.span))


def period_of(mention: DateMention) -> tuple[str | None, str | None]:
    """Return the period, as ISO dates, that a total told for the mention covers.

    A month that stands alone runs from its first day to its last (3月份 is 2022-03-01 to 2022-03-31),
    as quarters do by themselves; years, runs of months and open sides stay as they are.
    """
    month = mention.start if mention.kind == "point" and len(mention.start or "") == 7 else None
    if month is None:
        return mention.start, mention.end
    year, number = map(int, month.split("-"))
    return When(year, number).first_day().iso(), When(year, number).last_day().iso()


def _dateline(text: str, published: date | None) -> date | None:
    """Return the day that 昨日 counts from: that of a dateline (婺源2月9日电) shortly before publication."""
    match = _DATELINE.search(text, 0, _DATELINE_WITHIN)
    if match is None or published is None:
        return published
    month, day = int(match["month"]), int(match["day"])
    year = nearest_year(published, lambda year: make_date(year, month, day), "past", False)
    found = make_date(year, month, day) if year else None
    return found if found is not None and (published - found).days <= _LATEST_DATELINE else published


def _mention(text: str, atoms: list[Atom], resolver: Resolver, published: date | None) -> tuple[DateMention, int]:
    """Return the mention that the first atom begins, and how many of the atoms it is made of."""
    atom = atoms[0]
    today = None if published is None else published.isoformat()
    if atom.form == "now":
        return DateMention(Span(atom.start, atom.end), None, today, "until"), 1
    if len(atoms) == 2 and _joins(text, atom, atoms[1]):
        return _joined(text, atoms, resolver, published), 2
    bounds = _bounds(text, atom.start, atom.end)
    if atom.form == "open":
        return DateMention(Span(bounds.start, bounds.end), today, None, "open"), 1
    stretch = resolver.resolve(atom, bounds.leaning)
    return _bounded(atom, stretch, bounds, _relation(text, atom, stretch, published)), 1


def _bounded(atom: Atom, stretch: Stretch | None, bounds: _Bounds, relation: str) -> DateMention:
    """Return the mention of one atom, as the words beside it bound it."""
    span = Span(bounds.start, bounds.end)
    if stretch is None:
        return DateMention(span, None, None, bounds.kind or "point", relation)
    first, last = stretch
    if bounds.kind == "until":
        return DateMention(span, None, _as_end(last, atom, bounds.before), "until", relation)
    if first != last:
        return DateMention(Span(atom.start, atom.end), first.iso(), last.iso(), "span", relation)
    if bounds.kind == "since":
        return DateMention(span, first.iso(), None, "since", relation)
    return DateMention(span, first.iso(), last.iso(), "point", relation)


def _joins(text: str, first: Atom, second: Atom) -> bool:
    """Whether two atoms are the ends of one span: 2月8日至3月31日, 自即日起巡回至正月十六."""
    gap = text[first.end : second.start]
    if len(gap) > 12 or second.form == "now":
        return False
    begins = first.form == "open" or _patterns().begin.search(text[max(0, first.start - 2) : first.start])
    return (_JOINED_LOOSELY if begins else _JOINED).fullmatch(gap) is not None


def _joined(text: str, atoms: list[Atom], resolver: Resolver, published: date | None) -> DateMention:
    """Return the span from one atom to the next."""
    first, second = atoms
    begun = resolver.resolve(first, "") if first.form != "open" else None
    ended = resolver.resolve(second, "" if begun is not None else "until")
    span = Span(first.start, second.end)
    backwards = ended is not None and begun is not None and ended.last.last_day() < begun.first.first_day()
    if ended is not None and begun is not None and backwards and second.year is None:
        later = _later(begun.first, ended.last)
        ended = Stretch(later, later)
    start = begun.first.iso() if begun is not None else None
    if first.form == "open" and published is not None:
        start = published.isoformat()
    end = _as_end(ended.last, second, False) if ended is not None else None
    return DateMention(span, start, end, "span", _relation(text, second, ended, published))


def _later(start: When, end: When) -> When:
    """Return the end of a span moved behind its start: a month on where only its day was said, else a year."""
    if end.day is not None and start.month == end.month and start.year == end.year:
        month = end.month or 1
        year, month = (end.year + 1, 1) if month == 12 else (end.year, month + 1)
        return When(year, month, min(end.day, monthrange(year, month)[1]))
    return end._replace(year=end.year + 1)


def _bounds(text: str, start: int, end: int) -> _Bounds:
    """Return what the words directly beside a date make of it, and how far they reach."""
    patterns = _patterns()
    lead = text[max(0, start - _REACH) : start]
    bound = patterns.bound.match(text, end)
    ended = None if patterns.moved.search(lead) else patterns.end.search(lead)
    if ended:
        begin = start - (len(lead) - ended.start())
        behind = bound.end() if bound and (bound["before"] or bound["ending"]) else end
        before = bool(bound and bound["before"])
        return _Bounds("until", begin, behind, "past" if ended["ended"] else "until", before)
    begins = patterns.begin.search(lead)
    begin = start - (len(lead) - begins.start()) if begins else start
    if bound and bound["starting"]:
        return _Bounds("since", begin, bound.end(), "")
    since = patterns.since.match(text, end)
    if since:
        return _Bounds("since", begin, since.end(), "past")
    if bound and not begins:
        return _Bounds("until", start, bound.end(), "until", bool(bound["before"]))
    return _Bounds("since" if begins else "", begin, end, "")


def _as_end(when: When, atom: Atom, before: bool) -> str:
    """Return an end: 3月底 is the last day of March, 五月前 the last of April."""
    if before and when.day is None and not atom.part and when.month is not None:
        year, month = (when.year, when.month - 1) if when.month > 1 else (when.year - 1, 12)
        return When(year, month).last_day().iso()
    if atom.part in ("底", "末") and when.day is None:
        return when.last_day().iso()
    return when.iso()


def _relation(text: str, atom: Atom, stretch: Stretch | None, published: date | None) -> str:
    same = _patterns().same.search(text, atom.start, atom.end + 8)
    year_alone = atom.month is None and atom.day is None and atom.form == "solar"
    if atom.form == "solar" and year_alone and ((atom.year_shift or 0) < 0 or (same and same.start() <= atom.end + 1)):
        return "past-year"
    if stretch is None or published is None:
        return "plan" if _patterns().plan.search(text, sentence_start(text, atom.start), atom.start) else ""
    today = When(published.year, published.month, published.day)
    return "plan" if stretch.last[: _grain(stretch.last)] > today[: _grain(stretch.last)] else ""


def _grain(when: When) -> int:
    return 3 if when.day is not None else 2 if when.month is not None else 1


def _is_this_year(text: str, year: DateMention, now: DateMention) -> bool:
    """Whether 截至目前 follows 今年 or 今年以来 so closely that the two are one span."""
    return len(year.start or "") == 4 and text[year.span.end : now.span.start] in ("", "，", "以来", "以来，")


def _span_to_now(year: DateMention, now: DateMention) -> DateMention:
    return DateMention(Span(year.span.start, now.span.end), f"{year.start}-01-01", now.end, "span")
