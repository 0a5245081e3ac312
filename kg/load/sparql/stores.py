"""What stores can do, by the way in which they take graphs in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

import httpx

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
_UPDATED = 1 << 18
"""The same of an update, which stores read as a whole."""
_ASKED_AT_ONCE = 100
_COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
_ALL_COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_RECORDS = "SELECT {what} WHERE {{ GRAPH <{graph}> {{ ?g <{digest}> ?d }} {only} }}"
_ONLY = 'FILTER (STRSTARTS(STR(?d), "{begin}"))'
_NOT_SPARQL = (
    "Is the address right, and Target(dialect=…)? If both are, something cuts or changes what the server answers: look "
    "at its log, and at a gateway before it."
)


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
        self.select("SELECT (1 AS ?one) WHERE { }", "one")

    def counts(self, names: Sequence[str]) -> dict[str, int]:
        """Return how many triples graphs hold; what is not there is left out. Raises as ``greet`` does."""
        found: dict[str, int] = {}
        for start in range(0, len(names), _ASKED_AT_ONCE):
            listed = " ".join(f"<{name}>" for name in names[start : start + _ASKED_AT_ONCE])
            for name, number in self.select(_COUNTS.format(names=listed), "g", "n"):
                # Some stores answer an empty group with one row of zero.
                if name is not None and (count := self._number(number)):
                    found[name] = count
        return found

    def records(self, begin: str = "") -> dict[str, str]:
        """Return the digests, those that begin so, of the graphs that were loaded. Raises as ``greet`` does."""
        about = {"graph": self.records_name, "digest": DIGEST}
        # To Virtuoso, nothing begins with an empty string.
        about["only"] = _ONLY.format(begin=begin) if begin else ""
        counted = self.select(_RECORDS.format(what="(COUNT(*) AS ?n)", **about), "n")
        if len(counted) != 1:
            raise KgError(f"{self.places.query} answers a count with {len(counted)} rows instead of one. {_NOT_SPARQL}")
        if (count := self._number(counted[0][0])) <= _PAGE:
            rows = self.select(_RECORDS.format(what="?g ?d", **about), "g", "d")
            found = {self._text(name): self._text(digest) for name, digest in rows}
            if len(found) >= count or len(begin) == _DIGITS:
                return found
        # There are many, or the server gives fewer rows than were asked for; digests are spread evenly.
        return {name: digest for digit in _HEXADECIMAL for name, digest in self.records(begin + digit).items()}

    def is_empty(self) -> bool:
        """Return whether no named graph holds anything. Raises as ``greet`` does."""
        return not self.select("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1", "g")

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

    def select(self, query: str, *variables: str) -> list[tuple[str | None, ...]]:
        """Return the answers to a query, each as the values of these variables; None for one without a value.

        Raises as ``greet`` does.
        """
        response = self.connection.send(
            "POST", self.places.query, data={"query": query, **self._asked()}, headers={"Accept": _RESULTS}
        )
        try:
            rows = json.loads(response.content)["results"]["bindings"]
            return [tuple(_value(row[name]) if name in row else None for name in variables) for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            raise KgError(
                f"{self.places.query} gives an answer that cannot be read ({type(error).__name__}: {error}). "
                f"{_NOT_SPARQL}"
            ) from error

    def update(self, operations: Iterable[str]) -> None:
        """Run operations of SPARQL Update in one request. Raises as ``greet`` does."""
        self.connection.send("POST", self.places.update, data={"update": " ;\n".join(operations)})

    def _asked(self) -> Mapping[str, str]:
        return {}

    def _text(self, value: str | None) -> str:
        if value is None:
            raise KgError(f"{self.places.query} answers nothing where a name or a number was asked for. {_NOT_SPARQL}")
        return value

    def _number(self, value: str | None) -> int:
        try:
            return int(self._text(value))
        except ValueError as error:
            raise KgError(f"{self.places.query} counts {value!r}, which is no number. {_NOT_SPARQL}") from error

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


class UpdateStore(Store):
    """A store of which no more is known than where queries and updates go: graphs are written by updates."""

    def replace(self, window: Window, changed: Sequence[Portion], there: There) -> None:
        """Do as any store does, with updates alone."""
        if there.present or there.recorded:
            self.update(self._clearing(there))
        for portion in changed:
            for piece in window.pieces(portion, _UPDATED):
                self._insert(portion.name, piece)
        self._insert(self.records_name, "".join(_record(portion) + " .\n" for portion in changed).encode())

    def _insert(self, name: str, lines: bytes) -> None:
        # N-Triples escapes texts as SPARQL does.
        body = f"INSERT DATA {{ GRAPH <{name}> {{\n".encode() + lines + b"} }"
        self.connection.upload("POST", self.places.update, body, "application/sparql-update")


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
        found = self.select(_ALL_COUNTS, "g", "n")
        return {name: self._number(count) for name, count in found if name in wanted}

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
        transactions = f"{self.places.query}/transactions"
        place = self.connection.send("POST", transactions).headers.get("Location", "")
        # Behind a gateway the server's own idea of its address may be wrong, and secrets go to nobody else.
        name = place.rstrip("/").rpartition("/")[2]
        if not name:
            raise KgError(
                f"{transactions} begins a transaction and does not tell where it is: there is no header Location. A "
                "gateway before the server may drop it; or it is another kind of store, Target(dialect=…)."
            )
        transaction = f"{transactions}/{name}"
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


def _value(term: Mapping[str, str]) -> str | None:
    """Return the value of a term as SPARQL's JSON has it; None for a blank node, which is nothing that was loaded."""
    if not isinstance(term["value"], str):
        raise TypeError(f"{term} has a value that is no text")
    return None if term["type"] == "bnode" else term["value"]
