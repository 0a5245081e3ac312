"""Facts of one article → who is who, with IRIs made from content.

What the room expects of a ``DocumentFacts`` (the convention between ``extract`` and ``resolve``):

**Keys.** A key is local to its article and opaque, but for three forms that mean something:

- ``district:<code>``: the six-digit GB/T 2260 code is read from the key.
- ``local:…``: whatever the kind, the name is too incomplete to stand for the same thing in another article
  (市人社局 with no city known, 体育馆 with no division): the IRI is then made from the document.
- ``measure:companies``, ``qualifier:over``, ``status:planned``, ``pay-period:month`` (``skos:notation`` of the ontology)
  and ``audience:高校毕业生`` (its Chinese ``skos:prefLabel``): concepts. They stand as the object of a fact and need no ``Entity``.

**Kinds.** One specific class is enough: ``("JobFair",)``, ``("Company",)``, ``("Organisation",)`` where nothing more is
certain, ``("Person",)``, ``("Position",)``, ``("Posts",)``, ``("Figure",)``, ``("Venue",)``, ``("District",)``,
``("CampaignSeries",)``. Superclasses are added here, and so are the roles ``Organiser`` (who hosts, undertakes …) and
``Employer`` (who participates or offers).

**Labels.** The canonical name as the graph shall show it: of a body with divisions in front and abbreviations written
out; of a figure the words of the text (100余家企业); of a position the title; of posts the post; of a series the name without
year and quotes. Aliases are the other written forms.

**Facts by kind** (* needed, otherwise ``ValueError``):

==============  ==========================================================================================================
Event           ``startDate`` ``endDate`` → Literal(date | gYearMonth | gYear) · ``locatedIn`` → District ·
                ``heldAt`` → Venue · ``partOf`` → CampaignSeries · ``editionOf`` (Campaign only) → CampaignSeries ·
                ``targets`` → audience · ``status`` → status · ``hasFigure`` → Figure
Organisation    ``hosts`` ``undertakes`` ``coOrganises`` ``executes`` ``guides`` ``supports`` ``participatesIn`` → Event ·
                ``offers`` → Posts
Figure          ``measure``* → measure · ``value``* → Literal(integer | decimal) · ``qualifier``* → qualifier ·
                ``breakdownOf`` → Figure; without a ``hasFigure`` that points at it: ``scope`` → Organisation, District or
                Campaign, or ``scopeLabel`` → Literal (one of them*) · ``periodStart`` ``periodEnd`` → Literal as dates
Posts           an ``offers`` that points at it* · ``headcount`` → Literal(integer) · ``salaryText`` → Literal ·
                ``salaryMin`` ``salaryMax`` → Literal(decimal) · ``salaryPeriod`` → pay-period · ``offeredAt`` → Event
Person          ``holds`` → Position. ``worksFor`` follows by itself from the position's body
Position        a ``holds`` that points at it* · ``jobTitle``* → Literal · ``atOrganisation`` → Organisation
Venue           ``inDistrict`` → District where its own words tell; else the one district of the events held there counts
District        ``fullName``* → Literal · ``within`` → District (none for a province). Parents are entities, too, with empty
                evidence. Both facts come from the table of codes, so they get no claim and their span is not used
==============  ==========================================================================================================

**Who is who.** Inside an article entities meet by name: bodies of equal canonical name (an ``Organisation`` meets the one
specific kind of that name), venues by name and district, series by name, persons by name (unless both have bodies and
share none), events by name, start and district (unless their classes or venues differ, then none of them meet). Labels,
aliases and evidence are united. A figure, position or post is never merged inside its article: say it once. Across articles
equal IRIs meet by themselves; a start known only to the month or year makes an IRI for campaigns alone, since a month holds many
fairs of one name.

**Evidence.** Every entity but concepts and parents of districts has at least one span; every fact has the span it was read
from, the words that tell the relation (the quote of its ``jf:Claim``). Spans may overlap and repeat.
"""
