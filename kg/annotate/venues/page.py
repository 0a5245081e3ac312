"""What is known of a text when its places are judged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from kg.annotate.geography import Geography
from kg.annotate.venues.phrases import Phrase
from kg.annotate.venues.words import Tokens
from kg.datamodel import DateMention, Span


class Place(NamedTuple):
    """A stretch that names a place, and what it stands in."""

    span: Span
    frame: str


class Page(NamedTuple):
    """A text with its tokens, phrases, dates and divisions."""

    text: str
    tokens: Tokens
    phrases: list[Phrase]
    geography: Geography
    divisions: frozenset[Span]
    """The names of counties and larger divisions."""
    division_starts: frozenset[int]
    """Where the names of divisions and of townships begin."""
    dates: tuple[DateMention, ...]
    date_starts: list[int]

    def sentence_start(self, place: int) -> int:
        """Return where the sentence begins that ``place`` stands in."""
        sentences = self.geography.sentences
        return sentences[bisect_right(sentences, place) - 1] if sentences else 0

    def date_at(self, place: int) -> DateMention | None:
        """Return the date that begins at ``place``."""
        index = bisect_left(self.date_starts, place)
        found = index < len(self.dates) and self.date_starts[index] == place
        return self.dates[index] if found else None

    def holds_date(self, span: Span) -> bool:
        """Tell whether a date begins in ``span``."""
        index = bisect_left(self.date_starts, span.start)
        return index < len(self.dates) and self.date_starts[index] < span.end

    def date_before(self, place: int) -> DateMention | None:
        """Return the last date that begins before ``place``."""
        index = bisect_left(self.date_starts, place) - 1
        return self.dates[index] if index >= 0 else None
