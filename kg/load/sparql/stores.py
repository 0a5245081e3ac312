"""What stores can do, by the way in which they take graphs in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

import httpx
import pyoxigraph as ox

from kg.errors import KgError
from kg.load.sparql.connection import Body, Connection, Interrupted
from kg.load.sparql.places import Places
from kg.load.sparql.portions import Portion, Window

DIGEST = "https://schema.org/sha256"
"""Leads, in the graph of records, from a graph's name to the digest of its sorted N-Triples."""

_N_TRIPLES, _N_QUADS = "application/n-triples", "application/n-quads"
_RESULTS = "application/sparql-results+json"
_PAGE = 5000
_HEXADECIMAL = "0123456789abcdef"
_DIGITS = 64
_LARGEST = 8 << 20
"""What the Graph Store Protocol is given of a graph in one request, in bytes."""
_ASKED_AT_ONCE = 100
_COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
_ALL_COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_RECORDS = "SELECT {what} WHERE {{ GRAPH <{graph}> {{ ?g <{digest}> ?d }} {only} }}"
_ONLY = 'FILTER (STRSTARTS(STR(?d), "{begin}"))'


class There(NamedTuple):
    """What may be in a store already of the graphs that are to be sent, by their names."""

    present: Set[str]
    """Those that may hold something."""
    recorded: Set[str]
    """Those that may have a digest."""


class Store:
    """A store with the SPARQL 1.1 protocol and graph store, which takes one graph at a time."""

    def __init__(self, connection: Connection, places: Places, records: str) -> None:
        """Take the addresses, and the name of the graph that keeps what was loaded."""
        self.connection, self.places, self.records_name = connection, places, records

    def greet(self) -> None:
        """Ask something that any store answers. Raises ``KgError`` and ``Interrupted``."""
        self.select("SELECT (1 AS ?one) WHERE { }")

    def counts(self, names: Sequence[str]) -> dict[str, int]:
        """Return how many triples graphs hold; what is not there is left out. Raises as ``greet`` does."""
        found: dict[str, int] = {}
        for start in range(0, len(names), _ASKED_AT_ONCE):
            listed = " ".join(f"<{name}>" for name in names[start : start + _ASKED_AT_ONCE])
            for row in self.select(_COUNTS.format(names=listed)):
                # Some stores answer an empty group with one row of zero.
                if row[0] is not None and int(_value(row[1])):
                    found[_value(row[0])] = int(_value(row[1]))
        return found

    def records(self, begin: str = "") -> dict[str, str]:
        """Return the digests, those that begin so, of the graphs that were loaded. Raises as ``greet`` does."""
        about = {"graph": self.records_name, "digest": DIGEST}
        # To Virtuoso, nothing begins with an empty string.
        about["only"] = _ONLY.format(begin=begin) if begin else ""
        ((number,),) = self.select(_RECORDS.format(what="(COUNT(*) AS ?n)", **about))
        if (count := int(_value(number))) <= _PAGE:
            found = {_value(row[0]): _value(row[1]) for row in self.select(_RECORDS.format(what="?g ?d", **about))}
            if len(found) >= count or len(begin) == _DIGITS:
                return found
        # There are many, or the server gives fewer rows than were asked for; digests are spread evenly.
        return {name: digest for digit in _HEXADECIMAL for name, digest in self.records(begin + digit).items()}

    def is_empty(self) -> bool:
        """Return whether no named graph holds anything. Raises as ``greet`` does."""
        return not self.select("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1")

    def present(self, names: Sequence[str]) -> Set[str]:
        """Return which graphs may hold something. Raises as ``greet`` does."""
        return self.counts(names).keys()

    def replace(self, window: Window, changed: Sequence[Portion], there: There) -> None:
        """Put graphs of a window in the place of what is there by their names, and keep their digests.

        Whatever breaks it off, a graph that is not whole has no digest. Raises as ``greet`` does.
        """
        if there.recorded:
            self.update(self._forget(name) for name in sorted(there.recorded))
        for portion in changed:
            # Where nothing is there, adding does the same as replacing, and some stores are faster at it.
            method = "PUT" if portion.name in there.present else "POST"
            for piece in window.pieces(portion, _LARGEST):
                self.connection.upload(method, self.places.data, piece, _N_TRIPLES, {"graph": portion.name})
                method = "POST"
        records = "".join(_record(portion) + " .\n" for portion in changed)
        self.connection.upload("POST", self.places.data, records.encode(), _N_TRIPLES, {"graph": self.records_name})

    def drop(self, names: Sequence[str]) -> None:
        """Take graphs and their records away. Raises as ``greet`` does."""
        self.update(self._clearing(There(set(names), set(names))))

    def select(self, query: str) -> list[ox.QuerySolution]:
        """Return the answers to a query. Raises as ``greet`` does."""
        response = self.connection.send(
            "POST", self.places.query, data={"query": query, **self._asked()}, headers={"Accept": _RESULTS}
        )
        try:
            answers = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise KgError(
                f"{self.places.query} does not answer as SPARQL: is the address right, and Target(dialect=…)?"
            ) from error
        if not isinstance(answers, ox.QuerySolutions):
            raise KgError(f"{self.places.query} answers a SELECT with something else.")
        return list(answers)

    def update(self, operations: Iterable[str]) -> None:
        """Run operations of SPARQL Update in one request. Raises as ``greet`` does."""
        self.connection.send("POST", self.places.update, data={"update": " ;\n".join(operations)})

    def _asked(self) -> Mapping[str, str]:
        return {}

    def _forget(self, name: str) -> str:
        return f"DELETE WHERE {{ GRAPH <{self.records_name}> {{ <{name}> <{DIGEST}> ?digest }} }}"

    def _clearing(self, there: There) -> list[str]:
        # Digests go first: a server that stops half-way must not take what is left for whole.
        dropping = (f"DROP SILENT GRAPH <{name}>" for name in sorted(there.present))
        return [*map(self._forget, sorted(there.recorded)), *dropping]

    def _quads(self, window: Window, changed: Sequence[Portion]) -> Body:
        """Return many graphs as one body, the digests last."""
        digests = "".join(f"{_record(portion)} <{self.records_name}> .\n" for portion in changed).encode()
        size = sum(portion.quads_size() for portion in changed) + len(digests)
        return Body(chain(window.quads(changed), [digests]), size)


class QuadStore(Store):
    """A store that takes quads of many graphs in one request."""

    def replace(self, window: Window, changed: Sequence[Portion], there: There) -> None:
        """Do as any store does, with one request for many graphs."""
        if there.present or there.recorded:
            self.update(self._clearing(there))
        body = self._quads(window, changed)
        self.connection.upload("POST", self.places.data, body, _N_QUADS, self._manner())

    def present(self, names: Sequence[str]) -> Set[str]:
        """Return all of them: to drop what is not there costs less than to look."""
        return set(names)

    def _manner(self) -> Mapping[str, str]:
        return {}


class OxigraphStore(QuadStore):
    """Oxigraph, which loads in bulk where no transaction is asked for.

    If it is cut off, part of the graphs may be there, with digests: they were empty before, so the number of their
    triples tells which are whole.
    """

    def _manner(self) -> Mapping[str, str]:
        return {"no_transaction": "true"}


class TransactionStore(Store):
    """A store with the transactions of RDF4J's REST interface: graphs change whole or not at all."""

    def counts(self, names: Sequence[str]) -> dict[str, int]:
        """Return what any store does; RDF4J would go through all of its statements for each few names."""
        wanted = set(names)
        found = ((_value(row[0]), int(_value(row[1]))) for row in self.select(_ALL_COUNTS))
        return {name: count for name, count in found if name in wanted}

    def replace(self, window: Window, changed: Sequence[Portion], there: There) -> None:
        """Do as any store does, in one transaction."""

        def fill(transaction: str) -> None:
            if there.present or there.recorded:
                self._change(transaction, self._clearing(there))
            self.connection.upload("PUT", transaction, self._quads(window, changed), _N_QUADS, {"action": "ADD"})

        self._transact(fill)

    def drop(self, names: Sequence[str]) -> None:
        """Take graphs and their records away in one transaction."""
        self._transact(lambda transaction: self._change(transaction, self._clearing(There(set(names), set(names)))))

    def present(self, names: Sequence[str]) -> Set[str]:
        """Return all of them: to drop what is not there costs less than to look."""
        return set(names)

    def _asked(self) -> Mapping[str, str]:
        # What a store infers belongs to no graph that was loaded.
        return {"infer": "false"}

    def _change(self, transaction: str, operations: Iterable[str]) -> None:
        body = " ;\n".join(operations).encode()
        self.connection.upload("PUT", transaction, body, "application/sparql-update", {"action": "UPDATE"})

    def _transact(self, work: Callable[[str], None]) -> None:
        begun = self.connection.send("POST", f"{self.places.query}/transactions")
        # Behind a gateway the server's own idea of its address may be wrong, and secrets go to nobody else.
        transaction = f"{self.places.query}/transactions/{begun.headers['Location'].rstrip('/').rpartition('/')[2]}"
        try:
            work(transaction)
            self.connection.send("PUT", transaction, params={"action": "COMMIT"})
        except BaseException:
            self._roll_back(transaction)
            raise

    def _roll_back(self, transaction: str) -> None:
        try:
            self.connection.ask("DELETE", transaction)
        except (Interrupted, KgError, httpx.HTTPError):
            # The server forgets a transaction of which it hears nothing; the first error is the one to tell.
            return


def _record(portion: Portion) -> str:
    return f'<{portion.name}> <{DIGEST}> "{portion.digest}"'


def _value(term: object) -> str:
    if not isinstance(term, ox.NamedNode | ox.Literal):
        raise KgError(f"A store answers {term!r} where a name or a number was asked for.")
    return term.value
