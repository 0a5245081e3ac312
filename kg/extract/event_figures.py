"""What the figures of an event tell of its class, and which of them are those of another."""

from __future__ import annotations

from kg.extract.event_signs import is_at_school
from kg.extract.telling import Telling

FAIR_MEASURES = frozenset(("companies", "posts", "booths", "attendees", "intentions", "resumes"))
ON_SITE_MEASURES = frozenset(("attendees", "booths"))
OF_PLACES = frozenset(("companies", "posts", "attendees", "booths", "intentions", "vacancies"))
_FEW_OF_THEM = 3
_TOLD_OF_FAIRS = {
    "Campaign": frozenset(("attendees", "intentions", "booths", "consultations", "resumes")),
    "TrainingCourse": frozenset(("posts", "intentions", "booths")),
    "Contest": frozenset(("posts", "companies", "resumes", "booths")),
    "Meeting": frozenset(("posts", "resumes", "booths", "intentions")),
    "LivestreamRecruitment": frozenset(("attendees", "booths")),
}
"""Figures that are told of a fair, and not of what the phrase beside it names."""
_OWN_MEASURES = {
    "Campaign": frozenset(("sessions",)),
    "TrainingCourse": frozenset(("trainees", "enrolled")),
    "LivestreamRecruitment": frozenset(("viewers",)),
}
_COUNTED_OTHERWISE = frozenset(("JobFair", "CampusFair", "OnlineJobFair", "Meeting"))
HIRED = frozenset(("resumes", "posts", "intentions", "vacancies"))
_TAUGHT = frozenset(("trainees",))
_HANDED_OUT = frozenset(("consultations", "materials"))
"""Where nothing else is counted, people were taught, or told of policies."""


def contradicted(kind: str, telling: Telling) -> bool:
    """Tell whether the figures of an event are those of a fair, though a phrase for it names another class."""
    if kind == "Campaign" and not telling.places and "booths" not in telling.measures:
        return False
    against = telling.measures & _TOLD_OF_FAIRS.get(kind, frozenset())
    return bool(against) and telling.measures.isdisjoint(_OWN_MEASURES.get(kind, frozenset()))


def by_figures(found: str, telling: Telling) -> str:
    """Return what an event is that nothing is counted of but who was taught or what was handed out, else ``found``."""
    if found in _COUNTED_OTHERWISE:
        if telling.measures == _TAUGHT:
            return "TrainingCourse"
        if telling.measures and telling.measures <= _HANDED_OUT:
            return "Outreach"
    return found


def is_watched(telling: Telling) -> bool:
    """Tell whether people watched and nobody is said to have come."""
    return "viewers" in telling.measures and telling.measures.isdisjoint(ON_SITE_MEASURES)


def is_like_a_fair(telling: Telling, measures: frozenset[str] = OF_PLACES) -> bool:
    """Tell whether what is counted is what one counts at a fair in one place."""
    travels = "sessions" in telling.measures or "enrolled" in telling.measures
    return not travels and bool(telling.places) and len(telling.measures & measures) >= _FEW_OF_THEM


def hired_at_school(name: str, telling: Telling) -> str:
    """Return a campus fair for a journey to a school where employers took papers or offered posts, else ``name``."""
    hired = name == "Outreach" and is_at_school(telling) and "enrolled" not in telling.measures
    return "CampusFair" if hired and not telling.measures.isdisjoint(HIRED) else name
