"""Which employer recruits for which post: offers, headcount, salaryText, salaryMin, salaryMax, salaryPeriod."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Literal, PostMention
from kg.extract.employers import offers
from kg.extract.ledger import Ledger


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each post that a named employer recruits for, with headcount and pay."""
    annotated = discourse.annotated
    seen: set[tuple[str, str]] = set()
    for employer, post in offers(ledger.text, annotated.posts, annotated.organisations, annotated.people):
        body, label = ledger.body(employer), ledger.written(post.span)
        if (body, label) in seen:
            continue
        seen.add((body, label))
        key = ledger.new("Posts", label, post.span)
        yield Fact(body, "offers", key, post.span, "")
        yield from _details(key, post, ledger)


def _details(key: str, post: PostMention, ledger: Ledger) -> Iterator[Fact]:
    if post.headcount is not None and post.headcount_span is not None:
        yield Fact(key, "headcount", Literal(str(post.headcount), "integer"), post.headcount_span, "")
    if post.salary is None:
        return
    yield Fact(key, "salaryText", Literal(ledger.written(post.salary)), post.salary, "")
    if post.pay is None:
        return
    for predicate, amount in (("salaryMin", post.pay.minimum), ("salaryMax", post.pay.maximum)):
        if amount is not None:
            yield Fact(key, predicate, Literal(f"{amount:g}", "decimal"), post.salary, "")
    if post.pay.period is not None:
        yield Fact(key, "salaryPeriod", f"pay-period:{post.pay.period}", post.salary, "")
