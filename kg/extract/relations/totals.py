"""Numbers of more than one event: what they are about, and of which period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import DateMention, Discourse, Fact, Literal, Span, Unit
from kg.extract.ledger import Ledger

_SCOPE = re.compile(
    r"(?:全|我|本|该|各)(?:国|省|市|县|区|州|旗|镇|地|校|街道)|各(?:县|区|市|地)[县市区（）、]*|市里|县里|省里|区里"
)
_DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield the figures of units that speak of totals."""
    seen: set[tuple[str, float]] = set()
    for index in discourse.totals:
        unit = discourse.units[index]
        scope = _scope(discourse, unit, ledger)
        period = _period(discourse, unit)
        for figure in unit.figures:
            if (figure.measure, figure.value) in seen:
                continue
            seen.add((figure.measure, figure.value))
            key = ledger.new("Figure", ledger.written(figure.span), figure.span)
            yield Fact(key, "scopeLabel", Literal(ledger.written(scope)), scope, "")
            if period is not None and period.start:
                yield Fact(key, "periodStart", _literal(period.start), period.span, "")
            if period is not None and period.end:
                yield Fact(key, "periodEnd", _literal(period.end), period.span, "")
            whole = float(figure.value).is_integer()
            value = Literal(str(int(figure.value) if whole else figure.value), "integer" if whole else "decimal")
            yield Fact(key, "measure", f"measure:{figure.measure}", figure.span, "")
            yield Fact(key, "value", value, figure.span, "")
            yield Fact(key, "qualifier", f"qualifier:{figure.qualifier}", figure.span, "")


def _literal(value: str) -> Literal:
    return Literal(value, _DATATYPES[len(value)])


def _scope(discourse: Discourse, unit: Unit, ledger: Ledger) -> Span:
    """Return the nearest words in front of the figure that name a region or body, in the sentence or before it."""
    text = ledger.text
    start = next(u.span.start for u in discourse.units if u.sentence == unit.sentence)
    end = unit.figures[0].span.start if unit.figures else unit.span.end
    found = [Span(*m.span()) for m in _SCOPE.finditer(text, start, end)]
    found += [b.span for b in discourse.annotated.organisations if start <= b.span.start < end]
    found += [d.span for d in discourse.annotated.divisions if start <= d.span.start < end]
    if found:
        return max(found, key=lambda s: (s.end - s.start > 1, -s.start))
    earlier = [Span(*m.span()) for m in _SCOPE.finditer(text, 0, start)]
    earlier += [d.span for d in discourse.annotated.divisions if d.span.start < start]
    return max(earlier, key=lambda s: s.start) if earlier else unit.core


def _period(discourse: Discourse, unit: Unit) -> DateMention | None:
    here = [d for u in discourse.units[: unit.number + 1] if u.sentence == unit.sentence for d in u.dates]
    bounded = [d for d in here if d.start or d.end]
    return bounded[0] if bounded else None
