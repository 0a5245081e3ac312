"""What an event is called, and of which class it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from kg.datamodel import Discourse, EventMention, Span
from kg.extract.event_classes import class_of
from kg.extract.event_figures import contradicted
from kg.extract.event_labels import composed_label
from kg.extract.telling import owners_of, ranked_mentions, telling_of


class EventNames(NamedTuple):
    """The phrases that name an event, the best first, and its class."""

    spans: tuple[Span, ...]
    kind: str
    proper: bool
    """Whether one of the phrases is a name, and not only a word for some occasion."""
    own: bool
    """Whether one of these names is more than a word for any activity (专项活动)."""
    composed: str | None = None
    """A label made of words of the article, where no phrase tells the event from others."""


def name_events(discourse: Discourse) -> list[EventNames]:
    """Return the names and the class of each event of ``discourse``, in order.

    An event without any name is called by its first clause.
    """
    text = discourse.annotated.reading.text
    found: list[EventNames] = []
    taken: set[str] = set()
    owners = owners_of(discourse)
    series = {campaign.span for campaign in discourse.annotated.campaigns}
    for number in range(len(discourse.events)):
        telling = telling_of(discourse, number, owners)
        mentions = ranked_mentions(text, telling.units, taken)
        kind = class_of(discourse, telling, mentions, [names.kind for names in found])
        mentions.sort(key=lambda m: m.kind != kind and contradicted(m.kind, telling))
        spans = tuple(mention.span for mention in mentions) or (telling.body[0].core,)
        taken.add(text[spans[0].start : spans[0].end])
        composed = composed_label(discourse, telling, mentions[0] if mentions else None, kind)
        names = [mention for mention in mentions if mention.rank in ("name", "quoted")]
        found.append(EventNames(spans, kind, bool(names), any(_is_own(text, m, series) for m in names), composed))
    return found


def _is_own(text: str, mention: EventMention, series: Collection[Span]) -> bool:
    """Tell whether a name is more than a word for any activity; ``series`` are the names of campaigns."""
    start, end = mention.span
    quoted = mention.kind == "Outreach" and text[start - 1 : start] == "“" and text.startswith("”", end)
    return mention.rank == "quoted" or quoted or mention.span != mention.head or mention.span in series
