"""From sorted runs to ``graph.nq`` and ``graph.ttl``, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.write.part import BLOCK
from kg.write.quads import DOCUMENT
from kg.write.terms import TERMS, TYPE
from kg.write.turtle import Turtle

# A number is looked for in bytes at once; bytes are first tried as one.
_BLOCK = BLOCK[0]
_LOCAL_NAMES = {term: name for name, term in TERMS.items()}


class GraphFiles:
    """Writes both files from the sorted lines of all graphs, and counts what it writes."""

    def __init__(self, quads: BinaryIO, turtle: BinaryIO, base: str, folder: Path) -> None:
        self.nodes: dict[str, int] = {}
        """How many nodes each class of the ontology has in the merged graph."""
        self.triples = 0
        """Of the merged graph, claims left out."""
        self.quads = 0
        self._quads_file, self._turtle_file, self._folder = quads, turtle, folder
        self._turtle = Turtle(base)
        self._subject = b""
        self._tail = b" <"
        """How the line before ends behind its value."""
        self._said: dict[bytes, list[bytes]] = {}
        self._open = ExitStack()
        self._parts: dict[bytes, BinaryIO] = {}
        """The files in which parts keep their blocks, by name; open while this writes."""
        turtle.write(self._turtle.head())

    def write(self, blocks: Iterable[list[bytes]]) -> None:
        """Write sorted lines, one graph's or many's. Raises ``OSError``."""
        with ExitStack() as self._open:
            for block in blocks:
                start = 0
                for place, line in enumerate(block):
                    if _BLOCK in line:
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
            # Behind the value stands the graph, an IRI: the last space but one ends the value. Most lines have the
            # graph of the line before, and that is told faster.
            if not rest.endswith(self._tail):
                self._tail = rest[rest.rindex(b" <") :]
            value = rest[: -len(self._tail)]
            if subject != self._subject:
                self._end_node()
                self._subject = subject
            values = self._said.get(predicate)
            if values is None:
                self._said[predicate] = [value]
            elif values[-1] != value:  # the lines are sorted, so what another article also says stands next to it
                values.append(value)

    def _end_node(self) -> None:
        """Write the subject that is complete in Turtle."""
        if not self._said:
            return
        self.triples += sum([len(values) for values in self._said.values()])
        for kind in self._said.get(TYPE, ()):
            name = _LOCAL_NAMES.get(kind)
            if name is not None:
                self.nodes[name] = self.nodes.get(name, 0) + 1
        self._turtle_file.write(self._turtle.node(self._subject, self._said))
        self._subject, self._said = b"", {}

    def _copy(self, line: bytes) -> None:
        """Take over a block that a part has finished."""
        subject, _, where = line.partition(BLOCK)
        name, *numbers = where.split()
        start, quad_bytes, turtle_bytes, lines = map(int, numbers)
        file = self._parts.get(name)
        if file is None:
            file = self._parts[name] = self._open.enter_context((self._folder / name.decode()).open("rb", buffering=0))
        file.seek(start)
        document = subject[: subject.rindex(b"#")]
        self._quads_file.write(file.read(quad_bytes).replace(DOCUMENT, document))
        self.quads += lines
        if turtle_bytes:
            self._turtle_file.write(file.read(turtle_bytes))
            self.triples += lines
