"""Who holds which office: holds, jobTitle, atOrganisation."""

from __future__ import annotations

from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, Literal, OrganisationMention, Span
from kg.extract.ledger import Ledger

_POINTING = frozenset("该本此这")
_MILITARY = frozenset("师团连营")
_AUTHORITIES = (
    ("镇", "人民政府"),
    ("乡", "人民政府"),
    ("苏木", "人民政府"),
    ("街道", "办事处"),
    ("社区", "居民委员会"),
    ("村", "村民委员会"),
    ("嘎查", "嘎查委员会"),
    ("区", "管理委员会"),
    ("园", "管理委员会"),
)
"""How the name of a place below the county ends, and what its authority is called behind it."""


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each office of each person named with one."""
    bodies = _Bodies(discourse, ledger)
    seen: set[tuple[str, str, str]] = set()
    for person in discourse.annotated.people:
        for office in person.offices:
            title = ledger.written(office.title)
            body = bodies.of(office.body)
            name = ledger.written(person.span)
            if (name, title, body.name if body else "") in seen:
                continue
            seen.add((name, title, body.name if body else ""))
            position = ledger.new("Position", title, office.title)
            yield Fact(ledger.person(name, person.span), "holds", position, person.span, "")
            yield Fact(position, "jobTitle", Literal(title), office.title, "")
            if body is not None:
                yield Fact(position, "atOrganisation", ledger.body(body), body.span, "")


class _Bodies:
    """The bodies that offices are held at, by where they stand."""

    def __init__(self, discourse: Discourse, ledger: Ledger) -> None:
        self._annotated = discourse.annotated
        self._ledger = ledger
        self._named = {body.span: body for body in discourse.annotated.organisations}
        self._places = {place.span: place.code for place in discourse.annotated.divisions}
        self._places_by_end = {place.span.end: place.code for place in discourse.annotated.divisions}

    def of(self, span: Span | None) -> OrganisationMention | None:
        """Return the body named in a span; of a place that is its government."""
        if span is None:
            return None
        body = self._named.get(span)
        if body is not None:
            return self._written_out(body)
        code = self._places.get(span)
        if code is not None and code in self._annotated.gazetteer:
            name = self._annotated.gazetteer[code].full_name
            authority = "政府" if name.endswith("特别行政区") else "人民政府"
            return OrganisationMention(span, "GovernmentBody", name + authority, True)
        return self._firm(span) or self._local(span)

    def _written_out(self, body: OrganisationMention) -> OrganisationMention:
        """Return the mention, or the first one of the same body where this one only points back: 该会."""
        if self._ledger.text[body.span.start] not in _POINTING:
            return body
        return next(named for named in self._named.values() if named.name == body.name)

    def _firm(self, span: Span) -> OrganisationMention | None:
        """Return the firm that a stretch names: one whose name holds these words, or a firm of that name."""
        words = self._ledger.text[span.start : span.end]
        if words.endswith(tuple(ending for ending, _ in _AUTHORITIES)) or words[-1] in _MILITARY:
            return None
        others = (b for b in self._named.values() if b.kind == "Company" and b.span.start != span.start)
        known = next((body for body in others if words in body.name), None)
        return known._replace(span=span) if known is not None else OrganisationMention(span, "Company", words, False)

    def _local(self, span: Span) -> OrganisationMention:
        """Return the body of a place below the county: the authority of a township, zone or village."""
        words = self._ledger.text[span.start : span.end]
        authority = next((name for ending, name in _AUTHORITIES if words.endswith(ending)), "")
        beside = self._places_by_end.get(span.start)
        home = beside or (self._annotated.home[0] if self._annotated.home else "")
        around = self._annotated.gazetteer[home].full_name if home in self._annotated.gazetteer else ""
        return OrganisationMention(span, "GovernmentBody", f"{around}{words}{authority}", False)
