"""Brings the graphs of a build into a store: what changed goes over, what did not stays, and all is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KgError
from kg.load.sparql.portions import Window, base_of, size_of, verify_lines, windows
from kg.load.sparql.stores import Store, There

if TYPE_CHECKING:
    from rdflib import Dataset


_DROPPED_AT_ONCE = 200


class Step(NamedTuple):
    """How far a load has come."""

    done: int
    total: int
    """Bytes of lines, about; 0 where the whole is not known."""
    triples: int


class Difference(NamedTuple):
    """A graph that is not as it should be."""

    name: str
    expected: int
    found: int


class Loaded(NamedTuple):
    """What a load did."""

    graphs: int
    triples: int
    sent: int
    """Graphs that were new or had changed."""
    triples_sent: int
    unchanged: int
    dropped: int
    left: tuple[str, ...]
    """Graphs that an earlier load brought, that the build no longer has, and that were not to be dropped."""
    interruptions: int
    """How often something was done again because the connection broke."""
    differing: tuple[Difference, ...]
    """Graphs of which the store has another number of triples in the end; none if all is well."""


Watch = Callable[[Step], None]


class Load:
    """One load of one build into one store."""

    def __init__(self, graph: str | Path | Dataset, store: Store, chunk: int, watch: Watch) -> None:
        """Take what is loaded, where to, how many bytes together, and whom to tell how far it has come."""
        self._graph, self._store, self._chunk, self._watch = graph, store, chunk, watch
        self._expected: dict[str, int] = {}
        self._sent: set[str] = set()
        self._triples_sent = 0
        self._known: dict[str, str] = {}
        self._clean = False

    def run(self, prune: bool, again: bool) -> Loaded:
        """Load, and return what was done. Raises ``KgError`` for what the user or the server must mend."""
        store, connection = self._store, self._store.connection
        records = self._known = connection.persist(store.records)
        self._clean = not records and connection.persist(store.is_empty)
        self._send_all(again)
        if connection.broken:
            # A server that was killed may have lost what it had already confirmed.
            self._known = connection.persist(store.records)
            self._send_all(again=False)
        differing = self._differing(everything=connection.broken > 0)
        gone = sorted(set(records) - set(self._expected))
        if prune:
            for start in range(0, len(gone), _DROPPED_AT_ONCE):
                some = gone[start : start + _DROPPED_AT_ONCE]
                connection.persist(lambda some=some: store.drop(some))  # type: ignore[misc]
        return Loaded(
            graphs=len(self._expected),
            triples=sum(self._expected.values()),
            sent=len(self._sent),
            triples_sent=self._triples_sent,
            unchanged=len(self._expected) - len(self._sent),
            dropped=len(gone) if prune else 0,
            left=() if prune else tuple(gone),
            interruptions=connection.broken,
            differing=tuple(differing),
        )

    def _send_all(self, again: bool) -> None:
        held = {} if again else self._store.connection.persist(lambda: self._store.counts(list(self._known)))
        done, triples, total = 0, 0, size_of(self._graph)
        self._watch(Step(done, total, triples))
        for window in windows(self._graph, self._chunk):
            for portion in window.portions:
                self._expected[portion.name] = portion.triples
                triples += portion.triples
                done += portion.quads_size()
            self._send_window(window, held)
            self._watch(Step(done, total, triples))

    def _send_window(self, window: Window, held: Mapping[str, int]) -> None:
        """Send what is not in the store as it is; ``held`` are the triples of those that were loaded before."""
        changed = [
            portion
            for portion in window.portions
            if (self._known.get(portion.name), held.get(portion.name)) != (portion.digest, portion.triples)
        ]
        names = {portion.name for portion in changed}
        clean = self._clean and not self._store.connection.broken
        recorded = chain([names & self._known.keys()], repeat(names))
        present = chain([set()] if clean else [], repeat(names))

        def replace() -> None:
            # What was broken off may have left something of any of them.
            there = There(self._store.present(sorted(next(present))), next(recorded))
            self._store.replace(window, changed, there)

        if changed:
            self._persist(replace)
        self._triples_sent += sum(portion.triples for portion in changed if portion.name not in self._sent)
        self._sent |= names

    def _persist(self, work: Callable[[], None]) -> None:
        try:
            self._store.connection.persist(work)
        except KgError:
            # If the file itself is damaged, that is what to say.
            verify_lines(self._graph)
            raise

    def _differing(self, everything: bool) -> list[Difference]:
        """Count what was sent, or everything; what was not sent had been counted before."""
        names = list(self._expected if everything else self._sent)
        found = self._store.connection.persist(lambda: self._store.counts(names))
        return [
            Difference(name, self._expected[name], found.get(name, 0))
            for name in names
            if found.get(name, 0) != self._expected[name]
        ]


def records_name(graph: str | Path | Dataset, default: str) -> str:
    """Return the name of the graph that keeps what was loaded of builds with the base of this one."""
    return f"{base_of(graph, default)}loads"
