"""At which event somebody recruits who is named as an employer, where no words tie the two together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Span
from kg.extract.ledger import Ledger

_RECRUITING = frozenset(("JobFair", "OnlineJobFair", "CampusFair", "LivestreamRecruitment", "Outreach"))
"""Classes of events that employers come to."""
_PAST = re.compile("去年|前年|上年|往年|上一?[届次场期年轮站]|前一[届次场期年]|首届")


class RecruitingEvents:
    """The events of an article at which employers recruit, by where it speaks of them.

    Those to come count only where it tells of no other, and so do those that lie behind the one it is about.
    """

    def __init__(self, ledger: Ledger) -> None:
        fitting = [number for number, names in enumerate(ledger.names) if names.kind in _RECRUITING]
        chief = [number for number in fitting if not _is_past(ledger, number)]
        self._fitting = _told(ledger, fitting)
        self._chief = _told(ledger, chief or fitting)

    def at(self, place: Span) -> int | None:
        """Return the event that the article speaks of at ``place``, or spoke of last, or will first."""
        own = next((number for span, number in self._fitting if span.start <= place.start < span.end), None)
        if own is not None:
            return own
        before = [number for span, number in self._chief if span.start <= place.start]
        if before:
            return before[-1]
        return self._chief[0][1] if self._chief else None


def _told(ledger: Ledger, numbers: Sequence[int]) -> list[tuple[Span, int]]:
    """Return the stretches of the text that speak of the events, in order."""
    return sorted((unit.span, number) for number in numbers for unit in ledger.units_of(number))


def _is_past(ledger: Ledger, number: int) -> bool:
    first = ledger.names[number].spans[0]
    return _PAST.search(ledger.text, first.start, first.end) is not None
