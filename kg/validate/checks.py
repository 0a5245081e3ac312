"""What takes several nodes to tell, as SPARQL in Oxigraph: ``ontology/checks/``, one file for each check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.concepts import ontology_folder
from kg.validate.results import SHAPES, WARNING, Result
from kg.validate.shapes import Tell
from kg.vocabulary import DCTERMS, JF, SKOS

_COMPONENT = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"
_PREFIXES = {"jf": str(JF), "dcterms": str(DCTERMS), "skos": str(SKOS)}
_HEAD = re.compile(r"^# (en|zh): (.+)$", re.MULTILINE)


class Check(NamedTuple):
    """A query whose every solution is a warning."""

    name: str
    message_en: str
    message_zh: str
    query: str
    """SELECT ?focus ?path ?value."""


def list_checks() -> list[Check]:
    """Return the checks, sorted by name."""
    found = []
    for path in sorted((ontology_folder() / "checks").glob("*.rq")):
        text = path.read_text("utf-8")
        messages = dict(_HEAD.findall(text))
        found.append(Check(path.stem, messages["en"], messages["zh"], text))
    return found


def check_results(store: ox.Store, tell: Tell) -> Iterator[Result]:
    """Yield the warnings that a store gives rise to."""
    for check in list_checks():
        solutions = store.query(check.query, prefixes=_PREFIXES)
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(f"{check.name} is no SELECT")
        for focus, path, value in sorted({tuple(solution) for solution in solutions}, key=str):
            if not isinstance(focus, ox.NamedNode | ox.BlankNode) or not isinstance(path, ox.NamedNode):
                raise TypeError(f"{check.name} gives no node and path")
            name = focus.value if isinstance(focus, ox.NamedNode) else str(focus)
            yield Result(
                WARNING,
                f"{SHAPES}{check.name}",
                name,
                path.value,
                str(value or ""),
                _COMPONENT,
                check.message_en,
                check.message_zh,
                *tell(name),
            )
