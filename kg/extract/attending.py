"""Firms of which words right behind a list say that they are there: 甲、乙、丙都到了."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import OrganisationMention
from kg.extract.attachment.lists import body_lists
from kg.extract.ledger import Ledger

_FIRMS = frozenset(("Company", "HealthInstitution", "EducationalInstitution", "Organisation"))
_THERE = re.compile(
    r"(?:等[^，。；：、\n]{0,10})?(?:也都|也|都|均|全部?|悉数|双双|先后|纷纷)(?:已经?|在此|在现场|到现场|来此|来)?"
    r"(?:在场|到场|到会|参会|参加|进场|设[摊展台点]|摆[摊台]|支摊|亮相|在其[列中]|在列|到了|来了|有人报到|[来在](?:收人|招人|要人|招工|招聘))"
)
_FEW = 2


def told_to_be_there(ledger: Ledger) -> Iterator[OrganisationMention]:
    """Yield the firms of lists behind which the text says that all of them are there."""
    for group in body_lists(ledger.text, ledger.annotated.organisations):
        if len(group.members) >= _FEW and _THERE.match(ledger.text, group.end):
            yield from (body for body in group.members if body.kind in _FIRMS)
