"""Which campaign series an event belongs to: partOf; of which series a campaign is an edition: editionOf."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import CampaignMention, Discourse, Fact
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the series named in the name of an event or beside it."""
    for number in range(len(discourse.events)):
        event = ledger.event(number)
        names = ledger.names[number]
        named = [m for unit in ledger.units_of(number) for m in unit.campaigns]
        inside = [m for m in discourse.annotated.campaigns if any(_holds(span, m) for span in names.spans)]
        found = inside or named
        if not found:
            continue
        mention = found[0]
        series = ledger.series(mention.name, mention.span)
        if names.kind == "Campaign":
            yield Fact(event, "editionOf", series, mention.span, "")
        else:
            yield Fact(event, "partOf", series, mention.span, "")


def _holds(span: tuple[int, int], mention: CampaignMention) -> bool:
    return span[0] <= mention.span.start and mention.span.end <= span[1]
