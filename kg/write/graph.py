"""From sorted runs to ``graph.nq`` and ``graph.ttl``, in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kg.write.part import BLOCK
from kg.write.terms import TERMS, TYPE
from kg.write.turtle import Turtle

_LOCAL_NAMES = {term: name for name, term in TERMS.items()}


class GraphFiles:
    """Writes both files from the sorted lines of all graphs, and counts what it writes."""

    def __init__(self, quads: BinaryIO, turtle: BinaryIO, base: str, folder: Path) -> None:
        self.nodes: Counter[str] = Counter()
        """How many nodes each class of the ontology has in the merged graph."""
        self.triples = 0
        """Of the merged graph, claims left out."""
        self.quads = 0
        self._quads_file, self._turtle_file, self._folder = quads, turtle, folder
        self._turtle = Turtle(base)
        self._subject = b""
        self._said: dict[bytes, list[bytes]] = {}
        turtle.write(self._turtle.head())

    def write(self, blocks: Iterable[list[bytes]]) -> None:
        """Write sorted lines, one graph's or many's. Raises ``OSError``."""
        for block in blocks:
            start = 0
            for place, line in enumerate(block):
                if BLOCK in line:
                    self._take(block[start:place])
                    start = place + 1
                    self._end_node()
                    self._copy(line)
            self._take(block[start:])
        self._end_node()

    def _take(self, lines: list[bytes]) -> None:
        self.quads += len(lines)
        self._quads_file.writelines(lines)
        for line in lines:
            subject, predicate, rest = line.split(b" ", 2)
            if subject != self._subject:
                self._end_node()
                self._subject, self._said = subject, defaultdict(list)
            # Behind the value stands the graph, an IRI: the last space but one ends the value.
            value = rest[: rest.rindex(b" <")]
            values = self._said[predicate]
            # The lines are sorted, so what another article also says stands next to it.
            if not values or values[-1] != value:
                values.append(value)

    def _end_node(self) -> None:
        """Write the subject that is complete in Turtle."""
        if not self._said:
            return
        self.triples += sum(map(len, self._said.values()))
        self.nodes.update(_LOCAL_NAMES[kind] for kind in self._said.get(TYPE, ()) if kind in _LOCAL_NAMES)
        self._turtle_file.write(self._turtle.node(self._subject, self._said))
        self._subject, self._said = b"", {}

    def _copy(self, line: bytes) -> None:
        """Take over a block that a part has finished."""
        _, _, where = line.partition(BLOCK)
        name, start, quad_bytes, turtle_bytes, lines = where.split()
        with (self._folder / name.decode()).open("rb", buffering=0) as file:
            file.seek(int(start))
            self._quads_file.write(file.read(int(quad_bytes)))
            self._turtle_file.write(file.read(int(turtle_bytes)))
        self.quads += int(lines)
        if int(turtle_bytes):
            self.triples += int(lines)
