"""Facts of one article → who is who, with IRIs made from content.

What the room expects of a ``DocumentFacts`` (the convention between ``extract`` and ``resolve``):

**Keys.** A key is local to its article and opaque, but for three forms that mean something:

- ``district:<code>``: the six-digit GB/T 2260 code is read from the key.
- ``local:…``: whatever the kind, the name is too incomplete to stand for the same thing in
  another article (市人社局 with no city known, 体育馆 with no division): the IRI is then made
  from the document.
- ``measure:companies``, ``qualifier:over``, ``status:planned``, ``pay-period:month`` (by the
  ontology's ``skos:notation``) and ``audience:高校毕业生`` (by its Chinese ``skos:prefLabel``):
  concepts. They stand as the object of a fact and need no ``Entity``.

**Kinds.** One specific class is enough: ``("JobFair",)``, ``("Company",)``,
``("Organisation",)`` where nothing more is certain, ``("Person",)``, ``("Position",)``,
``("Posts",)``, ``("Figure",)``, ``("Venue",)``, ``("District",)``, ``("CampaignSeries",)``.
Superclasses are added here, and so are the roles ``Organiser`` (who hosts, undertakes …) and
``Employer`` (who participates or offers).

**Labels.** The canonical name as the graph shall show it: of a body with divisions in front and
abbreviations written out; of a figure the words of the text (100余家企业); of a position the
title; of posts the post; of a series the name without year and quotes. Aliases are the other
written forms.

**Facts by kind** (* needed, otherwise ``ValueError``; dates are Literals of ``date``,
``gYearMonth`` or ``gYear``):

- Event: ``startDate``, ``endDate`` → date · ``locatedIn`` → District · ``heldAt`` → Venue ·
  ``partOf`` → CampaignSeries · ``editionOf`` (Campaign only) → CampaignSeries · ``targets`` →
  audience · ``status`` → status · ``hasFigure`` → Figure.
- Organisation: ``hosts``, ``undertakes``, ``coOrganises``, ``executes``, ``guides``,
  ``supports``, ``participatesIn`` → Event · ``offers`` → Posts.
- Figure: ``measure``* → measure · ``value``* → Literal(integer | decimal) · ``qualifier``* →
  qualifier · ``breakdownOf`` → Figure. Without a ``hasFigure`` that points at it, one of
  ``scope``* → Organisation, District or Campaign, and ``scopeLabel``* → Literal; also
  ``periodStart``, ``periodEnd`` → date.
- Posts: an ``offers`` that points at it* · ``headcount`` → Literal(integer) · ``salaryText`` →
  Literal · ``salaryMin``, ``salaryMax`` → Literal(decimal) · ``salaryPeriod`` → pay-period ·
  ``offeredAt`` → Event.
- Person: ``holds`` → Position. ``worksFor`` follows by itself from the position's body.
- Position: a ``holds`` that points at it* · ``jobTitle``* → Literal · ``atOrganisation`` →
  Organisation.
- Venue: ``inDistrict`` → District where its own words tell; else the one district of the events
  held there counts.
- District: ``fullName``* → Literal · ``within`` → District (none for a province). Parents are
  entities, too, with empty evidence. Both facts come from the table of codes: they get no claim,
  and their span is not used.

**Who is who.** Inside an article entities meet by name: bodies of equal canonical name (an
``Organisation`` meets the one specific kind of that name), venues by name and district, series by
name, persons by name (unless they have bodies and share none), positions by person, title and body,
events by name, start and district (unless their classes or venues differ: then none of them
meet). Labels, aliases and evidence are united. Figures and posts are never merged inside their
article: say each once. Across articles equal IRIs meet by themselves; a start known only to the
month or year makes such an IRI for campaigns alone, since a month holds many fairs of one name.

**Evidence.** Every entity but parents of districts has at least one span; every fact has the span
it was read from, the words that tell the relation (the quote of its ``jf:Claim``). Spans may
overlap and repeat.
"""

from __future__ import annotations

from kg.resolve.names import document_iri
from kg.resolve.resolving import resolve_facts

__all__ = ["document_iri", "resolve_facts"]
