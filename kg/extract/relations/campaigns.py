"""Which campaign series an event belongs to: partOf; of which series a campaign is an edition: editionOf."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import CampaignMention, Discourse, Fact
from kg.extract.attachment.membership import read_memberships
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the series that each event is a part of, and the one that the name of a campaign holds."""
    for member in read_memberships(discourse, ledger.names):
        series = ledger.series(member.series, member.span)
        yield Fact(ledger.event(member.event), "partOf", series, member.span, "")
    for number, names in enumerate(ledger.names):
        if names.kind == "Campaign":
            held = [m for m in discourse.annotated.campaigns if any(_holds(span, m) for span in names.spans)]
            for mention in held[:1]:
                series = ledger.series(mention.name, mention.span)
                yield Fact(ledger.event(number), "editionOf", series, mention.span, "")


def _holds(span: tuple[int, int], mention: CampaignMention) -> bool:
    return span[0] <= mention.span.start and mention.span.end <= span[1]
