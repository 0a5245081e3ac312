"""Keeps the part of a network that somebody asks for: a period, a district, kinds of events, campaigns, roles."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from kg.errors import KgError
from kg.network.levels import DivisionNames
from kg.network.records import EMPLOYING, EVENT_KINDS, ORGANISING, District, Network, Occasion, Thing

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Selection(NamedTuple):
    """What to keep; empty fields keep all."""

    since: str | None = None
    """ISO day, month or year; events that end before it go. Events without a date go where a period is asked for."""
    until: str | None = None
    district: str | None = None
    """Name or code; keeps events in it and in all that it holds."""
    kinds: tuple[str, ...] = ()
    """Event classes by local name: ``JobFair``."""
    campaigns: tuple[str, ...] = ()
    """Words of the names of campaign series."""
    roles: tuple[str, ...] = ()
    """``hosts`` …: ties of other roles go."""


EVERYTHING = Selection()


def select(network: Network, wanted: Selection) -> Network:
    """Return the network with the events and ties that ``wanted`` keeps, and the bodies, people and things left.

    Bodies stay if they are still tied to an event; people if their body stays. Where nothing is asked for, the whole
    network is returned. Raises ``KgError`` for a date, district, kind, campaign or
    role that cannot be, naming near ones.
    """
    _refuse_unknown(wanted)
    if wanted == EVERYTHING:
        return network
    _refuse_unknown_campaigns(network, wanted.campaigns)
    code = _district(network, wanted.district) if wanted.district else None
    names = DivisionNames(network.districts)
    events = {
        iri: event
        for iri, event in network.events.items()
        if _in_period(event, wanted)
        and (code is None or any(code in names.line(place) for place in event.districts))
        and (not wanted.kinds or event.kind in wanted.kinds)
        and (not wanted.campaigns or any(word in name for word in wanted.campaigns for name in event.campaigns))
    }
    ties = tuple(tie for tie in network.ties if tie.event in events and (not wanted.roles or tie.role in wanted.roles))
    tied = {tie.body for tie in ties}
    offices = tuple(office for office in network.offices if office.body in tied)
    people = {office.person for office in offices}
    things = _around(network, {*events, *tied, *people})
    return network._replace(
        bodies={iri: body for iri, body in network.bodies.items() if iri in tied},
        events=events,
        people={iri: person for iri, person in network.people.items() if iri in people},
        ties=ties,
        offices=offices,
        things=things,
        links=tuple(link for link in network.links if link.subject in things and link.object in things),
    )


def _around(network: Network, kept: set[str]) -> dict[str, Thing]:
    """Return what is kept, and what that points at; other events, bodies and people go."""
    gone = {*network.events, *network.bodies, *network.people} - kept
    near = {link.object for link in network.links if link.subject in kept}
    near |= {link.object for link in network.links if link.subject in near}
    stays = (kept | near) - gone
    return {iri: thing for iri, thing in network.things.items() if iri in stays}


def _in_period(event: Occasion, wanted: Selection) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if event.start is None:
        return False
    # Dates of unlike length compare by what both say: 2022-02 is not before 2022-02-10.
    end = event.end or event.start
    after = wanted.since is None or _cut(end, wanted.since) >= _cut(wanted.since, end)
    before = wanted.until is None or _cut(event.start, wanted.until) <= _cut(wanted.until, event.start)
    return after and before


def _cut(one: str, other: str) -> str:
    return one[: len(other)]


def _refuse_unknown(wanted: Selection) -> None:
    for day in (wanted.since, wanted.until):
        if day is not None and not _DAY.fullmatch(day):
            raise KgError(f"{day!r} is no date; write 2022, 2022-02 or 2022-02-10.")
    for kind in wanted.kinds:
        if kind not in EVENT_KINDS:
            raise KgError(f"there is no kind {kind!r} of events; the kinds are {', '.join(EVENT_KINDS)}.")
    known = (*ORGANISING, *EMPLOYING)
    for role in wanted.roles:
        if role not in known:
            raise KgError(f"there is no role {role!r}; the roles are {', '.join(known)}.")


def _refuse_unknown_campaigns(network: Network, campaigns: tuple[str, ...]) -> None:
    known = sorted({name for event in network.events.values() for name in event.campaigns})
    for word in campaigns:
        if not any(word in name for name in known):
            near = get_close_matches(word, known, n=3, cutoff=0.3) or known[:3]
            hint = f"; did you mean {', '.join(near)}?" if near else "; it knows none."
            raise KgError(f"the graph knows no campaign {word!r}{hint}")


def _district(network: Network, asked: str) -> str:
    """Return the code of the district that is meant by a code, a full name, a name or a name without its last word."""
    found = [district for district in network.districts.values() if asked in (district.code, district.full_name)]
    found = found or [district for district in network.districts.values() if district.label == asked]
    found = found or [district for district in network.districts.values() if district.label[:-1] == asked]
    if len(found) == 1:
        return found[0].code
    if found:
        names = ", ".join(f"{district.full_name} ({district.code})" for district in sorted(found, key=_by_code))
        raise KgError(f"{asked} may be {names}; give the full name or the code.")
    labels = sorted({name for district in network.districts.values() for name in (district.label, district.full_name)})
    near = get_close_matches(asked, labels, n=3, cutoff=0.4)
    hint = f"; did you mean {', '.join(near)}?" if near else "."
    raise KgError(f"the graph knows no district {asked!r}{hint}")


def _by_code(district: District) -> str:
    return district.code
