"""The terms of the ontology, one constant each.

``ontology/jobfair.ttl`` says what they mean; a test keeps the two equal. Importing this
module imports rdflib: keep it out of whatever has to start fast.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, DefinedNamespace

__all__ = ["DCAT", "DCTERMS", "JF", "OWL", "PROV", "RDF", "RDFS", "SKOS", "VOID", "WDT", "XSD", "terms"]

ONTOLOGY = "https://w3id.org/jobfair-kg/ontology"
"""IRI of the ontology; its terms stand behind ``#``."""

DEFAULT_BASE = "https://w3id.org/jobfair-kg/id/"
"""What the IRIs of entities begin with where ``--base`` says nothing else."""


WDT = Namespace("http://www.wikidata.org/prop/direct/")
"""Properties of Wikidata; ``P442`` is the code of a division of China."""


class JF(DefinedNamespace):
    """``jf:``; a name that the ontology lacks raises ``AttributeError``."""

    _NS = Namespace(ONTOLOGY + "#")
    _fail = True

    # whatever has evidence
    Evidenced: URIRef

    # activities
    Event: URIRef
    JobFair: URIRef
    OnlineJobFair: URIRef
    LivestreamRecruitment: URIRef
    CampusFair: URIRef
    Campaign: URIRef
    LaunchCeremony: URIRef
    Outreach: URIRef
    TrainingCourse: URIRef
    Contest: URIRef
    Meeting: URIRef
    CampaignSeries: URIRef
    partOf: URIRef
    hasPart: URIRef
    editionOf: URIRef
    hasEdition: URIRef
    startDate: URIRef
    endDate: URIRef
    targets: URIRef
    status: URIRef

    # places
    District: URIRef
    Venue: URIRef
    locatedIn: URIRef
    locationOf: URIRef
    heldAt: URIRef
    venueOf: URIRef
    inDistrict: URIRef
    hasVenue: URIRef
    within: URIRef
    contains: URIRef
    fullName: URIRef

    # bodies and their roles
    Organisation: URIRef
    GovernmentBody: URIRef
    EmploymentAgency: URIRef
    Company: URIRef
    EducationalInstitution: URIRef
    HealthInstitution: URIRef
    Association: URIRef
    MediaOutlet: URIRef
    Organiser: URIRef
    Employer: URIRef
    organises: URIRef
    organisedBy: URIRef
    hosts: URIRef
    hostedBy: URIRef
    undertakes: URIRef
    undertakenBy: URIRef
    coOrganises: URIRef
    coOrganisedBy: URIRef
    executes: URIRef
    executedBy: URIRef
    guides: URIRef
    guidedBy: URIRef
    supports: URIRef
    supportedBy: URIRef

    # employers and their posts
    Posts: URIRef
    participatesIn: URIRef
    hasParticipant: URIRef
    offers: URIRef
    offeredBy: URIRef
    offeredAt: URIRef
    hasPosts: URIRef
    headcount: URIRef
    salaryText: URIRef
    salaryMin: URIRef
    salaryMax: URIRef
    salaryPeriod: URIRef

    # figures
    Figure: URIRef
    hasFigure: URIRef
    figureOf: URIRef
    measure: URIRef
    value: URIRef
    qualifier: URIRef
    breakdownOf: URIRef
    hasBreakdown: URIRef
    scope: URIRef
    scopeOf: URIRef
    scopeLabel: URIRef
    periodStart: URIRef
    periodEnd: URIRef

    # people
    Person: URIRef
    Position: URIRef
    holds: URIRef
    heldBy: URIRef
    jobTitle: URIRef
    atOrganisation: URIRef
    hasPosition: URIRef
    worksFor: URIRef
    employs: URIRef

    # sources and evidence
    Document: URIRef
    Mention: URIRef
    Claim: URIRef
    evidence: URIRef
    evidenceOf: URIRef
    inDocument: URIRef
    hasMention: URIRef
    begin: URIRef
    end: URIRef
    quote: URIRef
    extractor: URIRef

    # merges across articles
    Merge: URIRef
    mergedEntity: URIRef
    mergedIn: URIRef
    mergedFrom: URIRef
    sourceOfMerge: URIRef
    mergeReason: URIRef

    # runs
    Run: URIRef
    option: URIRef
    inputDigest: URIRef

    # concepts: what a figure counts
    Measure: URIRef
    measures: URIRef
    companies: URIRef
    posts: URIRef
    vacancies: URIRef
    attendees: URIRef
    viewers: URIRef
    intentions: URIRef
    hires: URIRef
    resumes: URIRef
    consultations: URIRef
    materials: URIRef
    sessions: URIRef
    trainees: URIRef
    enrolled: URIRef
    graduates: URIRef
    occupations: URIRef
    booths: URIRef

    # concepts: how sure a number is
    Qualifier: URIRef
    qualifiers: URIRef
    exact: URIRef
    over: URIRef
    nearly: URIRef
    about: URIRef

    # concepts: held or announced
    EventStatus: URIRef
    statuses: URIRef
    reported: URIRef
    planned: URIRef

    # concepts: what pay is counted by
    PayPeriod: URIRef
    payPeriods: URIRef
    perHour: URIRef
    perDay: URIRef
    perMonth: URIRef
    perYear: URIRef
    perPiece: URIRef

    # concepts: whom an event is for
    Audience: URIRef
    audiences: URIRef
    collegeGraduates: URIRef
    migrantWorkers: URIRef
    veterans: URIRef
    disabledPeople: URIRef
    hardToEmploy: URIRef
    peopleOutOfPoverty: URIRef
    women: URIRef
    unemployedPeople: URIRef
    youth: URIRef
    skilledWorkers: URIRef
    highLevelTalent: URIRef
    privateEnterprises: URIRef
    students: URIRef
    returnees: URIRef
    olderPeople: URIRef

    # concepts: why a merge was made
    MergeReason: URIRef
    mergeReasons: URIRef
    equalCanonicalName: URIRef
    equalNameAndBody: URIRef
    equalNameAndDistrict: URIRef
    equalNameStartAndDistrict: URIRef

    # concepts: kinds of event
    EventKind: URIRef
    eventKinds: URIRef

    # concepts: roles of organisers
    OrganiserRole: URIRef
    roles: URIRef
    hostRole: URIRef
    undertakeRole: URIRef
    coOrganiseRole: URIRef
    executeRole: URIRef
    guideRole: URIRef
    supportRole: URIRef


def terms() -> list[str]:
    """Return the local names of all constants of ``JF``, sorted."""
    return sorted(name for name in JF.__annotations__ if not name.startswith("_"))
