"""What one process writes: its share of the articles, as sorted runs and as texts.

Lines whose subjects other articles may share are sorted line by line. A mention or a claim
belongs to one article, so those are kept as blocks, finished for both files, and only a line that says
where the block lies goes through the sorting, in the place that the block's lines take.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from kg.datamodel import CleanText, ResolvedFacts, Skipped
from kg.layout import TEXT_DIGEST, text_path
from kg.sorting import LineSorter
from kg.write.options import Options
from kg.write.provenance import source_line
from kg.write.quads import ArticleWriter, Lines, meetings
from kg.write.turtle import Turtle

BLOCK = b"\x01"
"""Marks a line that stands for a block; values have such characters escaped, so no other line holds it."""


BUFFER = 1 << 20
"""So many bytes of a file are held before they are written: each writing costs as much time as many lines."""


class Runs(NamedTuple):
    """The sorted runs of one share, or of all of them."""

    graph: list[Path]
    meetings: list[Path]
    outcomes: list[Path]
    sources: list[Path]
    """Document, digest of its input, and what read it."""


class Part:
    """Takes articles one after another. Raises ``OSError`` when something cannot be written.

    As a context it closes its files, whatever happens.
    """

    def __init__(self, folder: Path, new: Path, name: str, options: Options) -> None:
        self._new = new
        self._options = options
        self._graph = LineSorter(folder, f"{name}-graph")
        self._meetings = LineSorter(folder, f"{name}-meetings")
        self._outcomes = LineSorter(folder, f"{name}-outcomes")
        self._sources = LineSorter(folder, f"{name}-sources")
        self._blocks = (folder / f"{name}-blocks").open("wb", buffering=BUFFER)
        self._blocks_name, self._blocks_end = f"{name}-blocks".encode(), 0
        self._turtle = Turtle(options.base)
        self._folders: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blocks.close()

    def add(
        self, resolved: ResolvedFacts, remarks: Mapping[str, tuple[str, ...] | Mapping[str, object]], digest: str
    ) -> None:
        """Write an article; ``remarks`` go to its entry in the report, those that are empty are left out.

        ``digest`` tells its input from others.
        """
        text = self._write_text(resolved.clean) if self._options.texts else {}
        writer = ArticleWriter(resolved, quotes=self._options.texts)
        mentions = writer.mentions()
        quads = writer.quads(mentions)
        turtle = self._turtle.mentions(writer.document, mentions)
        place = writer.document[:-1]
        lines = quads.statements
        lines.append(self._block(place + b"#char=", quads.mentions, turtle))
        lines.append(self._block(place + b"#claim-", quads.claims, b""))
        _put(self._graph, lines)
        _put(self._meetings, meetings(resolved))
        _put(self._sources, [source_line(resolved, digest)])
        said = {name: remark for name, remark in remarks.items() if remark}
        relations = sum(1 for fact in resolved.facts if fact.evidence)
        counts = {"entities": len(resolved.entities), "relations": relations, "mentions": len(mentions)}
        self._note(
            resolved.clean.document_id, {"outcome": "read", "document": resolved.document, **counts, **text, **said}
        )

    def skip(self, skipped: Skipped) -> None:
        """Note an input that was not read."""
        self._note(skipped.identifier, {"outcome": "skipped", "reason": skipped.reason})

    def finish(self) -> Runs:
        """Return the runs; nothing can be added afterwards."""
        self._blocks.close()
        return Runs(*(sorter.flush() for sorter in (self._graph, self._meetings, self._outcomes, self._sources)))

    def _write_text(self, clean: CleanText) -> dict[str, str]:
        """Write a text; return the digest by which a check knows it again."""
        path = os.path.join(self._new, text_path(clean.document_id))
        folder = os.path.dirname(path)
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        content = clean.text.encode(errors="replace")
        with open(path, "wb", buffering=0) as file:
            file.write(content)
        return {TEXT_DIGEST: sha256(content).hexdigest()}

    def _block(self, place: bytes, quads: Lines, turtle: bytes) -> bytes:
        start, size = self._blocks_end, len(quads.content)
        self._blocks.write(quads.content)
        self._blocks.write(turtle)
        self._blocks_end += size + len(turtle)
        return b"%b%b%b %d %d %d %d\n" % (place, BLOCK, self._blocks_name, start, size, len(turtle), quads.number)

    def _note(self, identifier: str, outcome: Mapping[str, Any]) -> None:
        line = json.dumps([identifier, outcome], ensure_ascii=False).encode(errors="replace") + b"\n"
        _put(self._outcomes, [line])


def _put(sorter: LineSorter, lines: Iterable[bytes]) -> None:
    held = list(lines)
    sorter.add(held, sum([len(line) for line in held]))
