"""Which event is a part of which campaign series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.datamodel import Discourse, Span
from kg.extract.attachment.series import Series
from kg.extract.attachment.series_features import SeriesFeatures
from kg.extract.event_names import EventNames
from kg.linear import PackedModel, packed, read_model

LABELS = ("none", "partOf")
LEAD = -20
"""By how much belonging must outweigh not belonging; a little less will do, for articles seldom say it twice."""


class Membership(NamedTuple):
    """An event and the series that it is a part of, at the mention that says so."""

    event: int
    series: str
    span: Span


class SeriesCandidate(NamedTuple):
    """A series of the article and an event."""

    event: int
    series: Series
    features: list[str]


def candidates(
    discourse: Discourse, names: Sequence[EventNames], series: Sequence[Series]
) -> Iterator[SeriesCandidate]:
    """Yield every series that an article names with every event that is no campaign itself."""
    features = SeriesFeatures(discourse, names, series)
    for number, event in enumerate(names):
        if event.kind != "Campaign":
            for each in series:
                yield SeriesCandidate(number, each, features.of(each, number))


def read_memberships(
    discourse: Discourse, names: Sequence[EventNames], series: Sequence[Series]
) -> Iterator[Membership]:
    """Yield the series that each event is a part of, where the article tells one of those that it names.

    A known campaign in the name of an event is its series. Else the series that fits the event best is.
    """
    model = _model()
    best: dict[int, tuple[int, Series]] = {}
    for candidate in candidates(discourse, names, series):
        lead = _lead(candidate, names[candidate.event], model)
        if lead > max(LEAD, best[candidate.event][0] if candidate.event in best else LEAD):
            best[candidate.event] = (lead, candidate.series)
    for number, (_, found) in sorted(best.items()):
        first = names[number].spans[0]
        span = min(found.spans, key=lambda s: (not (first.start <= s.start < first.end), abs(s.start - first.start)))
        yield Membership(number, found.name, span)


def _lead(candidate: SeriesCandidate, event: EventNames, model: PackedModel) -> int:
    """Return by how much the weights speak for the pair; beyond all doubt for a known campaign in the event's name."""
    none, part = model.scores(candidate.features)
    name = event.spans[0]
    named = any(name.start <= span.start and span.end <= name.end for span in candidate.series.spans)
    sure = 10_000 if named and candidate.series.source == "known" else 0
    return part - none + sure


@cache
def _model() -> PackedModel:
    return packed(read_model(files("kg.extract").joinpath("models", "event_series.json")))
