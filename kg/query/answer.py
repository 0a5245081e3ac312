"""What a query gave, in the forms it can be printed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pyoxigraph as ox

from kg.errors import KgError
from kg.query.prefixes import shorten

FORMATS = {
    "table": ("table", "csv", "json"),
    "truth": ("table", "csv", "json"),
    "graph": ("turtle", "ntriples"),
}
"""Formats by kind of answer; the first is what is printed unless another is asked for."""

_IRI = re.compile(r"<([^<>]*)>")
_RESULTS = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON}


@contextmanager
def _evaluation() -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError) as error:
        raise KgError(f"the query cannot be answered: {error}") from error


class Answer:
    """The answer to one query; it can be read once."""

    def __init__(self, result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, prefixes: Mapping[str, str]):
        self._result = result
        self._prefixes = prefixes

    @property
    def kind(self) -> str:
        """``table`` (SELECT), ``truth`` (ASK) or ``graph`` (CONSTRUCT, DESCRIBE)."""
        if isinstance(self._result, ox.QuerySolutions):
            return "table"
        return "truth" if isinstance(self._result, ox.QueryBoolean) else "graph"

    @property
    def columns(self) -> list[str]:
        """Names of the variables in the order of the SELECT; one column for ASK, none for graphs."""
        if isinstance(self._result, ox.QuerySolutions):
            return [variable.value for variable in self._result.variables]
        return ["answer"] if isinstance(self._result, ox.QueryBoolean) else []

    def rows(self) -> Iterator[list[str]]:
        """Yield rows of cells as people read them: IRIs with prefixes, literals without type; unbound is empty.

        Raises KgError where the evaluation fails on the way.
        """
        if isinstance(self._result, ox.QueryBoolean):
            yield ["yes" if self._result else "no"]
        elif isinstance(self._result, ox.QuerySolutions):
            with _evaluation():
                for solution in self._result:
                    yield [self._cell(term) for term in solution]

    def serialize(self, form: str) -> bytes:
        """Return the whole answer as ``csv`` or ``json`` (SPARQL 1.1 results) or ``turtle`` or ``ntriples``.

        CSV is UTF-8 with CRLF, as the recommendation has it. Triples are sorted.
        Raises KgError where the evaluation fails, ValueError for a format that the kind does not have.
        """
        if form not in FORMATS[self.kind] or form == "table":
            raise ValueError(f"no {form} of a {self.kind}")
        if isinstance(self._result, ox.QueryTriples):
            with _evaluation():
                triples = sorted(self._result, key=str)
            return _turtle(triples, self._prefixes) if form == "turtle" else _ntriples(triples)
        with _evaluation():
            return self._result.serialize(format=_RESULTS[form]) or b""

    def _cell(self, term: object) -> str:
        if term is None:
            return ""
        if isinstance(term, ox.NamedNode):
            return shorten(term.value, self._prefixes)
        return term.value if isinstance(term, ox.Literal) else str(term)


def _ntriples(triples: list[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _turtle(triples: list[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return Turtle that declares the prefixes it uses, in order: Oxigraph declares all, in any order."""
    iris = set(_IRI.findall(_ntriples(triples).decode()))
    names = {shorten(iri, prefixes).partition(":")[0] for iri in iris}
    used = {name: space for name, space in prefixes.items() if name in names}
    lines = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines[: len(used)]) + lines[len(used) :])
