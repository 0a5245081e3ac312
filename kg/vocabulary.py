"""The terms of the ontology, one constant each.

``ontology/jobfair.ttl`` says what they mean; a test keeps the two equal. Importing this
module imports rdflib: keep it out of whatever has to start fast.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, DefinedNamespace

__all__ = ["DCTERMS", "JF", "OWL", "RDF", "RDFS", "SKOS", "XSD", "terms"]

ONTOLOGY = "https://w3id.org/jobfair-kg/ontology"
"""IRI of the ontology; its terms stand behind ``#``."""

DEFAULT_BASE = "https://w3id.org/jobfair-kg/id/"
"""What the IRIs of entities begin with where ``--base`` says nothing else."""


class JF(DefinedNamespace):
    """``jf:``; a name that the ontology lacks raises ``AttributeError``."""

    _NS = Namespace(ONTOLOGY + "#")
    _fail = True

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
    editionOf: URIRef
    startDate: URIRef
    endDate: URIRef
    targets: URIRef
    status: URIRef

    # places
    District: URIRef
    Venue: URIRef
    locatedIn: URIRef
    heldAt: URIRef
    inDistrict: URIRef
    within: URIRef
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
    hosts: URIRef
    undertakes: URIRef
    coOrganises: URIRef
    executes: URIRef
    guides: URIRef
    supports: URIRef

    # employers and their posts
    Posts: URIRef
    participatesIn: URIRef
    offers: URIRef
    offeredAt: URIRef
    headcount: URIRef
    salaryText: URIRef
    salaryMin: URIRef
    salaryMax: URIRef
    salaryPeriod: URIRef

    # figures
    Figure: URIRef
    hasFigure: URIRef
    measure: URIRef
    value: URIRef
    qualifier: URIRef
    breakdownOf: URIRef
    scope: URIRef
    scopeLabel: URIRef
    periodStart: URIRef
    periodEnd: URIRef

    # people
    Person: URIRef
    Position: URIRef
    holds: URIRef
    jobTitle: URIRef
    atOrganisation: URIRef
    worksFor: URIRef

    # sources and evidence
    Document: URIRef
    Mention: URIRef
    Claim: URIRef
    evidence: URIRef
    inDocument: URIRef
    begin: URIRef
    end: URIRef
    quote: URIRef
    extractor: URIRef

    # merges across articles
    Merge: URIRef
    mergedEntity: URIRef
    mergedFrom: URIRef
    mergeReason: URIRef

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


def terms() -> list[str]:
    """Return the local names of all constants of ``JF``, sorted."""
    return sorted(name for name in JF.__annotations__ if not name.startswith("_"))
