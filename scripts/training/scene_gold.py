"""Which event, or which total, each unit of an annotated article speaks of, as far as the gold facts tell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from kg.annotate import annotate_text
from kg.datamodel import AnnotatedText, Span, Unit
from kg.discourse.state import plain
from kg.discourse.units import gather
from scripts.training.corpus import Article

TOTAL = -1
_TOO_SHORT = 4
"""A name of fewer characters stands for too many things to tell an event by."""
_TOO_OFTEN = 3
_LIKE = 0.7
_LEAD = 0.15
"""A phrase is a name where it is so much like it, and so much more than like any other name of the article."""


class Labelled(NamedTuple):
    """An annotated article with the gold target of its units."""

    article: Article
    annotated: AnnotatedText
    units: tuple[Unit, ...]
    owners: tuple[frozenset[int], ...]
    """For each unit the numbers of the gold events it speaks of, or ``TOTAL``; empty where the gold does not tell."""


def label_units(article: Article) -> Labelled:
    """Return an article with its units and what the gold says of them."""
    annotated = annotate_text(article.clean)
    units = gather(annotated)
    labels = _Labels(article, annotated, units)
    labels.from_figures()
    labels.from_words()
    labels.from_likeness()
    labels.from_days()
    return Labelled(article, annotated, units, tuple(frozenset(owners) for owners in labels.owners))


class _Labels:
    """Gathers the owners of units: figures tell surely, words and days where nothing surer does."""

    def __init__(self, article: Article, annotated: AnnotatedText, units: Sequence[Unit]) -> None:
        self.article = article
        self.annotated = annotated
        self.units = units
        self.starts = [unit.span.start for unit in units]
        self.owners: list[set[int]] = [set() for _ in units]
        self.sure = [False] * len(units)

    def from_figures(self) -> None:
        """Give each unit the owners of the gold figures in it, and of those that it repeats."""
        told: dict[tuple[str, float], set[int]] = defaultdict(set)
        for owner, figure in self._gold_figures():
            told[figure["measure"], figure["value"]].add(owner)
            for place in self.article.find(figure["text"]):
                for quantity in self.annotated.quantities:
                    inside = quantity.span.start < place.end and place.start < quantity.span.end
                    if inside and quantity.value == figure["value"]:
                        self._own(quantity.span.start, owner, sure=True)
        for figure_mention in self.annotated.figures:
            owners = told.get((figure_mention.measure, figure_mention.value), set())
            if len(owners) == 1:
                self._own(figure_mention.span.start, *owners, sure=True)

    def _gold_figures(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, event in enumerate(self.article.gold["events"]):
            yield from ((number, figure) for figure in event["figures"])
        yield from ((TOTAL, figure) for figure in self.article.gold["aggregates"])

    def from_words(self) -> None:
        """Give units the events whose name, venue or organisers they hold, where these words are told apart."""
        for number, event in enumerate(self.article.gold["events"]):
            name = event["name"]
            if len(name) >= _TOO_SHORT:
                for place in self.article.find(name)[:_TOO_OFTEN]:
                    self._own(place.end - 1, number)
            rare = [event["venue"]] if event["venue"] else []
            rare += [organiser["surface"] for organiser in event["organisers"]]
            for words in rare:
                places = self.article.find(words)
                if len(places) < _TOO_OFTEN:
                    self._own_acting(places, number)

    def _own_acting(self, places: Sequence[Span], number: int) -> None:
        for place in places:
            unit = self._unit_at(place.start)
            if unit is not None and (len(places) == 1 or unit.cues & {"host", "hold"}):
                self._own(place.start, number)

    def from_likeness(self) -> None:
        """Give units that nothing surer tells the event whose name a phrase of theirs is like, and no other's."""
        names = [plain(event["name"]) for event in self.article.gold["events"]]
        for unit in self.units:
            if self.owners[unit.number]:
                continue
            for mention in unit.events:
                words = plain(self.article.reading.text[mention.span.start : mention.span.end])
                likest = sorted(((_alike(words, name), number) for number, name in enumerate(names)), reverse=True)
                lead = likest[0][0] - likest[1][0] if len(likest) > 1 else 1.0
                if mention.form != "many" and likest and likest[0][0] >= _LIKE and lead >= _LEAD:
                    self.owners[unit.number].add(likest[0][1])

    def from_days(self) -> None:
        """Give units that nothing else tells the only event of the day that they name."""
        days: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, event in enumerate(self.article.gold["events"]):
            if event["start"]:
                days[event["start"], event["end"] or event["start"]].append(number)
        for unit, owners in zip(self.units, self.owners, strict=True):
            if owners:
                continue
            for date in unit.dates:
                if date.start and len(date.start) == len("2022-02-10"):
                    numbers = days.get((date.start, date.end or date.start), [])
                    if len(numbers) == 1:
                        owners.add(numbers[0])

    def _unit_at(self, place: int) -> Unit | None:
        number = bisect_right(self.starts, place) - 1
        if number < 0 or place >= self.units[number].span.end:
            return None
        return self.units[number]

    def _own(self, place: int, owner: int, *, sure: bool = False) -> None:
        unit = self._unit_at(place)
        if unit is None or (self.sure[unit.number] and not sure):
            return
        self.owners[unit.number].add(owner)
        self.sure[unit.number] |= sure


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
