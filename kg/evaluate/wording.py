"""How a fact is told to a person, on one line."""

from __future__ import annotations

from functools import singledispatch

from kg.evaluate.records import Event, Figure, Named, Offer, Organiser, Period, Person, Total

_SIGNS = {"over": "> ", "nearly": "≲ ", "about": "≈ "}


@singledispatch
def told(fact: object) -> str:
    """Return a fact, or a value of one, in words."""
    return str(fact)


@told.register
def _(fact: tuple) -> str:  # type: ignore[type-arg]
    return str(fact[0])


@told.register
def _(fact: Period) -> str:
    return " – ".join(day or "…" for day in fact)


@told.register
def _(fact: Event) -> str:
    return fact.names[0]


@told.register
def _(fact: Named) -> str:
    return fact.names[0]


@told.register
def _(fact: Organiser) -> str:
    return f"{fact.role}: {fact.names[0]}"


@told.register
def _(fact: Figure) -> str:
    value = "?" if fact.value is None else f"{fact.value:,g}" if fact.value % 1 else f"{int(fact.value):,}"
    return f"{fact.measure}: {_SIGNS.get(fact.qualifier, '')}{value}"


@told.register
def _(fact: Total) -> str:
    return f"{told(fact.figure)} ({fact.scope or '?'})"


@told.register
def _(fact: Offer) -> str:
    return f"{fact.company[0] if fact.company else '?'}: {fact.post}"


@told.register
def _(fact: Person) -> str:
    return " · ".join((fact.name, fact.title, *fact.bodies[:1]))
