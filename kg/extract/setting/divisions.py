"""The divisions that an event may have been held in, and what speaks for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.datamodel import Division, DivisionMention, Span, Unit
from kg.extract.setting.journeys import ends_of_journey, is_journey
from kg.extract.setting.sites import sure_sites
from kg.extract.setting.view import Candidate, View, heading_of, opening_divisions, places_around, where

_AT = re.compile(r"(?:在|于|地点：|会场：|位于|设到|办到|放到|搬到|开到|移到|落户)$")
_INTO = re.compile(r"(?:走进|来到|[进入]|移师|抵达|深入|转战|站是|首站|一站|第.站|走入|开进|进驻|落地)[：，\s]?$")
_TO = re.compile(
    r"(?:到|去|赴|往|回|飞|至|抵|奔赴|前往|开往|发往|送往|驶往|运往|直达|驶向|飞往|奔向|远赴|返回|回到|送到|送至|送达)了?$"
)
_FROM = re.compile(r"(?:从|自|来自|及|与|和|、|离|距|连接|对接)$")
_HOSTS = re.compile(r"[^，。；\n]{0,12}?(?:主办|举办|举行|承办|组织|开展|牵头|联合|会同|协办|召开|启动|发起|办)")
_LABEL = re.compile(r"(?:主办|承办|协办|组织|举办|指导|联合)(?:单位|方|机构)?[：为是]?[^。；\n]{0,30}$")
_PEOPLE = re.compile(r"(?:籍|人|老乡|等地|两地|企业|的企业|的[^，。]{0,6}企业|方向|务工)")
_REACH = 30

_FRAMES = ("held", "label", "head", "in")
_LEVELS = {"county": 0, "city": 1, "province": 2}
_PLACES = "1T234"
_SITED = frozenset(("venue held", "venue label", "venue head"))
_ROLES = (
    "venue held", "venue label", "at", "venue head", "into", "named", "opens", "site", "venue in", "deictic", "to",
    "host", "bare", "venue bare", "venue wide", "of body", "body", "venue weak", "name", "from", "origin",
)  # fmt: skip
"""How an event's units may speak of a division, what tells most of its place first."""
_PLACING = frozenset(_ROLES[:13])

Rows = Mapping[str, Division]


class _Gathered:
    """Tags of each division: how the article speaks of it."""

    def __init__(self) -> None:
        self.tags: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        """The role that a division has, and where (empty outside the event's units)."""
        self.spans: dict[str, Span] = {}
        self.sited: set[str] = set()
        """Those of the places where the event was."""
        self.best: dict[str, str] = {}
        """What tells most of a division at the place nearest to the event."""
        self.nearest = ""
        """The place nearest to the event where a division is named that it may lie in."""

    def add(self, code: str, role: str, place: str, span: Span) -> None:
        self.tags[code].add((role, place))
        if code not in self.spans or (role in _SITED and code not in self.sited):
            self.spans[code] = span
        if role in _SITED:
            self.sited.add(code)

    def settle(self) -> None:
        """Find the nearest place."""
        places = {place for tags in self.tags.values() for role, place in tags if role in _PLACING}
        self.nearest = next((place for place in _PLACES if place in places), "")
        for code, tags in self.tags.items():
            here = next((role for role in _ROLES if (role, self.nearest) in tags), None)
            if here is not None:
                self.best[code] = here


def division_candidates(view: View) -> list[Candidate]:
    """Return the codes that the event may lie in, each with its features; empty where the article names none."""
    rows = view.page.annotated.gazetteer
    found = _Gathered()
    for unit in view.units:
        _from_unit(view, unit, found)
    _from_around(view, found)
    home = view.page.annotated.home
    for rank, code in enumerate(home):
        found.add(code, f"home{rank}", "", view.first.core)
    found.settle()
    capital = home[-1][:2] + "0100" if home else ""
    if capital in rows:
        found.add(capital, "capital", "", view.first.core)
    for code in list(found.tags):
        _add_larger(view, code, found)
    ruled, sites = _by_rule(view), sure_sites(view)
    candidates = [
        Candidate(code, found.spans[code], [*_features(view, code, found), f"ruled {code == ruled}"])
        for code in sorted(found.tags)
        if code in rows and _may_hold(view, code, sites)
    ]
    journey = bool(home) and not sites and is_journey(view)
    if journey:
        ends = ends_of_journey(view, (code for code, role in found.best.items() if role == "to"))
        candidates = [candidate for candidate in candidates if candidate.value not in ends]
    if candidates and (journey or len(sites) == 1):
        return candidates
    return [*candidates, Candidate(None, None, list(_without(view)))]


def _may_hold(view: View, code: str, sites: set[str]) -> bool:
    """Tell whether an event may lie in a division, which is all but sure where its sentence says the place itself."""
    if not sites or code in sites:
        return True
    inside = any(site in view.page.larger.get(code, ()) for site in sites)
    return inside or (len(sites) > 1 and all(code in view.page.larger.get(site, ()) for site in sites))


def _by_rule(view: View) -> str | None:
    """Return the division of the venue, else the finest named beside the event, else the article's own."""
    rows, home = view.page.annotated.gazetteer, view.page.annotated.home
    venues = [venue for unit in view.units for venue in unit.venues if venue.frame in _FRAMES]
    held_in = min(venues, key=lambda venue: _FRAMES.index(venue.frame)).division if venues else None
    if held_in is not None and rows[held_in].level == "county":
        return held_in
    named = [d.code for unit in view.units for d in unit.divisions if d.use == "place" and d.code in rows]
    near = [code for code in named if code and (not home or code[:2] == home[0][:2])] or [
        code for code in named if code
    ]
    if near:
        return min(near, key=lambda code: _LEVELS[rows[code].level])
    return held_in or (home[0] if home else None)


def _without(view: View) -> Iterator[str]:
    """Yield what speaks for no division, as where the event is none that the article tells of."""
    first = view.first
    yield "none"
    yield f"none units{min(len(view.units), 4)}"
    yield f"none of {len(view.page.events)}" if len(view.page.events) < 3 else "none of many"
    yield f"none named{any(event.rank in ('name', 'quoted') for event in first.events)}"
    yield f"none occasion{any(event.rank == 'occasion' for event in first.events)}{not first.events}"
    yield f"none dated{bool(first.dates)}{bool(first.venues)}{bool(first.figures)}"
    for cue in sorted(first.cues):
        yield f"none {cue}"
    yield f"none places{bool(first.divisions)}{bool(first.bodies)}"


def _from_unit(view: View, unit: Unit, found: _Gathered) -> None:
    place = where(view, unit)
    for mention in unit.divisions:
        if mention.code is not None:
            found.add(mention.code, _role(view, unit, mention), place, mention.span)
    for venue in unit.venues:
        if venue.division is not None:
            wide = view.page.annotated.gazetteer[venue.division].level == "province"
            found.add(venue.division, f"venue {'wide' if wide else venue.frame}", place, venue.span)
    for body in unit.bodies:
        code = _division_of_body(view, body.name)
        if code is not None:
            found.add(code, _body_role(view.page.text, body.span), place, body.span)


def _role(view: View, unit: Unit, mention: DivisionMention) -> str:
    """Return how a unit speaks of a division."""
    if mention.use != "place" or mention.form == "deictic":
        return mention.use if mention.use != "place" else "deictic"
    text, (start, end) = view.page.text, mention.span
    roles = (
        ("named", any(event.span.start <= start < event.head.end for event in unit.events)),
        ("site", any(venue.span.start <= start < venue.span.end for venue in unit.venues)),
        ("of body", any(body.span.start <= start < body.span.end for body in unit.bodies)),
        ("at", _AT.search(text, max(0, start - 4), start)),
        ("into", _INTO.search(text, max(0, start - 4), start)),
        ("to", _TO.search(text, max(0, start - 4), start)),
        ("opens", start - unit.span.start <= 1 or start == unit.core.start),
        ("from", _FROM.search(text, max(0, start - 2), start) or _PEOPLE.match(text, end)),
    )
    return next((role for role, holds in roles if holds), "bare")


def _body_role(text: str, span: Span) -> str:
    if _HOSTS.match(text, span.end) or _LABEL.search(text, max(0, span.start - _REACH), span.start):
        return "host"
    return "body"


def _division_of_body(view: View, name: str) -> str | None:
    """Return the finest division that a body's canonical name begins with."""
    written = view.page.written
    return next((written[name[:end]] for end in range(len(name), 0, -1) if name[:end] in written), None)


def _from_around(view: View, found: _Gathered) -> None:
    """Take what the title, the heading, the paragraph and the sentence before say."""
    page, first = view.page, view.first
    heading = heading_of(page, first)
    heads = page.annotated.blocks[heading].span if heading is not None else Span(0, 0)
    block = page.annotated.blocks[first.block].span
    before: DivisionMention | None = None
    opened = False
    for mention in places_around(page, heads, block.start, first.span.start):
        if mention.code is None:
            continue
        if mention.span.start < page.title_end:
            found.add(mention.code, "title", "", mention.span)
        if heads.start <= mention.span.start < heads.end and heads.start >= page.title_end:
            found.add(mention.code, "heading", "", mention.span)
        if block.start <= mention.span.start < first.span.start and not opened:
            found.add(mention.code, "paragraph", "", mention.span)
            opened = True
        if mention.span.start < first.span.start:
            before = mention
    if before is not None and before.code is not None:
        lines = page.text.count("\n", before.span.start, first.span.start)
        found.add(before.code, f"before{min(lines, 2)}", "", before.span)


def _add_larger(view: View, code: str, found: _Gathered) -> None:
    """Bring in the divisions around one, which may hold several places of one occasion."""
    for larger in view.page.larger.get(code, ()):
        found.tags.setdefault(larger, set())
        found.spans.setdefault(larger, found.spans[code])


def _features(view: View, code: str, found: _Gathered) -> Iterator[str]:
    rows = view.page.annotated.gazetteer
    level = rows[code].level
    home = view.page.annotated.home
    relation = _relation(view, code, home[0]) if home else "?"
    sited = "sited" if any(venue.frame != "bare" for venue in view.first.venues) else "siteless"
    yield level
    yield f"{relation}{level}"
    yield f"{relation}{level}{sited}"
    sort = _sort(view)
    near = found.nearest
    tags = sorted(found.tags[code])
    best = found.best.get(code)
    if best is not None:
        yield from (f"best {best}", f"best {best}{level}", f"best {best}{near}")
        yield from (f"best {best}{relation}", f"best {best}{sort}", f"{sort}{level}{relation}")
    for role, place in tags:
        if not place:
            alone = "alone" if not near else ""
            yield from (f"{role}{alone}", f"{role}{level}{alone}", f"{role}{relation}{alone}")
        elif best is None and place != near and (not near or place in "1T2"):
            yield f"far {role}"
    if code in opening_divisions(view):
        yield from (f"opens name{level}", f"opens name{relation}{sort}")
    if not tags:
        yield f"only around{relation}{near != ''}"
    yield from _beside(view, code, found, level)


_TRIP = re.compile(
    "专车|专列|包机|包车|专机|大巴|输送|护送|发车|启程|返岗|直达|点对点|登车|登机|乘坐|列车|航班|送往|运送|务工"
)


def _sort(view: View) -> str:
    """Return what sort of occasion an event is: a trip begins at home, an online one is of its host's division."""
    if view.kind in ("OnlineJobFair", "LivestreamRecruitment"):
        return "online"
    if view.kind == "Campaign":
        return "campaign"
    words = view.page.text[view.first.span.start : view.first.span.end]
    return "trip" if view.kind == "Outreach" and _TRIP.search(words) else "meeting"


def _beside(view: View, code: str, found: _Gathered, level: str) -> Iterator[str]:
    """Yield what is said of the parts of a division, of those around it, and of all others."""
    parts: set[str] = set()
    larger: set[str] = set()
    others: set[str] = set()
    many = 0
    for other, role in found.best.items():
        if other == code:
            continue
        relation = _relation(view, other, code)
        if relation == "in":
            parts.add(role)
            many += role in _PLACING
        elif relation == "around":
            larger.add(role)
        else:
            others.add(role)
    yield from (f"part {role}{level}" for role in sorted(parts))
    yield from (f"around {role}" for role in sorted(larger))
    yield from (f"other {role}" for role in sorted(others))
    yield f"parts{min(many, 3)}{level}"


def _relation(view: View, one: str, other: str) -> str:
    """Return how a division stands to another: same, in, around, beside (of one city), away or abroad."""
    if one == other:
        return "same"
    if one[:2] != other[:2]:
        return "abroad"
    if one in view.page.larger.get(other, ()):
        return "around"
    if other in view.page.larger.get(one, ()):
        return "in"
    if one[:4] == other[:4]:
        return "beside"
    return "away"
