"""Which campaign series an event belongs to: partOf; of which series a campaign is an edition: editionOf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.datamodel import CampaignMention, Discourse, Fact, Literal
from kg.extract.attachment.membership import Membership, read_memberships
from kg.extract.attachment.parts import listed_behind, opened_with_it, said_to_be_parts
from kg.extract.attachment.programmes import Setting, begins_later, in_a_roundup, under_the_title, within_programmes
from kg.extract.attachment.series import plain_name, series_named
from kg.extract.audience_reach import beside_main
from kg.extract.ledger import Ledger

_PROGRAMME = re.compile("(?:招聘|就业服务|就业援助|用工服务)活动$")
"""A fair of such a name that opens at many places at once is an activity of all of them."""


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the series that each event is a part of, and the one that the name of a campaign holds."""
    for member in _members(discourse, ledger):
        series = ledger.series(member.series, member.span)
        yield Fact(ledger.event(member.event), "partOf", series, member.span, "")
    for number, names in enumerate(ledger.names):
        if names.kind == "Campaign":
            held = [m for m in discourse.annotated.campaigns if any(_holds(span, m) for span in names.spans)]
            for mention in held[:1]:
                series = ledger.series(mention.name, mention.span)
                yield Fact(ledger.event(number), "editionOf", series, mention.span, "")


def _members(discourse: Discourse, ledger: Ledger) -> list[Membership]:
    """Return the series of events that the words around them tell, else those whose time and place they lie in."""
    settings = _settings(discourse, ledger)
    series = series_named(discourse, ledger.names)
    told = {
        member.event: member
        for member in read_memberships(discourse, ledger.names, series)
        if not begins_later(member, ledger.names, settings, series)
    }
    for member in said_to_be_parts(discourse, ledger.names, series):
        told.setdefault(member.event, member)
    for member in listed_behind(discourse, ledger.names, series):
        told.setdefault(member.event, member)
    for member in within_programmes(discourse, ledger.names, settings, series):
        told.setdefault(member.event, member)
    for member in under_the_title(discourse, ledger.names, settings, series):
        told.setdefault(member.event, member)
    for member in in_a_roundup(discourse, ledger.names, settings, series):
        told.setdefault(member.event, member)
    for member in opened_with_it(discourse, ledger.names, settings, list(told.values())):
        told.setdefault(member.event, member)
    for member in _of_the_main_venue(discourse, ledger, told):
        told.setdefault(member.event, member)
    return [told[event] for event in sorted(told)]


def _of_the_main_venue(discourse: Discourse, ledger: Ledger, told: Mapping[int, Membership]) -> Iterator[Membership]:
    """Yield the branches of a fair with a main venue as parts of its campaign, or of the activity that it opens."""
    for branch, main in beside_main(discourse, ledger).items():
        held = told.get(main)
        span = ledger.names[main].spans[0]
        if held is None and _PROGRAMME.search(ledger.text, *span):
            held = Membership(main, plain_name(ledger.written(span)), span)
            yield held
        if held is not None:
            yield held._replace(event=branch)


def _settings(discourse: Discourse, ledger: Ledger) -> dict[int, Setting]:
    """Return when and where each event is held."""
    starts, ends, places = (
        {fact.subject: fact.object for fact in facts}
        for facts in (ledger.said("startDate"), ledger.said("endDate"), ledger.said("locatedIn"))
    )
    found: dict[int, Setting] = {}
    for number in range(len(discourse.events)):
        key = ledger.event(number)
        start, end, place = starts.get(key), ends.get(key), places.get(key)
        code = place.partition(":")[2] if isinstance(place, str) else None
        found[number] = Setting(
            start.value if isinstance(start, Literal) else "",
            end.value if isinstance(end, Literal) else None,
            frozenset(_upwards(discourse, code)),
            code,
        )
    return found


def _upwards(discourse: Discourse, code: str | None) -> Iterator[str]:
    """Yield the codes of a division and of those that hold it."""
    while code:
        yield code
        code = discourse.annotated.gazetteer[code].parent


def _holds(span: tuple[int, int], mention: CampaignMention) -> bool:
    return span[0] <= mention.span.start and mention.span.end <= span[1]
