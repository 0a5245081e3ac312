"""For whom an event is said to be: targets."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the audiences that the names of an event hold."""
    for number in range(len(discourse.events)):
        seen: set[str] = set()
        for span in ledger.names[number].spans[:3]:
            for mention in discourse.annotated.audiences:
                inside = span.start <= mention.span.start and mention.span.end <= span.end
                if inside and mention.audience not in seen:
                    seen.add(mention.audience)
                    yield Fact(ledger.event(number), "targets", f"audience:{mention.audience}", mention.span, "")
