"""Numbers of more than one event: what they are about, and of which period."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Literal, Span
from kg.extract.figure_repeats import in_headlines
from kg.extract.ledger import Ledger
from kg.extract.total_periods import Period, Periods
from kg.extract.total_scopes import Scopes

_DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the figures of units that speak of totals."""
    if not discourse.totals:
        return
    seen: set[tuple[str, float]] = set()
    repeated = in_headlines(discourse)
    scopes = Scopes(discourse)
    periods = Periods(discourse, _first_day(ledger))
    for index in discourse.totals:
        unit = discourse.units[index]
        for figure in unit.figures:
            if figure.span in repeated or (figure.measure, figure.value) in seen:
                continue
            seen.add((figure.measure, figure.value))
            key = ledger.new("Figure", ledger.written(figure.span), figure.span)
            scope = scopes.of(unit, figure)
            yield Fact(key, "scopeLabel", Literal(ledger.written(scope)), scope, "")
            about = _named(discourse, scope, ledger)
            if about:
                yield Fact(key, "scope", about, scope, "")
            period = periods.of(unit, figure)
            if period is not None and period.start:
                yield Fact(key, "periodStart", _literal(period.start), period.start_span, "")
            if period is not None and period.end:
                yield Fact(key, "periodEnd", _literal(period.end), period.end_span, "")
            whole = float(figure.value).is_integer()
            value = Literal(str(int(figure.value) if whole else figure.value), "integer" if whole else "decimal")
            yield Fact(key, "measure", f"measure:{figure.measure}", figure.span, "")
            yield Fact(key, "value", value, figure.span, "")
            yield Fact(key, "qualifier", f"qualifier:{figure.qualifier}", figure.span, "")


def _first_day(ledger: Ledger) -> Period | None:
    """Return the day of the first event that is held on one day."""
    ends = {fact.subject: fact for fact in ledger.said("endDate")}
    for fact in ledger.said("startDate"):
        end = ends.get(fact.subject)
        if isinstance(fact.object, Literal) and fact.object.datatype == "date" and end and end.object == fact.object:
            return Period(fact.object.value, fact.object.value, fact.evidence, end.evidence)
    return None


def _named(discourse: Discourse, scope: Span, ledger: Ledger) -> str:
    """Return the key of the division or body that the scope is, empty where it is none that is known."""
    for body in discourse.annotated.organisations:
        if body.span == scope and body.certain:
            return ledger.body(body)
    codes = [division.code for division in discourse.annotated.divisions if division.span == scope and division.code]
    return ledger.district(codes[0], scope) if codes else ""


def _literal(value: str) -> Literal:
    return Literal(value, _DATATYPES[len(value)])
