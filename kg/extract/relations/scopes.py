"""Which body, division or campaign a total is about, where its scope names one: scope."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import CampaignMention, Discourse, DivisionMention, Fact, OrganisationMention, Span
from kg.extract.ledger import Ledger

_Mention = DivisionMention | CampaignMention | OrganisationMention


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield what the words of a scope name, if they name it and nothing more."""
    labels = ledger.said("scopeLabel")
    named = _named(discourse) if labels else {}
    for fact in labels:
        if fact.evidence in named:
            yield Fact(fact.subject, "scope", _key(named[fact.evidence], ledger), fact.evidence, "")


def _named(discourse: Discourse) -> dict[Span, _Mention]:
    """Return what can be a scope, by its span; a body goes before the division that stands for it."""
    annotated = discourse.annotated
    found: dict[Span, _Mention] = {
        place.span: place for place in annotated.divisions if place.code in annotated.gazetteer and place.use == "place"
    }
    found.update((campaign.span, campaign) for campaign in annotated.campaigns)
    found.update((body.span, body) for body in annotated.organisations if body.certain)
    return found


def _key(mention: _Mention, ledger: Ledger) -> str:
    if isinstance(mention, OrganisationMention):
        return ledger.body(mention)
    if isinstance(mention, CampaignMention):
        return ledger.series(mention.name, mention.span)
    return ledger.district(mention.code or "", mention.span)
