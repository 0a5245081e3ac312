"""Which bodies do something for which events, and what: run them in a role, or take part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from kg.datamodel import Discourse, OrganisationMention
from kg.extract.attachment.candidates import BodyCandidates, Candidate
from kg.extract.attachment.remarks import is_aside
from kg.extract.attachment.wording import labelled_role, only_receives, told_role
from kg.linear import LinearModel, PackedModel, packed, read_model

LABELS = ("none", "hosts", "undertakes", "coOrganises", "executes", "guides", "supports", "participatesIn")
"""What a body may be to an event."""
_TAKES_PART = LABELS[-1]
_NO_EMPLOYERS = frozenset(("GovernmentBody", "MediaOutlet"))
_PLACES_OTHERS = re.compile("(?:人力|人才|劳务|职介|猎头)[^厂店]{0,10}(?:公司|集团)$")
"""Firms that find work for others, and seldom look for people themselves."""
_PEOPLES_BODIES = ("妇女联合会", "残疾人联合会", "总工会", "工商业联合会", "委员会")
"""Classes of bodies, and how names of others end, that come to a fair as guests."""
_AWAY_FROM_WORK = frozenset(("kind=TrainingCourse", "kind=Contest"))
_SELDOM = 100
"""By how much an employer must fit such an event better than one at which people look for work."""
LEAD = -100
"""By how much a role must outweigh none. Below nought, for a role that is missed costs as much as one too many."""
FURTHER = 0
NEAREST = 70
"""The same word speaks of a further event only where that one's lead is above ``FURTHER``, and so near to the best."""


class Role(NamedTuple):
    """A body that does something for an event, at the place of the text that says so most clearly."""

    body: OrganisationMention
    event: int
    predicate: str
    lead: int


def read_roles(discourse: Discourse, kinds: Sequence[str]) -> tuple[Role, ...]:
    """Return the roles of bodies in the events of an article, in the order of the text.

    ``kinds`` are the classes of the events. A body has one role in an event: that of the place where it is clearest.
    """
    text = discourse.annotated.reading.text
    candidates = (each for each in BodyCandidates(discourse, kinds) if not is_aside(text, each.body.span.end))
    return best_roles(candidates, _model())


def best_roles(candidates: Iterable[Candidate], model: LinearModel | PackedModel) -> tuple[Role, ...]:
    """Return the roles that ``model`` reads from candidates."""
    best: dict[tuple[str, str, int], Role] = {}
    for role in _weighed(candidates, model):
        key = (role.body.kind, role.body.name, role.event)
        if key not in best or role.lead > best[key].lead:
            best[key] = role
    return tuple(sorted(best.values(), key=lambda role: (role.body.span, role.event)))


def _weighed(candidates: Iterable[Candidate], model: LinearModel | PackedModel) -> Iterator[Role]:
    """Yield the role of each body at each of its places, in the event that it fits best and those near to that."""
    for body, group in groupby(candidates, key=lambda candidate: candidate.body):
        pairs = list(group)
        place = pairs[0].place
        of_place, told, labelled = model.scores(place), told_role(place), labelled_role(place)
        receives = only_receives(place)
        found: list[Role] = []
        for pair in pairs:
            scores = [one + other for one, other in zip(of_place, model.scores(pair.pair), strict=True)]
            lead = max(scores[1:])
            label = LABELS[scores.index(lead, 1)]
            if label == _TAKES_PART and not _may_take_part(body):
                continue
            predicate = label if label == _TAKES_PART else told or label
            if predicate != _TAKES_PART and receives:
                continue
            away = predicate == _TAKES_PART and not _AWAY_FROM_WORK.isdisjoint(pair.pair)
            found.append(Role(body, pair.event, predicate, lead - scores[0] - away * _SELDOM))
        top = max((role.lead for role in found), default=LEAD)
        least = min(LEAD, top - 1) if labelled else LEAD
        for role in found:
            if role.lead > least and (role.lead == top or role.lead > max(FURTHER, top - NEAREST)):
                yield role


def _may_take_part(body: OrganisationMention) -> bool:
    """Return whether a body is of a kind that recruits at fairs."""
    if body.kind in _NO_EMPLOYERS or body.name.endswith(_PEOPLES_BODIES):
        return False
    return _PLACES_OTHERS.search(body.name) is None


@cache
def _model() -> PackedModel:
    return packed(read_model(files("kg.extract").joinpath("models", "body_roles.json")))
