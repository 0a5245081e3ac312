"""Frozen records that travel between the rooms.

Offsets are code points, half open, and count from the first character of
``CleanText.text``. Records are named tuples: immutable, comparable by content,
cheap to make by the thousand. Standard library only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``text[start:end]``, in code points."""

    start: int
    end: int


# ---------------------------------------------------------------- read


class Document(NamedTuple):
    """One article as it was found: bytes and what its container declares of it."""

    identifier: str
    """Path below the input folder (``a/b.md``), ``path#line`` for JSONL, ``stdin``."""
    content: bytes
    """The article itself, still encoded; front matter and JSONL fields are taken off."""
    media_type: str
    """``text/markdown``, ``text/html`` or ``text/plain``; decided from the content."""
    charset: str | None
    """Python codec that decodes ``content``, by declaration and content; None means UTF-8."""
    declared: Mapping[str, str]
    """Among ``title``, ``date``, ``publisher``, ``url``, as written by the container."""
    unknown: Mapping[str, object] = MappingProxyType({})
    """Container fields that nothing here reads, long values cut; they go to the report."""
    damage: tuple[str, ...] = ()
    """What was broken and read around, one sentence each; they go to the report."""


class Skipped(NamedTuple):
    """An input, or an item of one, that could not be read, and what to do about it."""

    identifier: str
    reason: str
    """One sentence that names the place and the remedy; no path of the machine."""


# ---------------------------------------------------------------- clean


class Block(NamedTuple):
    """A run of text that the layout sets apart; blocks do not overlap, gaps are newlines."""

    span: Span
    kind: str
    """``title``, ``heading``, ``paragraph``, ``list-item``, ``table-row``, ``table-head``, ``caption``."""


class CleanText(NamedTuple):
    """The visible text of one article, the owner of all offsets."""

    document_id: str
    text: str
    """Title (or nothing), an empty line, the body; LF only. Saved as ``texts/<id>.txt``."""
    title: str
    body_start: int
    published: date | None
    """In the source's own offset; None where neither container, page nor URL tells."""
    publisher: str | None
    source: str | None
    """Where the article was published: an IRI, or None."""
    blocks: tuple[Block, ...]


# ---------------------------------------------------------------- annotate


class Reading(NamedTuple):
    """The twin of a clean text, and what was left out of it."""

    text: str
    starts: tuple[int, ...] = ()
    """Ascending places in the twin; a span that starts there or later lies further on in the clean text."""
    ends: tuple[int, ...] = ()
    """The same for places where a span ends."""
    shifts: tuple[int, ...] = ()
    """How much further: the characters left out so far, for each of ``starts`` and ``ends``."""

    def to_clean(self, span: Span) -> Span:
        """Return the stretch of the clean text whose twin is ``span``, with the spaces dropped inside it."""
        if not self.shifts:
            return span
        start = self._moved(span.start, self.starts)
        return Span(start, max(start, self._moved(span.end, self.ends)))

    def _moved(self, offset: int, marks: tuple[int, ...]) -> int:
        passed = bisect_right(marks, offset)
        return offset + self.shifts[passed - 1] if passed else offset


class Clause(NamedTuple):
    """What stands between two commas: the unit that speaks of one event, a total, or neither."""

    span: Span
    sentence: int
    """Running number of the sentence, over the whole text."""
    block: int
    """Index into ``CleanText.blocks``."""


class Quantity(NamedTuple):
    """A counted number: ``近百余家``, ``14.74万个``."""

    span: Span
    """Approximator, number, unit and what follows it (以上, 左右)."""
    value: int | float | None
    """None for a range (30至40名) and for a number that names no amount (若干)."""
    qualifier: str
    """``exact``, ``over``, ``nearly`` or ``about``."""
    classifier: str
    """家, 个, 人次, 场 … as read after the number; empty where none follows."""
    number: Span
    """The number alone, without approximator and classifier."""
    kind: str
    """``count``, ``money``, ``percent``, ``age``, ``area``, ``duration``, ``ordinal``, ``range``, ``other``."""


class DateMention(NamedTuple):
    """A date or a span of dates, resolved as far as the text makes certain."""

    span: Span
    start: str | None
    """ISO day, month or year (``2022-02-10``, ``2022-02``, ``2022``), None if open or unknown."""
    end: str | None
    kind: str
    """``point``, ``span``, ``since`` (自…以来), ``until`` (截至…), ``open`` (即日起)."""
    relation: str = ""
    """``past-year`` for 去年同期 and its like, ``plan`` for what is to come, else empty."""


class DivisionMention(NamedTuple):
    """A named or pointed-at administrative division: 婺源县, 渝北, 我市."""

    span: Span
    code: str | None
    """Six-digit GB/T 2260 code, None where the article does not make it certain."""
    form: str
    """``full``, ``short``, ``path`` (several levels in one), ``deictic`` (我市, 全省, 该县), ``zone``
    (两江新区: the code is that of the division around it, which the words do not name)."""
    use: str = "place"
    """``place``; ``name`` inside the name of a company, school, bank or paper (江西财经大学), which need not
    be where it says; ``origin`` where it says whence somebody comes (河南籍, 山东人)."""


class Division(NamedTuple):
    """One row of the gazetteer."""

    code: str
    name: str
    level: str
    """``province``, ``city`` or ``county``."""
    parent: str | None
    full_name: str
    """``江西省上饶市婺源县``; 市辖区 and 县 rows of the code table are left out."""


class FigureMention(NamedTuple):
    """A quantity that counts something this project records, and what it counts."""

    span: Span
    """Number and classifier with approximators, as the quantity was read."""
    measure: str
    """One of the guide's measures: ``companies``, ``posts`` …"""
    value: int | float
    qualifier: str


class EventMention(NamedTuple):
    """A noun phrase that names or points at an activity: 渝北…专场招聘会, 本次活动."""

    span: Span
    """The phrase with its left edge: host and place words, year, quotes."""
    head: Span
    kind: str
    """Event class that the head speaks for by itself: ``JobFair`` …; empty without a head."""
    rank: str
    """``name``, ``loose`` or ``part``: how sure the head alone names an event; ``quoted`` for a quoted name
    without a head, ``occasion`` for what is only pointed at (这场, 下一站, 铜仁这场),
    ``sited`` for what is told by where it is (铜仁设在, 14日到铜仁, 摆开48个展位)."""
    form: str
    """``new`` (首场…), ``given`` (本次…, 该…), ``other`` (下一场…, 去年…), ``many`` (各类…, 多场…), or ``bare``."""


class CampaignMention(NamedTuple):
    """A campaign series by name, without year and quotes: 春风行动."""

    span: Span
    name: str


class AudienceMention(NamedTuple):
    """Words for a group of people that a service may be meant for."""

    span: Span
    audience: str
    """Label from the guide's list: 高校毕业生, 农民工 …"""


class OrganisationMention(NamedTuple):
    """A body named in the text: a bureau, centre, company, school or union."""

    span: Span
    kind: str
    """Ontology class by local name: ``GovernmentBody``, ``EmploymentAgency``, ``Company``,
    ``EducationalInstitution``, ``HealthInstitution``, ``Association``, ``MediaOutlet``, or ``Organisation``."""
    name: str
    """Canonical: Simplified, divisions in front, abbreviations written out, as far as the article makes certain."""
    certain: bool
    """False for what only looks like a body (a short name in a list, a place that may be meant as employer)."""


class PersonMention(NamedTuple):
    """A person named with an office: name, title and body in any order."""

    span: Span
    name: str
    offices: tuple[Office, ...]


class Office(NamedTuple):
    """One title of a person and the body it is held at, where said."""

    title: Span
    body: Span | None


class Pay(NamedTuple):
    """What a pay text says in numbers."""

    minimum: float | None
    """Yuan; None where open or unsaid (面议)."""
    maximum: float | None
    period: str | None
    """``hour``, ``day``, ``month``, ``year``, ``piece``, or None where unsaid."""


class PostMention(NamedTuple):
    """A post that somebody recruits for: 缝纫工80人, 月薪5500元."""

    span: Span
    """The post's name alone."""
    headcount: int | None
    """None where unsaid, a range, or said of several posts together."""
    headcount_span: Span | None
    salary: Span | None
    """The pay as written: 月薪7000元到9500元, 面议."""
    pay: Pay | None = None
    """What it says in numbers."""


class VenueMention(NamedTuple):
    """A named place where something is held: 玉山县山清法治广场."""

    span: Span
    division: str | None
    """Code of the finest division the phrase itself or its township names, else None."""
    frame: str
    """What it stands in: ``held`` (在…举行), ``label`` (地点：…), ``head`` (at the head of a sentence),
    ``in`` (behind a preposition), ``bare`` (by itself), ``weak`` (a town or a channel that may be meant or not)."""


class AnnotatedText(NamedTuple):
    """All that the words of an article say by themselves. Spans are offsets of ``reading.text``."""

    clean: CleanText
    reading: Reading
    blocks: tuple[Block, ...]
    """Those of the clean text, in offsets of the twin."""
    clauses: tuple[Clause, ...]
    quantities: tuple[Quantity, ...]
    figures: tuple[FigureMention, ...]
    dates: tuple[DateMention, ...]
    divisions: tuple[DivisionMention, ...]
    organisations: tuple[OrganisationMention, ...]
    people: tuple[PersonMention, ...]
    posts: tuple[PostMention, ...]
    venues: tuple[VenueMention, ...]
    events: tuple[EventMention, ...]
    campaigns: tuple[CampaignMention, ...]
    audiences: tuple[AudienceMention, ...]
    home: tuple[str, ...]
    """Codes of the article's own divisions, the finest first; empty where unknown."""
    gazetteer: Mapping[str, Division]
    """Rows of every division mentioned, and of those that hold them, by code."""


# ---------------------------------------------------------------- discourse


class Unit(NamedTuple):
    """A stretch of one sentence that speaks of one thing, and the annotations that begin in it."""

    number: int
    """Place in ``Discourse.units``."""
    span: Span
    core: Span
    """The clause that tells of an event or a number; what stands in front of it leads up to it."""
    sentence: int
    block: int
    figures: tuple[FigureMention, ...]
    events: tuple[EventMention, ...]
    dates: tuple[DateMention, ...]
    divisions: tuple[DivisionMention, ...]
    venues: tuple[VenueMention, ...]
    bodies: tuple[OrganisationMention, ...]
    campaigns: tuple[CampaignMention, ...]
    cues: frozenset[str]
    """Classes of the words that tell what a clause speaks of: ``given``, ``total``, ``plan`` …"""


class Discourse(NamedTuple):
    """Which event, or which total, each unit of an article speaks of."""

    annotated: AnnotatedText
    units: tuple[Unit, ...]
    events: tuple[tuple[int, ...], ...]
    """For each event, in the order of their first unit, the units that speak of it."""
    totals: tuple[int, ...]
    """Units that speak of totals: of a region, an office, a campaign, a period."""


# ---------------------------------------------------------------- extract


class Literal(NamedTuple):
    """A value that is no entity."""

    value: str
    datatype: str = ""
    """``string``, ``integer``, ``decimal``, ``date``, ``gYearMonth``, ``gYear`` or, empty, a plain string."""


class Entity(NamedTuple):
    """Something an article speaks of, known by a local key until ``resolve`` gives it an IRI."""

    key: str
    """Unique in its document: ``event:1``, ``district:361130``, ``body:上饶市…局``."""
    kinds: tuple[str, ...]
    """Ontology classes by local name, most specific first: ``("JobFair", "Event")``."""
    label: str
    aliases: tuple[str, ...]
    """Other written forms, in order of appearance."""
    evidence: tuple[Span, ...]
    """Where the article names it; empty only for concepts and parents of districts."""


class Fact(NamedTuple):
    """One statement of one article: two entities, or an entity and a value, and where it was read."""

    subject: str
    """Key of an ``Entity``."""
    predicate: str
    """Ontology property by local name (``hosts``)."""
    object: str | Literal
    """Key of an ``Entity``, or a value."""
    evidence: Span
    extractor: str
    """What read it: the relation file's name."""


class DocumentFacts(NamedTuple):
    """All that one article states."""

    clean: CleanText
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


# ---------------------------------------------------------------- resolve


class ResolvedEntity(NamedTuple):
    """Something an article speaks of, under the IRI that other articles may share."""

    iri: str
    types: tuple[str, ...]
    """Every class by local name, superclasses and roles included, sorted."""
    label: str
    aliases: tuple[str, ...]
    evidence: tuple[Span, ...]
    """Sorted, each once."""
    notation: str | None = None
    """Code of a district."""
    reason: str | None = None
    """Key of the concept that says why other articles may speak of it, too; None where that is not recorded."""


class ResolvedFact(NamedTuple):
    """One statement of one article between IRIs, with all its places in that article."""

    subject: str
    predicate: str
    """Ontology property by local name."""
    object: str | Literal
    """IRI, or a value."""
    evidence: tuple[tuple[Span, str], ...]
    """Where it was read and by which extractor; empty for what a table says (``fullName``, ``within``)."""


class ResolvedFacts(NamedTuple):
    """All that one article states, ready to be written."""

    document: str
    """IRI of the article and of its graph."""
    clean: CleanText
    entities: tuple[ResolvedEntity, ...]
    facts: tuple[ResolvedFact, ...]
    concepts: tuple[str, ...]
    """Keys of the ontology's concepts that the facts point at, sorted."""
