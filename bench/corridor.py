"""How fast articles become a graph, beside ``jieba.lcut`` over the same clean text, on one core."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import jieba

from kg.build import facts_from, settle
from kg.clean import clean_document
from kg.datamodel import CleanText, Document, DocumentFacts
from kg.read import read_documents
from kg.resolve import resolve_facts
from kg.vocabulary import DEFAULT_BASE
from kg.write import Options, Part, write_graph

ENOUGH = 100_000
"""Articles are taken again, under other names, until their clean text has so many characters."""


class Corridor(NamedTuple):
    """Medians over the rounds, in seconds of the processor, which other processes do not take, and what was read."""

    articles: int
    characters: int
    jieba: float
    understand: float
    """Clean, annotate, find scenes, extract."""
    write: float
    """Resolve, sort and write the files."""

    @property
    def ratio(self) -> float:
        """Speed of the build as a share of jieba's."""
        return self.jieba / (self.understand + self.write)


def measure_corridor(folder: str, rounds: int) -> Corridor:
    """Return how long the articles of a folder take; start-up, reading files and whole HTML pages are left out."""
    jieba.setLogLevel(logging.WARNING)
    documents, texts = _load(folder)
    jieba.lcut(texts[0])
    with tempfile.TemporaryDirectory() as scratch:
        _build(documents[:1], Path(scratch))
    settle()
    segmented, understood, written = [], [], []
    # What one round wrote is only removed at the end: file systems are slow to make files where others have just gone.
    with tempfile.TemporaryDirectory() as scratch:
        for turn in range(rounds):
            segmented.append(_seconds(lambda: [jieba.lcut(text) for text in texts]))
            understand, write = _build(documents, Path(scratch, str(turn)))
            understood.append(understand)
            written.append(write)
    characters = sum(map(len, texts))
    return Corridor(len(documents), characters, median(segmented), median(understood), median(written))


def _load(folder: str) -> tuple[list[Document], list[str]]:
    read = [document for document in read_documents([folder]) if isinstance(document, Document)]
    pairs = [(document, clean_document(document)) for document in read if not _is_page(document)]
    known = [(document, clean.text) for document, clean in pairs if isinstance(clean, CleanText)]
    if not known:
        raise SystemExit(f"{folder}: no articles to measure by, whole HTML pages apart.")
    times = 1 + ENOUGH // sum(len(text) for _, text in known)
    documents = [
        document._replace(identifier=f"{turn}/{document.identifier}") for turn in range(times) for document, _ in known
    ]
    return documents, [text for _, text in known] * times


def _is_page(document: Document) -> bool:
    return b"<html" in document.content.lower()


def _build(documents: Sequence[Document], folder: Path) -> tuple[float, float]:
    """Return the seconds of reading and of writing; as in a build, one article is written before the next is read."""
    understand = 0.0
    options = Options(DEFAULT_BASE)
    work, new = folder / "work", folder / "new"
    work.mkdir(parents=True)
    new.mkdir()
    start = time.process_time()
    part = Part(work, new, "part", options)
    for document in documents:
        begun = time.process_time()
        said = facts_from(document)
        understand += time.process_time() - begun
        if isinstance(said, DocumentFacts):
            part.add(resolve_facts(said, options.base), {}, "")
    write_graph([part.finish()], work, new, options, None)
    return understand, time.process_time() - start - understand


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start
