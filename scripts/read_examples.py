"""Puts what is really read below the examples of a document.

A fenced block of kind ``reading``, followed by the predicates that it is about, holds the words of an article and,
behind arrows, what is read from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.build import facts_from
from kg.datamodel import Document, DocumentFacts, Literal

_BLOCK = re.compile(r"(?<=```reading )(?P<predicates>[^\n]+)\n(?P<body>.*?)(?=```)", re.DOTALL)
_ARROW = "→ "
_FRAME = {"date": "2022-03-10", "publisher": "上饶日报"}


def with_real_readings(text: str) -> str:
    """Return a document whose examples are followed by what is read from them."""
    return _BLOCK.sub(lambda block: _renewed(block["predicates"], block["body"]), text)


def _renewed(predicates: str, body: str) -> str:
    words = [line for line in body.splitlines() if not line.startswith(_ARROW)]
    read = list(told("\n\n".join(words), predicates.split())) or [f"{_ARROW}nothing"]
    return "\n".join([predicates, *words, *read, ""])


def told(article: str, predicates: Sequence[str]) -> Iterator[str]:
    """Yield a line for each fact of these predicates that is read from an article of 10 March 2022."""
    facts = facts_from(Document("a.txt", article.encode(), "text/plain", None, _FRAME))
    if not isinstance(facts, DocumentFacts):
        return
    labels = {entity.key: entity.label for entity in facts.entities}
    kinds = {entity.key: entity.kinds[0] for entity in facts.entities}
    for fact in facts.facts:
        if "type" in predicates and fact.subject in kinds and fact.subject.startswith("event:"):
            yield f"{_ARROW}{labels[fact.subject]} · type · {kinds.pop(fact.subject)}"
        if fact.predicate in predicates:
            value = fact.object.value if isinstance(fact.object, Literal) else labels.get(fact.object)
            shown = value or str(fact.object).partition(":")[2]
            yield f"{_ARROW}{labels[fact.subject]} · {fact.predicate} · {shown}"
